import { AppError, messageOf } from '#core/errors.ts';
import { evaluatorFor } from '#core/exercise/draw.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { definitionOf } from '#core/exercise/types/index.ts';
import type { FileLine } from './compiled-form.ts';
import { compiledPath } from './compile-pack.ts';
import type { PackOutline } from './outline.ts';

/** One of the two packs that are compared. */
export interface DiffSide {
  outline: Pick<PackOutline, 'id' | 'exercises'>;
  files: readonly FileLine[];
  /** Errors: AppError when it cannot be read. */
  exercise(id: string): Exercise;
}

/** What became of one exercise from one pack to the other. */
export interface ExerciseChange {
  id: string;
  title: string;
  change: 'added' | 'removed' | 'changed';
  /** Right answers that differ, by part and seed; only of an exercise that both packs have. */
  answers: AnswerChange[];
}

export interface AnswerChange {
  seed: number;
  part: string;
  /** What to hand in, as JSON; or why there is no answer. Undefined where the part is missing. */
  before: string | undefined;
  after: string | undefined;
}

/**
 * The exercises that differ, in the order of the second pack, removed ones last, and whose right answers change with
 * them on these seeds; 0 stands for the numbers of the source.
 */
export function diffPacks(
  before: DiffSide,
  after: DiffSide,
  seeds: readonly number[],
): ExerciseChange[] {
  const old = new Map(before.outline.exercises.map((one) => [one.id, one]));
  const changes = after.outline.exercises.flatMap(({ id, title }): ExerciseChange[] => {
    if (!old.has(id)) return [{ id, title, change: 'added', answers: [] }];
    if (sumOf(before, id) === sumOf(after, id)) return [];
    return [{ id, title, change: 'changed', answers: answerChanges(before, after, id, seeds) }];
  });
  const kept = new Set(after.outline.exercises.map(({ id }) => id));
  const removed = [...old.values()].filter(({ id }) => !kept.has(id));
  return [
    ...changes,
    ...removed.map(({ id, title }): ExerciseChange => ({
      id,
      title,
      change: 'removed',
      answers: [],
    })),
  ];
}

const sumOf = ({ files }: DiffSide, id: string): string | undefined =>
  files.find(({ path }) => path === compiledPath(id))?.sha256;

function answerChanges(
  before: DiffSide,
  after: DiffSide,
  id: string,
  seeds: readonly number[],
): AnswerChange[] {
  const [first, second] = [before.exercise(id), after.exercise(id)];
  const parts = [...new Set([...first.parts, ...second.parts].map((part) => part.id))];
  return seeds.flatMap((seed) => {
    const [old, now] = [answersOf(before, first, seed), answersOf(after, second, seed)];
    return parts
      .map((part) => ({ seed, part, before: old.get(part), after: now.get(part) }))
      .filter((one) => one.before !== one.after);
  });
}

/** A right answer for each part, as a learner hands it in. */
function answersOf({ outline }: DiffSide, exercise: Exercise, seed: number): Map<string, string> {
  const pack = { ...EMPTY, id: outline.id };
  return new Map(
    exercise.parts.map(({ id, type: name, spec }) => {
      try {
        const type = definitionOf(name);
        const expected = type.solve(spec, evaluatorFor(pack, exercise, seed));
        return [id, JSON.stringify(type.samples(expected).correct)];
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        return [id, `no answer: ${messageOf(thrown)}`];
      }
    }),
  );
}

/** Draws depend on nothing of a pack but its id. */
const EMPTY = {
  title: '',
  version: '',
  description: '',
  conventions: [],
  topics: [],
  exercises: [],
  primers: [],
};

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { buildScene } from '#core/scene/scene.ts';
import { evaluatorFor } from './draw.ts';
import { draw, grade, hint, readPack, solution, trySamples } from './engine.ts';
import type { Exercise, PackFile } from './engine.ts';
import type { ExercisePart } from './exercise.ts';
import type { Evaluator } from './language/evaluator.ts';
import { checkMath } from './parse/check-math.ts';
import { definitionOf } from './types/index.ts';

const PACKS = join(import.meta.dirname, '../../exercises');
/** The numbers of the source and twenty other draws. */
const SEEDS = Array.from({ length: 21 }, (_, seed) => seed);
/** What a value that went missing leaves in a text. */
const BROKEN_TEXT = /undefined|NaN|\[object|\\val\{/;

const filesOf = (folder: string): PackFile[] =>
  readdirSync(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const folders = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(folders)('pack %s', (name) => {
  const { pack, issues } = readPack(filesOf(join(PACKS, name)));

  test('is read without an issue', () => {
    const lines = issues.map(({ file, line, column, message }) => {
      return `${file}:${line}:${column}: ${message}`;
    });
    expect(lines).toEqual([]);
    expect(pack?.id).toBe(name);
  });
  if (!pack) return;

  describe.each(pack.exercises.map((exercise) => [exercise.id, exercise] as const))(
    '%s',
    (_, exercise) => {
      test('has a statement, prompts, two or three hints and a solution in every draw', () => {
        expect([2, 3]).toContain(exercise.hints.length);
        for (const seed of SEEDS) {
          const problem = draw(pack, exercise, seed);
          const texts = [
            problem.statement,
            ...problem.parts.map(({ prompt }) => prompt),
            ...exercise.hints.map((_, index) => hint(pack, exercise, seed, index)),
            solution(pack, exercise, seed),
          ];
          expect(texts.filter((text) => text === '')).toEqual([]);
          expect(texts.flatMap(faultsOf), `seed ${seed}`).toEqual([]);
        }
      });

      test('knows right, wrong and unreadable answers apart in every draw', () => {
        const unexpected = SEEDS.flatMap((seed) =>
          trySamples(pack, exercise, seed)
            .filter(({ sample, verdict }) => !isExpected(sample, verdict.status))
            .map(({ part, sample, raw, verdict }) => ({ seed, part, sample, raw, verdict })),
        );
        expect(unexpected).toEqual([]);
      }, 60_000);

      test('costs a try for what can be read alone', () => {
        for (const { part, sample, raw } of trySamples(pack, exercise, 0)) {
          const { countsAsTry } = grade(pack, exercise, 0, { [part]: raw });
          expect(countsAsTry, `${part}, ${sample}`).toBe(sample !== 'unreadable');
        }
      });

      test('names each mistake that the author foresaw, wherever it is one', () => {
        const met = new Set<string>();
        const unnamed = SEEDS.flatMap((seed) =>
          foreseen(exercise, evaluatorFor(pack, exercise, seed)).flatMap(
            ({ part, mistake, raw }) => {
              const { parts } = grade(pack, exercise, seed, { [part]: raw });
              const verdict = parts.find((one) => one.part === part);
              // With some numbers a mistake leads to the right answer.
              if (verdict?.status === 'correct') return [];
              met.add(mistake);
              return verdict?.diagnosis.length === 1 ? [] : [{ seed, mistake, raw, verdict }];
            },
          ),
        );
        expect(unnamed).toEqual([]);
        const all = new Set(exercise.parts.flatMap(answersForeseen).map(({ mistake }) => mistake));
        expect(
          [...all].filter((mistake) => !met.has(mistake)),
          'never a mistake',
        ).toEqual([]);
      }, 60_000);

      test('shows a window nothing that depends on the answer', () => {
        const open = exercise.parts.filter(({ type }) =>
          ['number', 'integer', 'shape', 'expression'].includes(type),
        );
        for (const seed of SEEDS) {
          const { parts } = draw(pack, exercise, seed);
          const evaluator = evaluatorFor(pack, exercise, seed);
          for (const part of open) {
            const shown = parts.find(({ id }) => id === part.id)?.view;
            expect(viewWithoutAnswer(part, evaluator)).toEqual(shown);
          }
        }
      });

      if (!exercise.view) return;
      test('has a picture in every draw', () => {
        for (const seed of SEEDS) {
          const { scene } = draw(pack, exercise, seed);
          expect(scene && buildScene(scene).stepCount).toBeGreaterThan(0);
        }
      });
    },
  );
});

function isExpected(sample: string, status: string): boolean {
  if (sample !== 'wrong') return status === sample;
  return ['wrong', 'partly', 'right-in-another-convention'].includes(status);
}

/** Formulas that cannot be set, and values that are none. */
function faultsOf(text: string): string[] {
  const faults: string[] = [];
  checkMath(text, (offset, message) => faults.push(`${message}: ${text.slice(offset)}`));
  const broken = BROKEN_TEXT.exec(text);
  return broken ? [...faults, text.slice(broken.index)] : faults;
}

/** The misreadings of a part that an author gave by their answer. */
function answersForeseen({ id, spec }: ExercisePart) {
  return spec.misreadings.flatMap((misreading, index) => {
    const { answer, id: name = index } = misreading;
    return answer === undefined ? [] : [{ answer, mistake: `${id}, ${index}: ${name}` }];
  });
}

/** The wrong answers that an author gives, as a learner would type them. */
function foreseen({ parts }: Exercise, evaluator: Evaluator) {
  return parts.flatMap((part) => {
    const type = definitionOf(part.type);
    return answersForeseen(part).flatMap(({ answer, mistake }) => {
      try {
        const expected = type.solve(Object.assign({}, part.spec, { answer }), evaluator);
        return [{ part: part.id, mistake, raw: type.samples(expected).correct }];
      } catch (thrown) {
        // The mistake leads nowhere with these numbers, such as a kernel larger than its input.
        if (thrown instanceof AppError) return [];
        throw thrown;
      }
    });
  });
}

/** What the window is shown of a part of which nobody knows the answer. */
function viewWithoutAnswer({ type, spec }: ExercisePart, evaluator: Evaluator): unknown {
  const blind = Object.assign({}, spec, { answer: undefined });
  return definitionOf(type).view(blind, evaluator, new Random(1));
}

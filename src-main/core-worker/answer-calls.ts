import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import {
  draw,
  explain,
  freshSeed,
  grade,
  hint,
  readPack,
  solution,
  withMarks,
} from '#core/exercise/engine.ts';
import type { Exercise, Pack } from '#core/exercise/engine.ts';
import type { CallInput, CallName, CallOutput, Drawn, PackOutline } from './protocol.ts';

type Answers = { [C in CallName]: (input: CallInput<C>) => CallOutput<C> };

/**
 * The core behind the worker's calls; it keeps the packs that were loaded, by their keys. The numbers in its
 * texts carry marks, so that the window can ask about them.
 */
export function createAnswers(): Answers {
  const packs = new Map<string, Pack>();

  function find({ key, exerciseId }: Drawn): [Pack, Exercise] {
    const pack = packs.get(key);
    const exercise = pack?.exercises.find(({ id }) => id === exerciseId);
    if (pack && exercise) return [pack, exercise];
    throw new AppError('exercise', `worker: expected ${exerciseId} in a loaded pack, got none`);
  }

  return {
    load({ key, files }) {
      const { pack, issues } = readPack(files);
      if (pack) packs.set(key, withMarks(pack));
      return { pack: pack && outlineOf(pack), issues };
    },
    fresh: (input) => freshSeed(...find(input), input.used, new Random(input.source)),
    draw: (input) => draw(...find(input), input.seed),
    grade: (input) => grade(...find(input), input.seed, input.answers),
    hint: (input) => hint(...find(input), input.seed, input.index),
    solution: (input) => solution(...find(input), input.seed),
    explain: (input) => explain(...find(input), input.seed, input.address, input),
  };
}

/** What a list of packs and exercises shows. */
export function outlineOf({ exercises, ...pack }: Pack): PackOutline {
  return {
    ...pack,
    exercises: exercises.map(({ id, title, section, difficulty, topics, needs, parts }) => ({
      id,
      title,
      section,
      difficulty,
      topics,
      needs,
      types: [...new Set(parts.map(({ type }) => type))],
    })),
  };
}

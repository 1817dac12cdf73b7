import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import {
  draw,
  explain,
  freshSeed,
  grade,
  hint,
  solution,
  withMarks,
} from '#core/exercise/engine.ts';
import type { Exercise, Pack } from '#core/exercise/engine.ts';
import { loadPack, type LoadedPack } from '../pack-files/loaded-pack.ts';
import type { CallInput, CallName, CallOutput, Drawn } from './protocol.ts';

type Answers = { [C in CallName]: (input: CallInput<C>) => CallOutput<C> };

/**
 * The core behind the worker's calls; it keeps the packs that were loaded, by their hashes, and the exercises of
 * them that were asked for. The numbers in its texts carry marks, so that the window can ask about them.
 */
export function createAnswers(): Answers {
  const packs = new Map<string, LoadedPack>();
  const opened = new Map<string, [Pack, Exercise]>();

  function find({ key, exerciseId }: Drawn): [Pack, Exercise] {
    const known = opened.get(`${key}/${exerciseId}`);
    if (known) return known;
    const loaded = packs.get(key);
    const exercise = loaded?.exercise(exerciseId);
    if (!loaded || !exercise)
      throw new AppError('exercise', `worker: expected ${exerciseId} in a loaded pack, got none`);
    const single = { ...loaded.outline, exercises: [exercise], primers: [] };
    // The numbers of a primer cannot be asked about.
    const pack = loaded.outline.primers.includes(exerciseId) ? single : withMarks(single);
    const found: [Pack, Exercise] = [pack, pack.exercises[0] ?? exercise];
    opened.set(`${key}/${exerciseId}`, found);
    return found;
  }

  return {
    load(source) {
      const { loaded, issues } = loadPack(source);
      if (!loaded) return { pack: undefined, issues };
      packs.set(loaded.hash, loaded);
      const { outline, hash, sums } = loaded;
      return { pack: { ...outline, hash, sums }, issues };
    },
    fresh: (input) => freshSeed(...find(input), input.used, new Random(input.source)),
    draw: (input) => draw(...find(input), input.seed),
    grade: (input) => grade(...find(input), input.seed, input.answers),
    hint: (input) => hint(...find(input), input.seed, input.index),
    solution: (input) => solution(...find(input), input.seed),
    explain: (input) => explain(...find(input), input.seed, input.address, input),
  };
}

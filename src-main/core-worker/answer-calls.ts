import { performance } from 'node:perf_hooks';
import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import {
  answerForm,
  draw,
  drawnParameters,
  explain,
  freshSeed,
  grade,
  hint,
  plainText,
  rightAnswersBefore,
  scoreAnswers,
  showsMistake,
  solution,
  withMarks,
} from '#core/exercise/engine.ts';
import type { Exercise, Pack } from '#core/exercise/engine.ts';
import { labsIn } from '#core/exercise/labs-in.ts';
import { lintExercise } from '#core/exercise/lint/lint-exercise.ts';
import { markOf } from '#core/results/mark.ts';
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

  /** An exercise or a primer in a pack of nothing else. */
  function unmarked({ key, exerciseId }: Drawn): [Pack, Exercise] {
    const loaded = packs.get(key);
    const exercise = loaded?.exercise(exerciseId);
    if (!loaded || !exercise)
      throw new AppError('exercise', `worker: expected ${exerciseId} in a loaded pack, got none`);
    const isPrimer = loaded.outline.primers.includes(exerciseId);
    const [exercises, primers] = isPrimer ? [[], [exercise]] : [[exercise], []];
    return [{ ...loaded.outline, exercises, primers }, exercise];
  }

  function find(drawn: Drawn): [Pack, Exercise] {
    const { key, exerciseId } = drawn;
    const known = opened.get(`${key}/${exerciseId}`);
    if (known) return known;
    const [single, exercise] = unmarked(drawn);
    // The numbers of a primer cannot be asked about.
    const pack = withMarks(single);
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
    fresh(input) {
      const [pack, exercise] = find(input);
      const { used, source, showing } = input;
      const suits =
        showing === undefined
          ? undefined
          : (seed: number) => showsMistake(pack, exercise, seed, showing);
      return freshSeed(pack, exercise, used, new Random(source), suits);
    },
    text: (input) => plainText(unmarked(input)[1]),
    labs: (input) => labsIn(unmarked(input)[1]),
    before: (input) => rightAnswersBefore(...unmarked(input), input.seed, input.part),
    draw: (input) => draw(...find(input), input.seed),
    grade: (input) => grade(...find(input), input.seed, input.answers),
    scores: ({ key, draws }) =>
      draws.map(({ exerciseId, seed, all }) =>
        scoreAnswers(...find({ key, exerciseId }), seed, all).map(markOf),
      ),
    drawn: (input) => drawnParameters(...find(input), input.seed),
    form: (input) => answerForm(...unmarked(input), input.seed, input.part) ?? null,
    hint: (input) => hint(...find(input), input.seed, input.index),
    solution: (input) => solution(...find(input), input.seed),
    explain: (input) => explain(...find(input), input.seed, input.address, input),
    lint(input) {
      const [pack, exercise] = unmarked(input);
      // A primer asks nothing: what is left to look at is whether it can be drawn and read.
      const onlyFaults = pack.primers.includes(exercise);
      const now = () => performance.now();
      return lintExercise(pack, exercise, { seeds: input.seeds, now, onlyFaults });
    },
    forget({ key }) {
      packs.delete(key);
      for (const name of opened.keys()) if (name.startsWith(`${key}/`)) opened.delete(name);
      return null;
    },
  };
}

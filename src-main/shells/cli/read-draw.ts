import { AppError } from '#core/errors.ts';
import { checkParameters, findPlace } from '#core/exercise/engine.ts';
import type { Exercise, Overrides, Pack } from '#core/exercise/engine.ts';
import { UsageError } from '../run-shell.ts';
import type { CommandContext } from './command.ts';
import { findExercise, loadPacks, type ListedPack } from './load-packs.ts';
import { jsonObject, readArguments, wholeNumber } from './read-arguments.ts';

/** The draw that a command line names. */
export interface NamedDraw {
  pack: Pack;
  exercise: Exercise;
  seed: number;
  params: Overrides;
  json: boolean;
  /** What `--answer` holds, where the command takes one. */
  answer: string | undefined;
}

/**
 * Reads `PACK/ID|CODE [--seed N] [--params JSON] [--pack-dir DIR]… [--answer JSON]`. Parameters that the exercise never draws,
 * or that break its `require`, are used and complained about.
 *
 * Errors: AppError for a parameter that does not exist, or whose value is of another kind, form or size.
 */
export function readDraw(context: CommandContext, takesAnswer = false): NamedDraw {
  const { values, words } = readArguments(
    context.args,
    {
      seed: { type: 'string' },
      params: { type: 'string', default: '{}' },
      'pack-dir': { type: 'string', multiple: true },
      answer: { type: 'string' },
    },
    ['PACK/ID or CODE'],
  );
  if (!takesAnswer && values.answer !== undefined) {
    throw new UsageError('expected no --answer, got one');
  }
  const packs = loadPacks(context, values['pack-dir']);
  const place = placeOf(packs, words[0] ?? '');
  const [pack, exercise] = findExercise(packs, place.address);
  const seed = values.seed === undefined ? place.seed : wholeNumber('--seed', values.seed);
  const params = jsonObject('--params', values.params);
  for (const warning of checkParameters(pack, exercise, seed, params))
    context.complain(`--params: ${warning}. It is used all the same.`);
  return { pack, exercise, seed, params, json: values.json, answer: values.answer };
}

/**
 * `PACK/ID` stands for the numbers of the source, a replay code for the variant it was given out for.
 *
 * Errors: AppError for a code that opens nothing here.
 */
function placeOf(packs: readonly ListedPack[], word: string): { address: string; seed: number } {
  if (word.includes('/')) return { address: word, seed: 0 };
  const found = findPlace(packs, word);
  if (!found.ok) throw new AppError('replay-code', `${word}: ${found.message}`);
  const { packId, exerciseId, seed } = found.place;
  return { address: `${packId}/${exerciseId}`, seed };
}

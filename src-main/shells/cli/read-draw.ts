import type { Exercise, Overrides, Pack } from '#core/exercise/engine.ts';
import { UsageError } from '../run-shell.ts';
import type { CommandContext } from './command.ts';
import { findExercise, loadPacks } from './load-packs.ts';
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

/** Reads `PACK/ID [--seed N] [--params JSON] [--pack-dir DIR]… [--answer JSON]`. */
export function readDraw(context: CommandContext, takesAnswer = false): NamedDraw {
  const { values, words } = readArguments(
    context.args,
    {
      seed: { type: 'string', default: '0' },
      params: { type: 'string', default: '{}' },
      'pack-dir': { type: 'string', multiple: true },
      answer: { type: 'string' },
    },
    ['PACK/ID'],
  );
  if (!takesAnswer && values.answer !== undefined) {
    throw new UsageError('expected no --answer, got one');
  }
  const packs = loadPacks(context, values['pack-dir']);
  const [pack, exercise] = findExercise(packs, words[0] ?? '');
  const seed = wholeNumber('--seed', values.seed);
  const params = jsonObject('--params', values.params);
  return { pack, exercise, seed, params, json: values.json, answer: values.answer };
}

import { Rational } from '#core/symbolic/rational.ts';
import { parametersOf } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { formatText } from './language/format.ts';
import { isList, isSymbolicMatrix } from './language/value.ts';
import type { Value } from './language/value.ts';

/** What was drawn for each parameter of a variant: a number, or a word or formula as text. */
export type DrawnParameters = Record<string, number | string>;

/** Longer texts are no values that one counts by. */
const LONGEST = 40;

/** The parameters of one draw that can be told apart by a single value; lists and matrices are left out. */
export function drawnParameters(pack: Pack, exercise: Exercise, seed: number): DrawnParameters {
  return Object.fromEntries(
    [...parametersOf(pack, exercise, seed)].flatMap(
      ([name, value]): [string, number | string][] => {
        const single = singleOf(value);
        return single === undefined ? [] : [[name, single]];
      },
    ),
  );
}

function singleOf(value: Value): number | string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (value instanceof Rational) return value.toNumber();
  if (isList(value) || isSymbolicMatrix(value)) return undefined;
  const text = formatText(value);
  return text.length <= LONGEST ? text : undefined;
}

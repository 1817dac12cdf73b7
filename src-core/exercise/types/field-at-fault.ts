import type { CellStatus } from '../verdict.ts';
import { unlessImpossible } from '../unless-impossible.ts';
import type { FieldValues } from './fields.ts';
import { countOf } from './fields.ts';
import type { DrawnFields } from './fields-part.ts';

/** One field of several that is wrong. */
export interface FieldAtFault {
  name: string;
  /** All its cells. */
  cells: Record<string, CellStatus>;
}

/**
 * The field that alone stands between a wrong answer and a right one: with the example's values in it, and the learner's
 * in all others, the answer is right. None where that is true of no field, or of several.
 */
export function fieldAtFault(
  { views, example }: DrawnFields,
  given: FieldValues,
  isRight: (given: FieldValues) => boolean,
): FieldAtFault | undefined {
  if (views.length < 2) return undefined;
  const mended = views.filter(
    ({ name }) =>
      unlessImpossible(() => isRight({ ...given, [name]: example[name] ?? [] })) ?? false,
  );
  const [only] = mended;
  if (!only || mended.length > 1) return undefined;
  const places = Array.from({ length: countOf(only.shape) }, (_, at) => `${only.name},${at}`);
  return {
    name: only.name,
    cells: Object.fromEntries(places.map((place) => [place, 'wrong' as const])),
  };
}

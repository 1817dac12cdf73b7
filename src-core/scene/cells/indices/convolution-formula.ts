import type { CellsSpecOf } from '../cells-spec.ts';
import type { Asked } from './asked.ts';
import type { IndexFormula } from './index-words.ts';
import { kernelSum, placeLetters, readPlaces } from './window-indices.ts';

/** y[o, i, j] = b[o] + Σ w[o, c, a, b]·x[c, s·i − p + d·a, …] */
export function convolutionFormula(
  spec: CellsSpecOf<'convolution'>,
  { indices }: Asked,
): IndexFormula {
  const [filter = 'o', ...places] = indices('output', ['o', ...placeLetters(spec)]);
  return kernelSum(spec, filter, places, readPlaces(spec, places));
}

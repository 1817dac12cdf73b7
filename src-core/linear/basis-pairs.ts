import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { Term, TermMatrix } from './term-matrix.ts';

/** A map that is linear in x and in w. */
export type BilinearMap = (x: NdArray, w: NdArray) => NdArray;

/**
 * Several pairs of basis tensors are tried in one call: pair number s carries the weight 16^s, and a result
 * Σ c_s · 16^s gives all c_s back when they are whole numbers within ±7. Twelve of them stay below 2⁵³.
 */
const slotBase = 16;
export const slotLimit = 12;

/**
 * The images of all pairs of basis tensors, up to `slots` pairs in one call.
 *
 * Shapes: → [elements of the result, elements of x].
 */
export function tryPairs(
  map: BilinearMap,
  xShape: readonly number[],
  wShape: readonly number[],
  slots: number,
): TermMatrix {
  const columns = elementCount('tryPairs', xShape);
  const weights = elementCount('tryPairs', wShape);
  const rows = map(NdArray.zeros(xShape), NdArray.zeros(wShape)).size;
  const entries = Array.from({ length: rows * columns }, (): Term[] => []);
  const wStep = Math.max(1, Math.min(slots, weights));
  const xStep = Math.floor(slots / wStep);
  for (let i = 0; i < columns; i += xStep)
    for (let k = 0; k < weights; k += wStep) {
      const x = powers(xShape, i, xStep, slotBase ** wStep);
      for (const [o, result] of map(x, powers(wShape, k, wStep, slotBase))
        .values()
        .entries()) {
        let rest = result;
        for (let slot = 0; rest !== 0 && slot < slots; slot++) {
          const carried = slots === 1 ? 0 : Math.round(rest / slotBase);
          const coefficient = rest - carried * slotBase;
          rest = carried;
          const [column, weight] = [i + Math.floor(slot / wStep), k + (slot % wStep)];
          if (coefficient !== 0) entries[o * columns + column]?.push({ weight, coefficient });
        }
      }
    }
  return { rows, columns, entries };
}

/** A tensor with base⁰, base¹, … in `count` places from `start` on, else 0. */
export function powers(
  shape: readonly number[],
  start: number,
  count: number,
  base: number,
): NdArray {
  const tensor = NdArray.zeros(shape);
  for (let i = 0; i < count && start + i < tensor.size; i++) tensor.data[start + i] = base ** i;
  return tensor;
}

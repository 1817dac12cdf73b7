import { resolveDim } from '#core/tensor/strides.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

export interface SortOptions {
  /** Default −1. */
  dim?: number | undefined;
  /** Largest first. Default false. */
  descending?: boolean | undefined;
  /** Equal numbers keep their order, here always. */
  stable?: boolean | undefined;
}

/**
 * Where each number of the sorted order stands, along one axis. NaN counts as larger than every number, equal numbers
 * keep their order.
 *
 * Errors: ArgumentError for an axis that does not exist.
 */
export function sortedPlaces(
  who: string,
  input: NdArray,
  { dim = -1, descending = false }: SortOptions,
): NdArray {
  // A single number counts as having one axis, as in PyTorch.
  const axis = resolveDim(who, dim, Math.max(1, input.rank));
  const size = input.shape[axis] ?? 1;
  const order = input.shape.map((_, at) => at).filter((at) => at !== axis);
  const lines = input.rank === 0 ? input : input.permute([...order, axis]);
  const values = lines.values();
  const places = NdArray.empty(lines.shape, 'int32');
  for (let start = 0; start < values.length; start += size) {
    const at = (i: number): number => values[start + i] as number;
    const line = Array.from({ length: size }, (_, i) => i);
    line.sort((i, j) => (descending ? compared(at(j), at(i)) : compared(at(i), at(j))));
    places.data.set(line, start);
  }
  const back = input.shape.map((_, at) => (at === axis ? input.rank - 1 : order.indexOf(at)));
  return places.permute(back);
}

function compared(a: number, b: number): number {
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  if (Number.isNaN(b)) return -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

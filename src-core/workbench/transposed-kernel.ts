/** Sizes of a transposed convolution that say how its kernel is stored. */
interface Sizes {
  inChannels: number;
  outChannels: number;
  groups: number;
}

/**
 * Where a cell of a kernel (O, C / g, …), as pictures show it, lies in PyTorch's (C, O / g, …).
 *
 * `count` is how many cells the kernel has.
 */
export function transposedPlace(cell: number, count: number, sizes: Sizes): number {
  const { inChannels, outChannels, groups } = sizes;
  const [insEach, outsEach] = [inChannels / groups, outChannels / groups];
  const places = count / (inChannels * outsEach);
  const filter = Math.floor(cell / (insEach * places));
  const channel = Math.floor(cell / places) % insEach;
  const group = Math.floor(filter / outsEach);
  return ((group * insEach + channel) * outsEach + (filter % outsEach)) * places + (cell % places);
}

/** A kernel of PyTorch's form (C, O / g, …) as (O, C / g, …). */
export function transposedKernel(weight: Float64Array, sizes: Sizes): Float64Array {
  return weight.map((_, cell) => weight[transposedPlace(cell, weight.length, sizes)] as number);
}

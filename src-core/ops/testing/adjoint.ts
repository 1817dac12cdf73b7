import type { NdArray } from '#core/tensor/nd-array.ts';

/** Σ a[i] · b[i]. */
export function innerProduct(a: NdArray, b: NdArray): number {
  const others = b.toArray();
  return a.toArray().reduce((sum, value, i) => sum + value * (others[i] as number), 0);
}

/** |⟨A x, y⟩ − ⟨x, Aᵀ y⟩| relative to their size: 0 for a map and its adjoint. */
export function adjointGap(
  map: (x: NdArray) => NdArray,
  adjoint: (y: NdArray) => NdArray,
  x: NdArray,
  y: NdArray,
): number {
  const there = innerProduct(map(x), y);
  const back = innerProduct(x, adjoint(y));
  return Math.abs(there - back) / (1 + Math.abs(there));
}

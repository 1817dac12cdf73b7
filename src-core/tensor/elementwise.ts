import { broadcastShapes } from './broadcasting.ts';
import { NdArray } from './nd-array.ts';

/** out[i] = f(input[i]). Shapes: any → the same. */
export function mapElements(input: NdArray, f: (value: number) => number): NdArray {
  return NdArray.from(input.values().map(f), input.shape);
}

/**
 * out[i] = f(input[i], other[i]) after broadcasting.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError in the name of `who` when they do not.
 */
export function zipElements(
  who: string,
  input: NdArray,
  other: NdArray,
  f: (left: number, right: number) => number,
): NdArray {
  const shape = broadcastShapes(who, input.shape, other.shape);
  const out = NdArray.zeros(shape);
  const left = input.expand(shape).values();
  const right = other.expand(shape).values();
  for (let i = 0; i < out.size; i++) out.data[i] = f(left[i] as number, right[i] as number);
  return out;
}

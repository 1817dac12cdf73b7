import { NdArray } from '#core/tensor/nd-array.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import * as wasm from './wasm/reduce.ts';

/** From so many elements on the fast tier pays for its call. */
const worthwhile = 512;

/** How the elements of a contiguous array fall into three: those summed stand before and after those kept. */
interface Sandwich {
  readonly outer: number;
  readonly kept: number;
  readonly inner: number;
}

/**
 * The sum over the axes `dims`, flat; undefined where the plain tier has to serve: for few elements, for another dtype
 * than float32, and where summed axes stand between kept ones.
 */
export function fastSum(input: NdArray, dims: readonly number[]): NdArray | undefined {
  if (input.dtype !== 'float32' || !input.isContiguous) return undefined;
  if (!pays(input.size, worthwhile)) return undefined;
  const sandwich = sandwichOf(input.shape, dims);
  if (!sandwich) return undefined;
  const out = NdArray.empty([sandwich.kept], 'float32');
  const isDone = onFastTier((call) => run(call, call.input(input), call.output(out), sandwich));
  return isDone ? out : undefined;
}

function sandwichOf(shape: readonly number[], dims: readonly number[]): Sandwich | undefined {
  const parts = { outer: 1, kept: 1, inner: 1 };
  let part: keyof Sandwich = 'outer';
  for (let axis = 0; axis < shape.length; axis++) {
    const isSummed = dims.includes(axis);
    if (part === 'outer' && !isSummed) part = 'kept';
    else if (part === 'kept' && isSummed) part = 'inner';
    else if (part === 'inner' && !isSummed) return undefined;
    parts[part] *= shape[axis] as number;
  }
  return parts;
}

function run({ runner }: Call, x: number, y: number, { outer, kept, inner }: Sandwich): void {
  if (kept === 1) wasm.sum(runner, x, y, outer * inner);
  else if (outer === 1) wasm.sumRows(runner, x, y, { rows: kept, n: inner });
  else if (inner === 1) wasm.sumColumns(runner, x, y, { rows: outer, n: kept });
  else wasm.sumChannels(runner, x, y, { outer, C: kept, inner });
}

/**
 * out[i] = Σ_r input[r, i]: the sum over the leading axes of a contiguous array, as for the gradient of a bias.
 *
 * Shapes: input [rows…, …shape] → `shape`.
 */
export function sumLeading(input: NdArray, shape: readonly number[]): NdArray {
  const out = NdArray.empty(shape, input.dtype);
  const width = out.size;
  const rows = width === 0 ? 0 : input.size / width;
  const sums = fastSum(input.reshape([rows, width]), [0]);
  if (sums) return sums.reshape(shape);
  const [from, to] = [input.values(), out.data];
  for (let i = 0; i < width; i++) {
    let total = 0;
    for (let at = i; at < from.length; at += width) total += from[at] as number;
    to[i] = total;
  }
  return out;
}

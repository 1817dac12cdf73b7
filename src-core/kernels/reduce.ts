import { NdArray } from '#core/tensor/nd-array.ts';
import { sandwichOf } from './sandwich.ts';
import type { Sandwich } from './sandwich.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import { NotServed } from './wasm/not-served.ts';
import * as wasm from './wasm/reduce.ts';

/** From so many elements on the fast tier pays for its call. */
const worthwhile = 512;

/**
 * The sum over the axes `dims`, flat; undefined where the plain tier has to serve: for few elements, for another dtype
 * than float32, and where summed axes stand between kept ones.
 */
export function fastSum(input: NdArray, dims: readonly number[]): NdArray | undefined {
  const sandwich = partsOf(input, dims);
  if (!sandwich) return undefined;
  const out = NdArray.empty([sandwich.kept], 'float32');
  const isDone = onFastTier((call) => run(call, call.input(input), call.output(out), sandwich));
  return isDone ? out : undefined;
}

/**
 * The largest or smallest over the axes `dims`, flat; NaN where there is one. Undefined as for `fastSum`, and for any
 * other axes than all or the last ones.
 */
export function fastExtreme(
  which: 'max' | 'min',
  input: NdArray,
  dims: readonly number[],
): NdArray | undefined {
  const sandwich = partsOf(input, dims);
  if (!sandwich) return undefined;
  const { outer, kept, inner } = sandwich;
  if (kept > 1 && outer > 1) return undefined;
  const out = NdArray.empty([kept], 'float32');
  const isDone = onFastTier((call) => {
    const [x, y] = [call.input(input), call.output(out)];
    if (kept === 1) wasm.extreme(call.runner, which, x, y, outer * inner);
    else wasm.extremeRows(call.runner, which, x, y, { rows: kept, n: inner });
  });
  return isDone ? out : undefined;
}

function partsOf(input: NdArray, dims: readonly number[]): Sandwich | undefined {
  if (input.dtype !== 'float32' || !input.isContiguous) return undefined;
  if (!pays(input.size, worthwhile)) return undefined;
  return sandwichOf(input.shape, (axis) => !dims.includes(axis));
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

/** Throws the sign that the plain tier has to serve when there is an infinity or NaN among the numbers. */
export function checkFinite(call: Call, array: NdArray): void {
  const total = call.temporary(4);
  wasm.sum(call.runner, call.input(array), total, array.size);
  if (!Number.isFinite(call.numbers(total, 1)[0])) throw new NotServed('infinite numbers');
}

import { NdArray } from '#core/tensor/nd-array.ts';
import * as plain from './plain/pool.ts';
import type { WindowAxis, Windows } from './plain/pool.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import * as wasm from './wasm/pool.ts';
import type { MaxPoolSpec } from './wasm/pool.ts';

export { addToPlanes, maxPoolIndices } from './plain/pool.ts';
export type { WindowAxis, Windows } from './plain/pool.ts';

/** From so many elements of the input on the fast tier pays for its call. */
const worthwhile = 512;

/** out[q] = the largest number in window q. NaN wins; a window without cells yields −∞. */
export function maxPool(x: NdArray, windows: Windows): NdArray {
  return (
    fast(x, x.size, windows, resultShape(x, windows), (call, out, spec) =>
      wasm.maxPool2d(call.runner, call.input(x), out, 0, spec),
    ) ?? plain.maxPool(x, windows)
  );
}

/** The gradient of Σ maxPool(x) · grad for x: each number of grad goes to the largest cell of its window. */
export function maxPoolGrad(x: NdArray, grad: NdArray, windows: Windows): NdArray {
  return (
    fast(grad, x.size, windows, x.shape, (call, out, spec) => {
      const [largest, index] = [call.temporary(4 * grad.size), call.temporary(4 * grad.size)];
      wasm.maxPool2d(call.runner, call.input(x), largest, index, spec);
      wasm.maxPool2dGrad(call.runner, call.input(grad), index, out, spec);
    }) ?? plain.maxPoolGrad(x, grad, windows)
  );
}

/** out[q] = (sum of window q) / (its divisors). */
export function averagePool(x: NdArray, windows: Windows): NdArray {
  return (
    fast(x, x.size, windows, resultShape(x, windows), (call, out, spec) =>
      wasm.avgPool2d(call.runner, call.input(x), out, { ...spec, countIncludePad: true }),
    ) ?? plain.averagePool(x, windows)
  );
}

/** The gradient of Σ averagePool(x) · grad for an x of `shape`: each number is spread over its window. */
export function averagePoolGrad(
  grad: NdArray,
  shape: readonly number[],
  windows: Windows,
): NdArray {
  const size = shape.reduce((product, each) => product * each, 1);
  return (
    fast(grad, size, windows, shape, (call, out, spec) =>
      wasm.avgPool2dGrad(call.runner, call.input(grad), out, { ...spec, countIncludePad: true }),
    ) ?? plain.averagePoolGrad(grad, shape, windows)
  );
}

/** The fast form of 2 × 2 windows side by side, by far the most frequent ones; undefined for any others. */
function fast(
  given: NdArray,
  inputSize: number,
  windows: Windows,
  shape: readonly number[],
  run: (call: Call, out: number, spec: MaxPoolSpec) => void,
): NdArray | undefined {
  const [depth, rows, columns] = windows;
  if (given.dtype !== 'float32' || !pays(inputSize, worthwhile)) return undefined;
  if (depth.size !== 1 || depth.from.length !== 1 || depth.divisor[0] !== 1) return undefined;
  if (!isHalving(rows) || !isHalving(columns)) return undefined;
  const spec: MaxPoolSpec = {
    planes: inputSize / (rows.size * columns.size),
    inputSize: [rows.size, columns.size],
    outputSize: [rows.from.length, columns.from.length],
    ...{ kernelSize: [2, 2], stride: [2, 2], padding: [0, 0], dilation: [1, 1] },
  };
  const out = NdArray.empty(shape, 'float32');
  return onFastTier((call) => run(call, call.output(out), spec)) ? out : undefined;
}

function isHalving({ size, from, to, step, divisor }: WindowAxis): boolean {
  if (from.length !== Math.floor(size / 2) || step !== 1) return false;
  return from.every((start, r) => start === 2 * r && to[r] === start + 2 && divisor[r] === 2);
}

function resultShape(x: NdArray, windows: Windows): number[] {
  const sizes = windows.map(({ size }) => size);
  const cells = sizes.reduce((product, size) => product * size, 1);
  return [cells === 0 ? 0 : x.size / cells, ...windows.map(({ from }) => from.length)];
}

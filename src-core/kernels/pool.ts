import { NdArray } from '#core/tensor/nd-array.ts';
import * as plain from './plain/pool.ts';
import type { Windows } from './plain/pool.ts';
import { avgPoolSpec, maxPoolSpec } from './pool-spec.ts';
import { onFastTier, pays } from './tier.ts';
import type { Call } from './tier.ts';
import * as wasm from './wasm/pool.ts';

export { addToPlanes, maxPoolIndices } from './plain/pool.ts';
export type { WindowAxis, Windows } from './plain/pool.ts';

/** From so many elements of the input on the fast tier pays for its call. */
const worthwhile = 512;

/** out[q] = the largest number in window q. NaN wins; a window without cells yields −∞. */
export function maxPool(x: NdArray, windows: Windows): NdArray {
  return (
    fast(x, x.size, windows, maxPoolSpec, resultShape(x, windows), (call, out, spec) =>
      wasm.maxPool2d(call.runner, call.input(x), out, 0, spec),
    ) ?? plain.maxPool(x, windows)
  );
}

/** The gradient of Σ maxPool(x) · grad for x: each number of grad goes to the largest cell of its window. */
export function maxPoolGrad(x: NdArray, grad: NdArray, windows: Windows): NdArray {
  return (
    fast(grad, x.size, windows, maxPoolSpec, x.shape, (call, out, spec) => {
      const [largest, index] = [call.temporary(4 * grad.size), call.temporary(4 * grad.size)];
      wasm.maxPool2d(call.runner, call.input(x), largest, index, spec);
      wasm.maxPool2dGrad(call.runner, call.input(grad), index, out, spec);
    }) ?? plain.maxPoolGrad(x, grad, windows)
  );
}

/** out[q] = (sum of window q) / (its divisors). */
export function averagePool(x: NdArray, windows: Windows): NdArray {
  return (
    fast(x, x.size, windows, avgPoolSpec, resultShape(x, windows), (call, out, spec) =>
      wasm.avgPool2d(call.runner, call.input(x), out, spec),
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
    fast(grad, size, windows, avgPoolSpec, shape, (call, out, spec) =>
      wasm.avgPool2dGrad(call.runner, call.input(grad), out, spec),
    ) ?? plain.averagePoolGrad(grad, shape, windows)
  );
}

/** The fast form over rows and columns, where `specOf` finds that the windows are of one kernel; else undefined. */
function fast<Spec>(
  given: NdArray,
  inputSize: number,
  windows: Windows,
  specOf: (windows: Windows, planes: number) => Spec | undefined,
  shape: readonly number[],
  run: (call: Call, out: number, spec: Spec) => void,
): NdArray | undefined {
  const [depth, rows, columns] = windows;
  if (given.dtype !== 'float32' || !pays(inputSize, worthwhile)) return undefined;
  if (depth.size !== 1 || depth.from.length !== 1) return undefined;
  const spec = specOf(windows, inputSize / (rows.size * columns.size));
  if (!spec) return undefined;
  const out = NdArray.empty(shape, 'float32');
  return onFastTier((call) => run(call, call.output(out), spec)) ? out : undefined;
}

function resultShape(x: NdArray, windows: Windows): number[] {
  const sizes = windows.map(({ size }) => size);
  const cells = sizes.reduce((product, size) => product * size, 1);
  return [cells === 0 ? 0 : x.size / cells, ...windows.map(({ from }) => from.length)];
}

// One step of each optimiser over the numbers of one parameter, in place; the tier that suits does it. The arrays of a
// call have the same size; `parameter` and the running sums are contiguous and own their numbers, `grad` may be any view.
import type { NdArray } from '#core/tensor/nd-array.ts';
import * as plain from './plain/optim.ts';
import type { AdamStep, SgdStep } from './plain/optim.ts';
import { isOnHeap, onFastTier } from './tier.ts';
import * as wasm from './wasm/optim.ts';

export { adagradStep, rmspropStep } from './plain/optim.ts';
export type { AdagradStep, AdamStep, RmspropStep, SgdStep } from './plain/optim.ts';

/** See the plain form. */
export function sgdStep(
  parameter: NdArray,
  grad: NdArray,
  buffer: NdArray | undefined,
  isFirst: boolean,
  options: SgdStep,
): void {
  const isFast =
    isOnHeap(parameter) &&
    suits(options, grad, buffer) &&
    onFastTier((call) =>
      wasm.sgd(call.runner, {
        ...options,
        parameter: call.input(parameter),
        grad: call.input(grad),
        velocity: buffer ? call.input(buffer) : 0,
        n: parameter.size,
        isFirstStep: isFirst,
      }),
    );
  if (!isFast) plain.sgdStep(parameter, grad, buffer, isFirst, options);
}

/** See the plain form. */
export function adamStep(
  parameter: NdArray,
  grad: NdArray,
  first: NdArray,
  second: NdArray,
  largest: NdArray | undefined,
  options: AdamStep,
): void {
  const isFast =
    !largest &&
    isOnHeap(parameter) &&
    suits(options, grad, first, second) &&
    onFastTier((call) =>
      wasm.adam(call.runner, {
        ...options,
        parameter: call.input(parameter),
        grad: call.input(grad),
        mean: call.input(first),
        variance: call.input(second),
        n: parameter.size,
      }),
    );
  if (!isFast) plain.adamStep(parameter, grad, first, second, largest, options);
}

/** Whether the running sums lie on the heap too: nothing is copied back. */
function suits(
  { maximize }: { maximize: boolean },
  grad: NdArray,
  ...sums: (NdArray | undefined)[]
): boolean {
  return !maximize && grad.dtype === 'float32' && sums.every((sum) => !sum || isOnHeap(sum));
}

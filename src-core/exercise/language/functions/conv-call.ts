import { ArgumentError } from '#core/errors.ts';
import type { conv2dOp } from '#core/ops/conv2d.ts';
import type { ConvTransposeOptions, FullOptions } from '#core/ops/conv-options.ts';
import { fullOptions } from '#core/ops/conv-options.ts';
import { convTranspose2dOp } from '#core/ops/conv-transpose2d.ts';
import type { InputsOf } from '#core/ops/kinds.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { asInteger } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments, FunctionMisreading } from './pack-function.ts';

/** `conv2d` or `convTranspose2d`. */
export type ConvOp = typeof conv2dOp | typeof convTranspose2dOp;
export type Forward = (
  inputs: InputsOf<NdArray>['layer'],
  options: ConvTransposeOptions,
) => NdArray;

/** The options of a call, each for both axes. */
export function optionsOf(given: Arguments, op: ConvOp): FullOptions {
  const shared = {
    stride: given.pair('stride'),
    padding: given.pair('padding'),
    dilation: given.pair('dilation'),
  };
  const outputPadding = op === convTranspose2dOp ? given.pair('outputPadding') : 0;
  return fullOptions(op.name, { ...shared, outputPadding });
}

/** Packs write every kernel as (out, in, row, column); the transposed op takes (in, out, row, column). */
export function kernelForOp(kernel: NdArray, op: ConvOp): NdArray {
  return op === convTranspose2dOp ? kernel.permute([1, 0, 2, 3]) : kernel;
}

/** Sizes with channel axes of 1 put in front where they are left out. Errors: ArgumentError for another number of axes. */
export function sizesOf(given: Arguments, name: 'input' | 'kernel'): number[] {
  return withChannels(
    given.list(name).map((size) => asInteger(size, name)),
    name,
  );
}

/** `[H, W]` as `[1, H, W]` for an input, `[kH, kW]` as `[1, 1, kH, kW]` for a kernel. */
export function withChannels(sizes: readonly number[], name: 'input' | 'kernel'): number[] {
  const axes = name === 'input' ? 3 : 4;
  if (sizes.length === axes) return [...sizes];
  if (sizes.length === 2) return [...Array<number>(axes - 2).fill(1), ...sizes];
  throw new ArgumentError(name, `2 or ${axes} axes`, `${sizes.length}`);
}

/** The op's own misreadings for a function that computes with it. There is no bias here to forget. */
export function opMisreadings(
  op: ConvOp,
  call: (given: Arguments, forward: Forward) => Value,
): FunctionMisreading[] {
  return misreadForwards(op).map(({ forward, ...told }) => ({
    ...told,
    call: (given) => call(given, forward),
  }));
}

/** See `opMisreadings`: the words of each with what it computes. */
export function misreadForwards(op: ConvOp) {
  return op.misreadings
    .filter(({ id }) => id !== 'bias-forgotten')
    .map((misread) => ({
      ...{ id: `${op.name}.${misread.id}`, title: misread.title, say: misread.say },
      forward: (inputs: InputsOf<NdArray>['layer'], options: ConvTransposeOptions) =>
        misread.forward(inputs, options),
    }));
}

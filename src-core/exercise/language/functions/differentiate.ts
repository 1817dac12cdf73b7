import { vjp } from '#core/autograd/functional.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import type { OpName } from '#core/ops/index.ts';
import { applyOp } from '#core/ops/op.ts';
import type { AnyOp } from '#core/ops/op.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';

/** A gradient that a formula asks for. */
export interface GradientCall {
  name: OpName;
  op: AnyOp;
  inputs: readonly (NdArray | undefined)[];
  options: Readonly<Record<string, unknown>>;
  /** Which input the gradient is for. */
  at: number;
  /** The gradient of the output; ones unless it is given. Shapes: as the output. */
  upstream: NdArray;
}

/** Computes a gradient from a call, right or misread. */
export type Differentiate = (call: GradientCall) => NdArray;

/** The right gradient. Errors: ArgumentError for an input that has none. */
export const differentiate: Differentiate = ({ op, inputs, options, at, upstream }) => {
  const wanted = inputs[at] as NdArray;
  const through = (x: Tensor): Tensor => {
    const given = inputs.map((input, i) => (i === at ? x : input));
    return applyOp<Tensor, never, unknown>(op as never, given as never, options);
  };
  return vjp(through, [wanted], upstream).derivative[0] as NdArray;
};

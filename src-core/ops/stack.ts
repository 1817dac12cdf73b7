import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDim, sameShape } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { commonDtype, constantZeros, overwrite } from './places.ts';

export interface StackOptions {
  /** Where the new axis stands in the result. Default 0. */
  dim?: number | undefined;
}

/**
 * Tensors of one shape put side by side along a new axis: out[…, i, …] is the i-th tensor, i at `dim`.
 *
 * Shapes: n times [s_0, s_1, …] → [s_0, …, n, …] with n at `dim`.
 * Errors: ShapeError for none at all or for different shapes.
 * Source: torch.stack; the dtype is the most general one.
 */
export const stackOp: Op<'list', StackOptions> = {
  name: 'stack',
  kind: 'list',
  shape(shapes, { dim = 0 }) {
    const [first, ...others] = shapes;
    if (!first || !others.every((each) => sameShape(each, first)))
      throw new ShapeError(
        'stack',
        'one or more tensors of one shape',
        ...(first ? shapes : ['none']),
      );
    const axis = resolveDim('stack', dim, first.length + 1);
    const shape = first.toSpliced(axis, 0, shapes.length);
    elementCount('stack', shape);
    return shape;
  },
  forward(inputs, options) {
    const shapes = inputs.map((each) => each.shape);
    const out = NdArray.empty(stackOp.shape(shapes, options), commonDtype(inputs));
    for (const [i, each] of inputs.entries()) overwrite(out.select(options.dim ?? 0, i), each);
    return out;
  },
  // d of the i-th = grad at place i of the new axis
  gradients: [({ options: { dim = 0 }, ops }, grad, index) => ops.select(grad, dim, index)],
  tangent: ({ inputs, output, options, ops }, rates) =>
    ops.stack(
      inputs.map((input, i) => rates[i] ?? constantZeros(input.shape, output.dtype)),
      options,
    ),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-axis',
      title: 'new axis elsewhere',
      say: 'The new axis stands in another place. Dim is its number in the result.',
      forward: (inputs, { dim = 0 }) =>
        stackOp.forward(inputs, { dim: (dim + 1) % ((inputs[0]?.rank ?? 0) + 1) }),
    },
  ],
};

/** See `stackOp`. */
export function stack<V extends Value>(inputs: readonly V[], options: StackOptions = {}): V {
  return applyOp(stackOp, inputs, options);
}

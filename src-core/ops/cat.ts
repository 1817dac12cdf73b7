import { ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDim } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import { commonDtype, constantZeros, overwrite } from './places.ts';
import { stackOp } from './stack.ts';

export interface CatOptions {
  /** The axis along which they follow one another. Default 0. */
  dim?: number | undefined;
}

/**
 * Tensors one after another along an axis that they have: first all of the first, then all of the second, …
 *
 * Shapes: [2, 3], [4, 3] with dim 0 → [6, 3]; all other axes have the same size. Tensors of the shape [0] are left out.
 * Errors: ShapeError for none at all, for other ranks or sizes, and for numbers without axes.
 * Source: torch.cat; the dtype is the most general one.
 */
export const catOp: Op<'list', CatOptions> = {
  name: 'cat',
  kind: 'list',
  shape(shapes, { dim = 0 }) {
    const joined = shapes.filter((each) => !isNothing(each));
    const first = joined[0] ?? shapes[0];
    if (!first || first.length === 0)
      throw new ShapeError('cat', 'one or more tensors with axes', ...(first ? shapes : ['none']));
    const axis = resolveDim('cat', dim, first.length);
    const fits = (each: readonly number[]): boolean =>
      each.length === first.length && each.every((size, at) => at === axis || size === first[at]);
    if (!joined.every(fits))
      throw new ShapeError('cat', `tensors that differ along axis ${axis} only`, ...shapes);
    const size = joined.reduce((sum, each) => sum + (each[axis] as number), 0);
    const shape = first.with(axis, size);
    elementCount('cat', shape);
    return shape;
  },
  forward(inputs, options) {
    const shapes = inputs.map((each) => each.shape);
    const out = NdArray.empty(catOp.shape(shapes, options), commonDtype(inputs));
    const axis = resolveDim('cat', options.dim ?? 0, out.rank);
    let start = 0;
    for (const each of inputs) {
      if (isNothing(each.shape)) continue;
      const end = start + (each.shape[axis] as number);
      overwrite(out.slice(axis, start, end), each);
      start = end;
    }
    return out;
  },
  // d of the i-th = the part of grad where it stands
  gradients: [
    (context, grad, index) => {
      const { inputs, options, ops } = context;
      const axis = resolveDim('cat', options.dim ?? 0, grad.shape.length);
      const starts = startsOf(context, axis);
      const start = starts[index] as number;
      const part = ops.narrow(grad, axis, start, (starts[index + 1] as number) - start);
      const own = (inputs[index] as typeof grad).shape;
      return isNothing(own) ? ops.reshape(part, own) : part;
    },
  ],
  tangent: ({ inputs, output, options, ops }, rates) =>
    ops.cat(
      inputs.map((input, i) => rates[i] ?? constantZeros(input.shape, output.dtype)),
      options,
    ),
  cost: () => noCost,
  misreadings: [
    {
      id: 'other-axis',
      title: 'along another axis',
      say: 'You put them one after another along another axis. Axis 0 is the outermost: below one another for matrices.',
      forward: (inputs, { dim = 0 }) =>
        catOp.forward(inputs, { dim: (dim + 1) % (inputs[0]?.rank ?? 1) }),
    },
    {
      id: 'order-reversed',
      title: 'last one first',
      say: 'You began with the last tensor. They follow in the order in which they are listed.',
      forward: (inputs, options) => catOp.forward(inputs.toReversed(), options),
    },
    {
      id: 'stacked',
      title: 'stacked instead',
      say: 'You made a new axis: that is stack. cat makes an axis longer that is there already.',
      forward: (inputs, options) => stackOp.forward(inputs, options),
    },
  ],
};

/** Where each tensor begins, and the end. One context serves all of them, so it is worked out once. */
function startsOf(context: Context<'list', Value, CatOptions>, axis: number): readonly number[] {
  let starts = startsKnown.get(context);
  if (!starts) {
    starts = [0];
    let end = 0;
    for (const { shape } of context.inputs) {
      end += isNothing(shape) ? 0 : (shape[axis] as number);
      starts.push(end);
    }
    startsKnown.set(context, starts);
  }
  return starts;
}

const startsKnown = new WeakMap<object, number[]>();

/** An empty list, which may stand among tensors of any rank. */
function isNothing(shape: readonly number[]): boolean {
  return shape.length === 1 && shape[0] === 0;
}

/** See `catOp`. */
export function cat<V extends Value>(tensors: readonly V[], options: CatOptions = {}): V {
  return applyOp(catOp, tensors, options);
}

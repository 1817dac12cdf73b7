import { ArgumentError } from '#core/errors.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { normSlope } from './norm-slope.ts';
import type { NormOptions } from './norm-slope.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { reduce, reducedCount, reducedShape, reducedShapeOfSome, spread } from './reduction.ts';

/**
 * Length of a vector: out[…] = (Σ |input[…, i, …]|ᵖ)^(1/p) over the axes `dim`. At 0, where it has a kink, the gradient
 * is 0.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice, for p = NaN, and for the largest or smallest
 * of nothing.
 * Source: torch.linalg.vector_norm.
 */
export const normOp: Op<'unary', NormOptions> = {
  name: 'norm',
  kind: 'unary',
  shape([input], options) {
    const { p = 2 } = options;
    if (Number.isNaN(p)) throw new ArgumentError('norm', 'a number p', 'NaN');
    const shapeOf = Math.abs(p) === Infinity || p < 0 ? reducedShapeOfSome : reducedShape;
    return shapeOf('norm', input, options);
  },
  forward([input], options) {
    const { p = 2 } = options;
    const shape = normOp.shape([input.shape], options);
    return reduce(input, shape, options, (group) => lengthOf(group, p), floatFor(input.dtype));
  },
  // dinput = grad · sign(input) · (|input| / output)^(p − 1)
  gradients: [
    ({ inputs: [input], output, options, ops }, grad) =>
      ops.mul(spread(ops, grad, input.shape, options), normSlope(ops, input, output, options)),
  ],
  tangent: ({ inputs: [input], output, options, ops }, [rate]) =>
    ops.sum(ops.mul(rate, normSlope(ops, input, output, options)), options),
  cost: ([input], options) => ({
    ...costPerElement(input, { multiply: 1, add: 1 }),
    ...costPerElement(normOp.shape([input], options), { special: 1 }),
  }),
  misreadings: [
    {
      id: 'root-forgotten',
      title: 'root not taken',
      say: 'This is the sum of the powers. The norm is its root.',
      forward([input], options) {
        const { p = 2 } = options;
        return mapElements(normOp.forward([input], options), (length) => length ** p);
      },
    },
    {
      id: 'sizes-added',
      title: 'sizes added',
      say: 'You added the sizes of the entries: that is the norm with p = 1.',
      forward: ([input], options) => normOp.forward([input], { ...options, p: 1 }),
    },
    {
      id: 'mean-instead',
      title: 'divided by the count',
      say: 'You averaged before taking the root. A norm sums.',
      forward([input], options) {
        const { p = 2 } = options;
        const count = reducedCount('norm', input.shape, options);
        return mapElements(normOp.forward([input], options), (length) => length / count ** (1 / p));
      },
    },
  ],
};

function lengthOf(group: Float64Array, p: number): number {
  let total = p === -Infinity ? Infinity : 0;
  for (let i = 0; i < group.length; i++) {
    const size = Math.abs(group[i] as number);
    if (p === 2) total += size * size;
    else if (p === 1) total += size;
    else if (p === 0) total += size === 0 ? 0 : 1;
    else if (p === Infinity) total = Math.max(total, size);
    else if (p === -Infinity) total = Math.min(total, size);
    else total += size ** p;
  }
  if (p === 2) return Math.sqrt(total);
  return p === 1 || p === 0 || Math.abs(p) === Infinity ? total : total ** (1 / p);
}

/** See `normOp`. */
export function norm<V extends Value>(input: V, options: NormOptions = {}): V {
  return applyOp(normOp, [input], options);
}

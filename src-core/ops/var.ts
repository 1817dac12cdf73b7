import { floatFor } from '#core/tensor/dtype.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { degreesOfFreedom, meanOf, momentShape, squaresAround, varianceSlope } from './moments.ts';
import type { VarOptions } from './moments.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { reduce, spread } from './reduction.ts';

/**
 * Variance: out[…] = Σ (input[…, i, …] − mean)² / max(0, n − correction) over the axes `dim`, n the number of elements.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice, or a correction that is no number.
 * Source: torch.var. One element with correction 1 is 0 / 0 = NaN, as there. For n ≤ correction, where the variance is
 * infinite, gradients are those that PyTorch gives with the axes named.
 */
export const varOp: Op<'unary', VarOptions> = {
  name: 'var',
  kind: 'unary',
  shape: ([input], options) => momentShape('var', input, options),
  forward([input], options) {
    const freedom = Math.max(0, degreesOfFreedom(input.shape, options));
    const shape = varOp.shape([input.shape], options);
    const variance = (group: Float64Array) => squaresAround(group, meanOf(group)) / freedom;
    return reduce(input, shape, options, variance, floatFor(input.dtype));
  },
  // dinput = grad · 2 (input − mean) / (n − correction)
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      return ops.mul(spread(ops, grad, inputs[0].shape, options), varianceSlope(context));
    },
  ],
  tangent: (context, [rate]) =>
    context.ops.sum(context.ops.mul(rate, varianceSlope(context)), context.options),
  // A sum for the mean; a difference, a square and a sum for each element; one division each for mean and variance.
  cost: ([input], options) => {
    const each = costPerElement(input, { multiply: 1, add: 3 });
    const results = costPerElement(varOp.shape([input], options), { multiply: 2 });
    return { ...each, multiply: (each.multiply ?? 0) + (results.multiply ?? 0) };
  },
  misreadings: [
    {
      id: 'other-correction',
      title: 'divided by the other count',
      say: 'Look at the divisor again. It is n for all there is, and n − 1 for an estimate from a sample.',
      forward: ([input], options) =>
        varOp.forward([input], { ...options, correction: (options.correction ?? 1) === 0 ? 1 : 0 }),
    },
    {
      id: 'standard-deviation',
      title: 'root taken',
      say: 'This is the standard deviation. The variance is its square.',
      forward: ([input], options) => mapElements(varOp.forward([input], options), Math.sqrt),
    },
    {
      id: 'mean-kept',
      title: 'mean not subtracted',
      say: 'You averaged the squares of the numbers themselves. Subtract the mean before you square.',
      forward([input], options) {
        const freedom = Math.max(0, degreesOfFreedom(input.shape, options));
        const shape = varOp.shape([input.shape], options);
        const squares = (group: Float64Array) => squaresAround(group, 0) / freedom;
        return reduce(input, shape, options, squares, floatFor(input.dtype));
      },
    },
    {
      id: 'all-dims',
      title: 'taken over everything',
      say: 'You took the variance over every axis. It runs over the named axes only.',
      forward: ([input], { correction }) => varOp.forward([input], { correction }),
    },
  ],
};

/** See `varOp`. */
export function variance<V extends Value>(input: V, options: VarOptions = {}): V {
  return applyOp(varOp, [input], options);
}

// PyTorch's name, which no function may be declared with.
export { variance as var };

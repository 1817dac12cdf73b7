import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { momentShape, varianceSlope } from './moments.ts';
import type { VarOptions } from './moments.ts';
import { applyOp, plainOf } from './op.ts';
import type { Context, Op, OpMisreading, Value } from './op.ts';
import { keptAxes, spread } from './reduction.ts';
import { varOp } from './var.ts';

/**
 * Standard deviation: out[…] = √(Σ (input[…, i, …] − mean)² / max(0, n − correction)) over the axes `dim`. Where it is
 * 0 the gradient is 0.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice, or a correction that is no number.
 * Source: torch.std.
 */
export const stdOp: Op<'unary', VarOptions> = {
  name: 'std',
  kind: 'unary',
  shape: ([input], options) => momentShape('std', input, options),
  forward([input], options) {
    stdOp.shape([input.shape], options);
    return mapElements(varOp.forward([input], options), Math.sqrt);
  },
  // dinput = grad · (input − mean) / ((n − correction) · output)
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      return ops.mul(spread(ops, grad, inputs[0].shape, options), slope(context));
    },
  ],
  tangent: (context, [rate]) =>
    context.ops.sum(context.ops.mul(rate, slope(context)), context.options),
  cost: ([input], options) => ({
    ...varOp.cost([input], options),
    ...costPerElement(stdOp.shape([input], options), { special: 1 }),
  }),
  misreadings: [
    {
      id: 'root-forgotten',
      title: 'root not taken',
      say: 'This is the variance. The standard deviation is its square root.',
      forward: ([input], options) => varOp.forward([input], options),
    },
    ...varOp.misreadings.filter(({ id }) => id !== 'standard-deviation').map(rooted),
  ],
};

/** A mistake in the variance, carried on to its root. */
function rooted(misreading: OpMisreading<'unary', VarOptions>): OpMisreading<'unary', VarOptions> {
  return {
    ...misreading,
    forward: (inputs, options) => mapElements(misreading.forward(inputs, options), Math.sqrt),
  };
}

/** dout / dinput: the slope of the variance times 1 / (2 · output), and 0 where the output is 0. */
function slope<V extends Value>(context: Context<'unary', V, VarOptions>): V {
  const { inputs, output, options, ops } = context;
  const gaps = mapElements(plainOf(output), (each) => (each === 0 ? Infinity : 0));
  const root = keptAxes(ops, ops.add(output, gaps as Value as V), inputs[0].shape, options);
  return ops.div(varianceSlope(context), ops.mul(root, 2));
}

/** See `stdOp`. */
export function std<V extends Value>(input: V, options: VarOptions = {}): V {
  return applyOp(stdOp, [input], options);
}

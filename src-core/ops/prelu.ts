import { ShapeError } from '#core/errors.ts';
import { promote } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Leaky ReLU whose slope is learned: out[n, c, …] = x above 0, weight[c] · x else, with x = input[n, c, …]. A weight
 * of one number serves all channels.
 *
 * Shapes: input [N, C, …], weight [C] → as input; any input with weight [1] or [].
 * Errors: ShapeError unless weight is a number, or has one axis with as many numbers as there are channels.
 * Source: torch.nn.functional.prelu.
 */
export const preluOp: Op<'weighted', NoOptions> = {
  name: 'prelu',
  kind: 'weighted',
  shape([input, weight]) {
    slopeShape(input, weight);
    return [...input];
  },
  forward: ([input, weight]) => leak(input, weight.reshape(slopeShape(input.shape, weight.shape))),
  gradients: [
    // dinput = grad where x > 0, else grad · weight
    ({ inputs: [input, weight], ops }, grad) => throughInput(ops, grad, input, weight),
    // dweight = Σ grad · x over all x ≤ 0 of the channel
    ({ inputs: [input, weight], ops }, grad) => {
      const shares = ops.mul(grad, ops.clamp(input, { max: 0 }));
      const shape = slopeShape(input.shape, weight.shape);
      return ops.reshape(sumTo(ops, shares, shape), weight.shape);
    },
  ],
  tangent({ inputs: [input, weight], output, ops }, [rate, weightRate]) {
    const shape = slopeShape(input.shape, weight.shape);
    return sumOfRates(
      ops,
      output.shape,
      rate && throughInput(ops, rate, input, weight),
      weightRate && ops.mul(ops.reshape(weightRate, shape), ops.clamp(input, { max: 0 })),
    );
  },
  cost: ([input]) => costPerElement(input, { compare: 1, multiply: 1 }),
  misreadings: [
    {
      id: 'slope-everywhere',
      title: 'slope everywhere',
      say: 'You multiplied positive inputs by the weight too. They go through unchanged.',
      forward: ([input, weight]) =>
        zipElements(
          'prelu',
          input,
          weight.reshape(slopeShape(input.shape, weight.shape)),
          (x, slope) => slope * x,
        ),
    },
    {
      id: 'last-axis',
      title: 'one slope a column',
      say: 'You lined the weights up with the last axis. There is one for each channel, which is axis 1.',
      forward: ([input, weight]) => leak(input, weight),
    },
    {
      id: 'first-slope-only',
      title: 'one slope for all channels',
      say: 'You used the first weight for every channel. Each channel has its own.',
      forward: ([input, weight]) => leak(input, weight.reshape([-1]).slice(0, 0, 1)),
    },
  ],
};

/** The shape in which the weight stretches over the input. */
function slopeShape(input: readonly number[], weight: readonly number[]): number[] {
  if (weight.length === 0) return [];
  const [count = 0] = weight;
  if (weight.length === 1 && count === 1) return input.length === 0 ? [] : [1];
  if (weight.length !== 1 || input.length < 2 || input[1] !== count)
    throw new ShapeError('prelu', 'input [N, C, …] and weight [C] or [1]', input, weight);
  return [count, ...new Array<number>(input.length - 2).fill(1)];
}

function leak(input: NdArray, slopes: NdArray): NdArray {
  const f = (x: number, slope: number): number => (x > 0 ? x : slope * x);
  return zipElements('prelu', input, slopes, f, promote(input, slopes));
}

function throughInput<V extends Value>(ops: OpFunctions, grad: V, input: V, weight: V): V {
  const slopes = ops.reshape(weight, slopeShape(input.shape, weight.shape));
  return ops.where(ops.gt(input, 0), grad, ops.mul(grad, slopes));
}

/** See `preluOp`. */
export function prelu<V extends Value>(input: V, weight: V): V {
  return applyOp(preluOp, [input, weight], {});
}

import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapGroups } from './groups.ts';
import { applyOp } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import { checkTotal, totalDType } from './reduction.ts';
import { laneDims, laneShape } from './lanes.ts';
import type { LaneOptions } from './lanes.ts';

/**
 * Running product: out[…, i, …] = input[…, 0, …] · … · input[…, i, …] along the axis `dim`.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for an axis that does not exist, or for whole numbers whose product is no int32.
 * Source: torch.cumprod, which keeps whole numbers in int64.
 */
export const cumprodOp: Op<'unary', LaneOptions> = {
  name: 'cumprod',
  kind: 'unary',
  shape: ([input], options) => laneShape('cumprod', input, options),
  forward([input], { dim }) {
    const dtype = totalDType(input.dtype);
    const dims = laneDims('cumprod', dim, input.rank);
    const multiply = (out: Float64Array, [lane]: readonly [Float64Array]): void => {
      let product = 1;
      for (let i = 0; i < lane.length; i++) {
        product = checkTotal('cumprod', dtype, product * (lane[i] as number));
        out[i] = product;
      }
    };
    return mapGroups([input], dims, multiply, dtype);
  },
  // With out[i] = out[i − 1] · input[i]: what reaches out[i] in all is s[i] = grad[i] + s[i + 1] · input[i + 1], and
  // dinput[i] = s[i] · out[i − 1]. Nothing is divided by, so zeros do no harm.
  gradients: [
    (context, grad) => {
      const { inputs, output, options } = context;
      const [input] = inputs;
      const dims = laneDims('cumprod', options.dim, input.shape.length);
      if (dims.length === 0) return grad;
      if (grad instanceof NdArray && input instanceof NdArray && output instanceof NdArray)
        return mapGroups([grad, input, output], dims, backwards) as Value as typeof grad;
      return backwardsInOps(context, grad);
    },
  ],
  // dout[i] = dout[i − 1] · input[i] + out[i − 1] · dinput[i]
  tangent({ inputs: [input], output, options: { dim }, ops }, [rate]) {
    const count = input.shape.at(dim) ?? 0;
    if (count === 0) return rate;
    const rates = [ops.select(rate, dim, 0)];
    for (let i = 1; i < count; i++) {
      const carried = ops.mul(rates[i - 1] as typeof rate, ops.select(input, dim, i));
      const own = ops.mul(ops.select(output, dim, i - 1), ops.select(rate, dim, i));
      rates.push(ops.add(carried, own));
    }
    return ops.stack(rates, { dim });
  },
  cost: ([input]) => costPerElement(input, { multiply: 1 }),
  misreadings: [
    {
      id: 'from-the-end',
      title: 'multiplied from the end',
      say: 'You multiplied from the last entry backwards. The running product starts with the first.',
      forward: ([input], options) => {
        const dims = laneDims('cumprod', options.dim, input.rank);
        return cumprodOp.forward([input.flip(dims)], options).flip(dims);
      },
    },
  ],
};

function backwards(
  out: Float64Array,
  [grad, lane, products]: readonly [Float64Array, Float64Array, Float64Array],
): void {
  let reaching = 0;
  for (let i = lane.length - 1; i >= 0; i--) {
    reaching = (grad[i] as number) + (i + 1 < lane.length ? reaching * (lane[i + 1] as number) : 0);
    out[i] = i > 0 ? reaching * (products[i - 1] as number) : reaching;
  }
}

function backwardsInOps<V extends Value>(
  { inputs, output, options, ops }: Context<'unary', V, LaneOptions>,
  grad: V,
): V {
  const { dim } = options;
  const [input] = inputs;
  const count = input.shape.at(dim) as number;
  if (count === 0) return grad;
  let reaching = ops.select(grad, dim, count - 1);
  const found: V[] = [];
  for (let i = count - 1; i > 0; i--) {
    found.unshift(ops.mul(reaching, ops.select(output, dim, i - 1)));
    const carried = ops.mul(reaching, ops.select(input, dim, i));
    reaching = ops.add(ops.select(grad, dim, i - 1), carried);
  }
  return ops.stack([reaching, ...found], { dim });
}

/** See `cumprodOp`. */
export function cumprod<V extends Value>(input: V, dim: number): V {
  return applyOp(cumprodOp, [input], { dim });
}

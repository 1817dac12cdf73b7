import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapGroups } from './groups.ts';
import { applyOp } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import {
  checkTotal,
  reduce,
  reducedCount,
  reducedDims,
  reducedShape,
  spread,
  totalDType,
} from './reduction.ts';
import type { ReductionOptions } from './reduction.ts';
import { sumOp } from './sum.ts';

/**
 * out[…] = Π input[…, i, …] over the axes `dim`.
 *
 * Shapes: any → without the axes `dim`, or with 1 in their place when `keepdim`.
 * Errors: ArgumentError for an axis that does not exist or is named twice, or for whole numbers whose product is no
 * int32.
 * Source: torch.prod, which takes one axis and keeps whole numbers in int64.
 */
export const prodOp: Op<'unary', ReductionOptions> = {
  name: 'prod',
  kind: 'unary',
  shape: ([input], options) => reducedShape('prod', input, options),
  forward([input], options) {
    const dtype = totalDType(input.dtype);
    const shape = prodOp.shape([input.shape], options);
    const product = (group: Float64Array) => checkTotal('prod', dtype, productOf(group));
    return reduce(input, shape, options, product, dtype);
  },
  // dinput = grad · product of the other entries, also where one of them is 0
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      return ops.mul(spread(ops, grad, inputs[0].shape, options), others(context));
    },
  ],
  tangent: (context, [rate]) =>
    context.ops.sum(context.ops.mul(rate, others(context)), context.options),
  cost: ([input]) => costPerElement(input, { multiply: 1 }),
  misreadings: [
    {
      id: 'sum-instead',
      title: 'added up',
      say: 'You added the numbers. A product multiplies them.',
      forward: ([input], options) => sumOp.forward([input], options),
    },
    {
      id: 'all-dims',
      title: 'multiplied over everything',
      say: 'You multiplied over every axis. The product runs over the named axes only.',
      forward: ([input]) => prodOp.forward([input], {}),
    },
  ],
};

function productOf(group: Float64Array): number {
  let product = 1;
  for (let i = 0; i < group.length; i++) product *= group[i] as number;
  return product;
}

/** For each entry the product of all others of its group: of those before it times those behind it. */
function others<V extends Value>(context: Context<'unary', V, ReductionOptions>): V {
  const { inputs, options, ops } = context;
  const [input] = inputs;
  const dims = reducedDims('prod', input.shape.length, options);
  if (input instanceof NdArray) return mapGroups([input], dims, productsOfOthers) as Value as V;
  const kept = input.shape.flatMap((_, axis) => (dims.includes(axis) ? [] : [axis]));
  const order = [...kept, ...dims];
  const turned = ops.permute(input, order);
  const keptShape = kept.map((axis) => input.shape[axis] as number);
  const count = reducedCount('prod', input.shape, options);
  if (count === 0) return input;
  const lanes = ops.reshape(turned, [...keptShape, count]);
  const ones = NdArray.full(keptShape, 1, input.dtype) as Value as V;
  const before = [ones];
  const behind = [ones];
  for (let i = 1; i < count; i++) {
    before.push(ops.mul(before[i - 1] as V, ops.select(lanes, -1, i - 1)));
    behind.push(ops.mul(behind[i - 1] as V, ops.select(lanes, -1, count - i)));
  }
  const products = before.map((each, i) => ops.mul(each, behind[count - 1 - i] as V));
  const found = ops.reshape(ops.stack(products, { dim: -1 }), turned.shape);
  return ops.permute(
    found,
    input.shape.map((_, axis) => order.indexOf(axis)),
  );
}

function productsOfOthers(out: Float64Array, [group]: readonly [Float64Array]): void {
  let before = 1;
  for (let i = 0; i < group.length; i++) {
    out[i] = before;
    before *= group[i] as number;
  }
  let behind = 1;
  for (let i = group.length - 1; i >= 0; i--) {
    out[i] = (out[i] as number) * behind;
    behind *= group[i] as number;
  }
}

/** See `prodOp`. */
export function prod<V extends Value>(input: V, options: ReductionOptions = {}): V {
  return applyOp(prodOp, [input], options);
}

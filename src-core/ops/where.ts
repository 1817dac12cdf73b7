import { ArgumentError } from '#core/errors.ts';
import { promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { commonShape } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/**
 * A choice for each element: out[i] = input[i] where condition[i] is true, else other[i]; sizes of 1 stretched. The
 * branch not taken gets the gradient 0, even where its number is NaN.
 *
 * Shapes: three that broadcast → their common shape.
 * Errors: ShapeError when they do not, ArgumentError unless the condition is of dtype bool.
 * Source: torch.where with three arguments.
 */
export const whereOp: Op<'choice', NoOptions> = {
  name: 'where',
  kind: 'choice',
  shape: (shapes) => commonShape('where', ...shapes),
  forward: ([condition, input, other]) => choose(condition, input, other),
  // dinput = grad where the condition is true, dother = grad where it is false, else 0
  gradients: [
    null,
    ({ inputs: [condition, input], ops }, grad) =>
      sumTo(ops, ops.where(condition, grad, 0), input.shape),
    ({ inputs: [condition, , other], ops }, grad) =>
      sumTo(ops, ops.where(condition, 0, grad), other.shape),
  ],
  tangent: ({ inputs: [condition], output, ops }, [, rate, otherRate]) =>
    ops.expand(ops.where(condition, rate ?? 0, otherRate ?? 0), output.shape),
  cost: (shapes) => costPerElement(whereOp.shape(shapes, {}), { compare: 1 }),
  misreadings: [
    {
      id: 'branches-exchanged',
      title: 'branches exchanged',
      say: 'You took the first tensor where the condition is false. It stands where the condition is true.',
      forward: ([condition, input, other]) => choose(condition, other, input),
    },
    {
      id: 'zero-else',
      title: '0 where false',
      say: 'Where the condition is false, the second tensor stands, not 0.',
      forward: ([condition, input, other]) =>
        choose(condition, input, NdArray.full(other.shape, 0, other.dtype)),
    },
  ],
};

function choose(condition: NdArray, input: NdArray, other: NdArray): NdArray {
  if (condition.dtype !== 'bool')
    throw new ArgumentError('where', 'a condition of dtype bool', condition.dtype);
  const shape = commonShape('where', condition.shape, input.shape, other.shape);
  const out = NdArray.empty(shape, promote(input, other));
  const to = out.data;
  const isTrue = condition.expand(shape).values();
  const [ifTrue, ifFalse] = [input.expand(shape).values(), other.expand(shape).values()];
  for (let i = 0; i < to.length; i++) to[i] = (isTrue[i] ? ifTrue[i] : ifFalse[i]) as number;
  return out;
}

/** See `whereOp`. */
export function where<V extends Value>(condition: V, input: V | number, other: V | number): V {
  return applyOp(whereOp, [condition, asValue(input, other), asValue(other, input)], {});
}

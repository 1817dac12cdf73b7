import { alignedLeft } from './aligned-left.ts';
import { costPerElement } from './cost.ts';
import { binaryElements, commonShape } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Sum of two tensors: out[i] = input[i] + other[i], sizes of 1 stretched. The sum of truth values is their or.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not.
 * Source: torch.add.
 */
export const addOp: Op<'binary', NoOptions> = {
  name: 'add',
  kind: 'binary',
  shape: ([input, other]) => commonShape('add', input, other),
  forward: ([input, other]) => binaryElements('add', input, other, (a, b) => a + b),
  // dinput = grad, dother = grad, each summed over the axes it was stretched along
  gradients: [
    ({ inputs: [input], ops }, grad) => sumTo(ops, grad, input.shape),
    ({ inputs: [, other], ops }, grad) => sumTo(ops, grad, other.shape),
  ],
  tangent: ({ output, ops }, [rate, otherRate]) => sumOfRates(ops, output.shape, rate, otherRate),
  cost: (shapes) => costPerElement(addOp.shape(shapes, {}), { add: 1 }),
  misreadings: [alignedLeft((inputs) => addOp.forward(inputs, {}))],
};

/** See `addOp`. */
export function add<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(addOp, [asValue(input, other), asValue(other, input)], {});
}

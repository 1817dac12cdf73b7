import { floatFor, promote } from '#core/tensor/dtype.ts';
import { costPerElement } from './cost.ts';
import { dividedDtype } from './divisor.ts';
import { commonShape, zipElements } from './elementwise.ts';
import { noRate } from './no-rate.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, Value } from './op.ts';
import { floorQuotient, remainderOf } from './special.ts';

/**
 * Whole part of a quotient: out[i] = ⌊input[i] / other[i]⌋, rounded down below 0 too; sizes of 1 stretched. ±∞ or NaN
 * for floats divided by 0. Its gradient is 0 everywhere.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not; ArgumentError for truth values, or whole numbers divided by 0.
 * Source: torch.floor_divide, Python's //.
 */
export const floorDivideOp: Op<'binary', NoOptions> = {
  name: 'floorDivide',
  kind: 'binary',
  shape: ([input, other]) => commonShape('floorDivide', input, other),
  forward: ([input, other]) =>
    zipElements(
      'floorDivide',
      input,
      other,
      floorQuotient,
      dividedDtype('floorDivide', input, other),
    ),
  gradients: [null, null],
  tangent: ({ output, ops }) => noRate(ops, output),
  cost: (shapes) => costPerElement(floorDivideOp.shape(shapes, {}), { multiply: 1, compare: 1 }),
  misreadings: [
    {
      id: 'cut-off',
      title: 'decimals cut off',
      say: 'You cut the decimals off, which goes up below 0. Round down: −7 by 2 gives −4.',
      forward: ([input, other]) =>
        zipElements('floorDivide', input, other, (a, b) => Math.trunc(a / b)),
    },
    {
      id: 'not-rounded',
      title: 'not rounded',
      say: 'This is the whole quotient. Round it down.',
      forward: ([input, other]) =>
        zipElements('floorDivide', input, other, (a, b) => a / b, floatFor(promote(input, other))),
    },
    {
      id: 'remainder-instead',
      title: 'remainder instead',
      say: 'This is what is left over. The question is how often the divisor fits in.',
      forward: ([input, other]) => zipElements('floorDivide', input, other, remainderOf),
    },
  ],
};

/** See `floorDivideOp`. */
export function floorDivide<V extends Value>(input: V | number, other: V | number): V {
  return applyOp(floorDivideOp, [asValue(input, other), asValue(other, input)], {});
}

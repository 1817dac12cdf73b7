import { ArgumentError } from '#core/errors.ts';
import { isFloat, promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { commonShape, zipElements } from './elementwise.ts';
import { applyOp, asValue } from './op.ts';
import type { NoOptions, Op, OpFunctions, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/**
 * Power: out[i] = input[i]^exponent[i], sizes of 1 stretched; NaN for a negative base with a fractional exponent.
 *
 * Shapes: two that broadcast → their common shape.
 * Errors: ShapeError when they do not; ArgumentError for whole numbers to a power below 0.
 * Source: torch.pow. The gradient for the exponent at base 0 is 0, as there.
 */
export const powOp: Op<'power', NoOptions> = {
  name: 'pow',
  kind: 'power',
  shape: ([input, exponent]) => commonShape('pow', input, exponent),
  forward([input, exponent]) {
    const dtype = promote(input, exponent);
    if (!isFloat(dtype) && exponent.rank === 0 && exponent.item() < 0)
      throw new ArgumentError(
        'pow',
        'floats, or an exponent of at least 0',
        `whole numbers to the power of ${exponent.item()}`,
      );
    return zipElements('pow', input, exponent, powerOf, dtype);
  },
  // dinput = grad · p · x^(p − 1), dexponent = grad · x^p · ln x
  gradients: [
    ({ inputs: [input, exponent], ops }, grad) =>
      sumTo(ops, ops.mul(grad, slopeForBase(ops, input, exponent)), input.shape),
    ({ inputs: [input, exponent], output, ops }, grad) =>
      sumTo(ops, ops.mul(grad, slopeForExponent(ops, input, exponent, output)), exponent.shape),
  ],
  tangent: ({ inputs: [input, exponent], output, ops }, [rate, exponentRate]) =>
    sumOfRates(
      ops,
      output.shape,
      rate && ops.mul(rate, slopeForBase(ops, input, exponent)),
      exponentRate && ops.mul(exponentRate, slopeForExponent(ops, input, exponent, output)),
    ),
  cost: (shapes) => costPerElement(powOp.shape(shapes, {}), { special: 1 }),
  misreadings: [
    {
      id: 'times-exponent',
      title: 'times instead of to the power of',
      say: 'You multiplied by the exponent. A power multiplies the base by itself that many times.',
      forward: ([input, exponent]) => zipElements('pow', input, exponent, (x, p) => x * p),
    },
    {
      id: 'order-swapped',
      title: 'base and exponent exchanged',
      say: 'You raised the exponent to the power of the base. It is the other way round.',
      forward: ([input, exponent]) => powOp.forward([exponent, input], {}),
    },
  ],
};

/** x^p; unlike the language's own power, 1 to the power of anything is 1, and so is −1 to the power of ±∞. */
function powerOf(x: number, p: number): number {
  if (x === 1 || (x === -1 && Math.abs(p) === Infinity)) return 1;
  return x ** p;
}

/** p · x^(p − 1); 0 for x⁰ at x = 0 as well. */
function slopeForBase<V extends Value>(ops: OpFunctions, input: V, exponent: V): V {
  const mayBeZero = !(exponent instanceof NdArray) || exponent.toArray().includes(0);
  const isFlat = (): V => ops.logicalAnd(ops.eq(input, 0), ops.eq(exponent, 0));
  const base = mayBeZero ? ops.where(isFlat(), 1, input) : input;
  return ops.mul(exponent, ops.pow(base, ops.sub(exponent, 1)));
}

/** x^p · ln x; 0 at x = 0 for every p from 0 on. */
function slopeForExponent<V extends Value>(ops: OpFunctions, input: V, exponent: V, output: V): V {
  const isFlat = ops.logicalAnd(ops.eq(input, 0), ops.ge(exponent, 0));
  return ops.where(isFlat, 0, ops.mul(output, ops.log(ops.where(isFlat, 1, input))));
}

/** See `powOp`. */
export function pow<V extends Value>(input: V | number, exponent: V | number): V {
  return applyOp(powOp, [asValue(input, exponent), asValue(exponent, input)], {});
}

import type { OpName } from '#core/ops/index.ts';
import { leastCommonMultiple } from '#core/symbolic/common-divisor.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Value } from '../value.ts';
import type { Differentiate, GradientCall } from './differentiate.ts';
import { fillShape, shapeOfValue } from './nested-values.ts';
import { exactItems, isExact } from './op-values.ts';
import { scalings } from './op-scaling-rules.ts';

/** Numbers that an op gets and gives, multiplied until all are whole. */
export interface Scaled {
  inputs: (NdArray | undefined)[];
  /** What the result has to be divided by. */
  divisor: bigint;
  /** S, to which every input was multiplied to a power, and the powers. */
  scale: bigint;
  powers: readonly number[];
  degree: number;
}

/**
 * The inputs of an op multiplied by S to a power each, so that they are whole and so that the result is S to a power
 * times the right one: what is computed with whole numbers below 2^53 is exact. Undefined where an input is a float,
 * where the op has no such rule, and where numbers could grow too large.
 */
export function scaledInputs(
  name: OpName,
  values: readonly (Value | undefined)[],
  tensors: readonly (NdArray | undefined)[],
  options: Readonly<Record<string, unknown>>,
): Scaled | undefined {
  const rule = scalings.get(name);
  if (!rule || !values.every((value) => value === undefined || isExact(value))) return undefined;
  const powers = values.map((_, i) => rule.powers[Math.min(i, rule.powers.length - 1)] as number);
  const items = values.map((value) => (value === undefined ? [] : exactItems(value)));
  const shapes = values.map((value) => (value === undefined ? [] : shapeOfValue(value, name)));
  const count = items.reduce((sum, each) => sum + each.length, 1);

  const common = leastCommonDenominator(items.filter((_, i) => powers[i] !== 0).flat());
  const scale = common * BigInt(rule.divides?.(shapes, options) ?? 1);
  const degree = rule.degree === 'each' ? values.length : rule.degree;
  const scaled = items.map((each, i) => {
    const factor = Rational.of(scale ** BigInt(powers[i] as number));
    return each.map((item) => item.mul(factor).toNumber());
  });
  const largest = scaled.flat().reduce((most, one) => Math.max(most, Math.abs(one)), Number(scale));
  if (!(largest ** degree * count < Number.MAX_SAFE_INTEGER)) return undefined;
  return {
    // Indices and masks stay as they are, in their own dtype.
    inputs: tensors.map((tensor, i) =>
      tensor === undefined || powers[i] === 0
        ? tensor
        : NdArray.from(scaled[i] as number[], shapes[i] as readonly number[]),
    ),
    divisor: scale ** BigInt(degree),
    ...{ scale, powers, degree },
  };
}

/** The tensor divided by what `scaledInputs` said; undefined unless it is near `about` and all whole. */
export function unscaled(tensor: NdArray, divisor: bigint, about: NdArray): Value | undefined {
  const [numbers, expected] = [tensor.values(), about.values()];
  const size = Number(divisor);
  const fits = numbers.every((number, i) => {
    const near = expected[i] as number;
    return (
      Number.isSafeInteger(number) && Math.abs(number / size - near) <= 1e-9 * (1 + Math.abs(near))
    );
  });
  if (!fits || numbers.length !== expected.length) return undefined;
  return fillShape(tensor.shape, (at) => Rational.of(BigInt(numbers[at] as number), divisor));
}

/**
 * The gradient for input i in exact numbers: with inputs and upstream multiplied as above it is the right one times
 * S^(degree − powers[i] + 1). Undefined where that cannot be done, or comes out differently from `about`.
 */
export function exactGradient(
  name: OpName,
  values: readonly (Value | undefined)[],
  upstream: Value | undefined,
  call: GradientCall,
  compute: Differentiate,
  about: NdArray,
): Value | undefined {
  const given = upstream ?? Rational.one;
  if (!isExact(given)) return undefined;
  const scaled = scaledInputs(name, values, call.inputs, call.options);
  if (!scaled) return undefined;
  const { scale, powers, degree } = scaled;
  const items = exactItems(given);
  const own = scale * leastCommonDenominator(items);
  const whole = items.map((item) => item.mul(Rational.of(own)).toNumber());
  if (!whole.every((number) => Math.abs(number) < 1e6)) return undefined;
  const raised = NdArray.from(whole, upstream === undefined ? [1] : [whole.length]);
  const { shape } = call.upstream;
  const grown = upstream === undefined ? raised.reshape([]).expand(shape) : raised.reshape(shape);
  const divisor = own * scale ** BigInt(degree - (powers[call.at] as number));
  return unscaled(compute({ ...call, inputs: scaled.inputs, upstream: grown }), divisor, about);
}

function leastCommonDenominator(items: readonly Rational[]): bigint {
  return items.reduce((common, { den }) => leastCommonMultiple(common, den), 1n);
}

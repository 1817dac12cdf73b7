import type { OpName } from '#core/ops/index.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { wholeRoot } from '#core/symbolic/whole-root.ts';
import type { Arguments } from './pack-function.ts';

/** The exact result for one exact number, or undefined where no fraction can say it. */
type ExactElement = (x: Rational, given: Arguments) => Rational | undefined;

const { zero, one } = Rational;
const half = Rational.of(1, 2);
const three = Rational.of(3);
const six = Rational.of(6);
const MAX_POWER = 1_000;

/** f(x) where it is a whole number or a fraction at one place only, such as e⁰ = 1. */
const only =
  (place: Rational, value: Rational): ExactElement =>
  (x) =>
    x.equals(place) ? value : undefined;

/** Elementwise functions on exact numbers. What is not here, or undefined, is computed in float64. */
export const exactElements: ReadonlyMap<OpName, ExactElement> = new Map<OpName, ExactElement>([
  ['abs', (x) => x.abs()],
  ['neg', (x) => x.neg()],
  ['sign', (x) => Rational.of(x.sign())],
  ['floor', (x) => x.floor()],
  ['ceil', (x) => x.ceil()],
  ['trunc', truncated],
  ['round', nearest],
  ['square', (x) => x.mul(x)],
  ['reciprocal', (x) => (x.sign() === 0 ? undefined : one.div(x))],
  ['relu', (x) => larger(x, zero)],
  ['relu6', (x) => between(x, zero, six)],
  ['leakyRelu', (x, given) => (x.sign() > 0 ? x : x.mul(given.rational('negativeSlope')))],
  ['hardtanh', (x, given) => between(x, given.rational('minVal'), given.rational('maxVal'))],
  ['clamp', clamped],
  ['hardsigmoid', (x) => between(x.add(three), zero, six).div(six)],
  ['hardswish', (x) => x.mul(between(x.add(three), zero, six)).div(six)],
  ['heaviside', (x, given) => [zero, given.rational('atZero'), one][x.sign() + 1]],
  ['softsign', (x) => x.div(one.add(x.abs()))],
  ...(['elu', 'celu'] as const).map((name): [OpName, ExactElement] => [name, positiveOnly]),
  ['sqrt', exactRoot],
  ['rsqrt', (x) => (x.sign() > 0 ? exactRoot(one.div(x)) : undefined)],
  ['exp', only(zero, one)],
  ['exp2', (x) => (x.isInteger() && isSmall(x) ? Rational.of(2).pow(x.toNumber()) : undefined)],
  ['log', only(one, zero)],
  ['log2', (x) => exactLogarithm(x, 2n)],
  ['log10', (x) => exactLogarithm(x, 10n)],
  ...(['cos', 'cosh'] as const).map((name): [OpName, ExactElement] => [name, only(zero, one)]),
  ['sigmoid', only(zero, half)],
  ['acos', only(one, zero)],
  ['erfc', only(zero, one)],
  ...(
    [
      ...(['tanh', 'sin', 'tan', 'sinh', 'atan', 'asin', 'expm1', 'log1p', 'erf'] as const),
      ...(['silu', 'gelu', 'mish', 'tanhshrink', 'selu'] as const),
    ] as const
  ).map((name): [OpName, ExactElement] => [name, only(zero, zero)]),
]);

function larger(left: Rational, right: Rational): Rational {
  return left.compare(right) < 0 ? right : left;
}

function between(x: Rational, low: Rational, high: Rational): Rational {
  return x.compare(high) > 0 ? high : larger(x, low);
}

function clamped(x: Rational, given: Arguments): Rational {
  const raised = given.has('min') ? larger(x, given.rational('min')) : x;
  if (!given.has('max')) return raised;
  const max = given.rational('max');
  return raised.compare(max) > 0 ? max : raised;
}

function positiveOnly(x: Rational): Rational | undefined {
  return x.sign() >= 0 ? x : undefined;
}

/** The nearest whole number; a half goes to the even one. */
export function nearest(x: Rational): Rational {
  const below = x.floor();
  const order = x.sub(below).compare(half);
  const goesDown = order < 0 || (order === 0 && below.num % 2n === 0n);
  return goesDown ? below : below.add(one);
}

/** The next whole number towards 0. */
export function truncated(x: Rational): Rational {
  return x.sign() < 0 ? x.ceil() : x.floor();
}

function isSmall(x: Rational): boolean {
  return Math.abs(x.toNumber()) <= MAX_POWER;
}

/** √x where it is a fraction. */
export function exactRoot(x: Rational): Rational | undefined {
  if (x.sign() < 0) return undefined;
  const [top, bottom] = [wholeRoot(x.num, 2), wholeRoot(x.den, 2)];
  return top === undefined || bottom === undefined ? undefined : Rational.of(top, bottom);
}

/** The whole number k with base^k = x. */
function exactLogarithm(x: Rational, base: bigint): Rational | undefined {
  if (x.sign() <= 0 || (x.num !== 1n && x.den !== 1n)) return undefined;
  let rest = x.num === 1n ? x.den : x.num;
  let count = 0;
  while (rest % base === 0n && count < MAX_POWER) {
    rest /= base;
    count++;
  }
  return rest === 1n ? Rational.of(x.num === 1n ? -count : count) : undefined;
}

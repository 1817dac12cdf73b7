import { call, isNumber, multiply, negate, number, power } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { functionMistakes } from './misread-functions.ts';
import { lowered, slopeRules } from './slopes.ts';
import type { SlopeRules } from './slopes.ts';

/** A rule of calculus as someone misremembers it. */
export interface SlopeMistake {
  /** Such as `cosine-sign`. */
  id: string;
  title: string;
  /** Markdown. */
  say: string;
  rules: SlopeRules;
}

const isReciprocal = (exponent: Expression): boolean => isNumber(exponent, -1);

/** Another rule for 1/u, or for all other powers. */
function inPower(slope: SlopeRules['power'], where: 'reciprocal' | 'others'): SlopeRules {
  return {
    ...slopeRules,
    power: (base, exponent) =>
      isReciprocal(exponent) === (where === 'reciprocal')
        ? slope(base, exponent)
        : slopeRules.power(base, exponent),
  };
}

/** What learners do to the slope of one operation. */
export const slopeMistakes: readonly SlopeMistake[] = [
  {
    id: 'reciprocal-sign',
    title: 'sign of the reciprocal’s slope',
    say: 'The derivative of $1/u$ is $-1/u^2$; its minus is missing.',
    rules: inPower((base) => power(base, number(-2)), 'reciprocal'),
  },
  {
    id: 'reciprocal-not-squared',
    title: 'denominator not squared',
    say: 'The derivative of $1/u$ is $-1/u^2$: the denominator is squared.',
    rules: inPower((base) => negate(power(base, number(-1))), 'reciprocal'),
  },
  {
    id: 'power-factor',
    title: 'factor of the power missing',
    say: 'The derivative of $u^n$ is $n\\,u^{n-1}$; the factor $n$ is missing.',
    rules: inPower((base, exponent) => power(base, lowered(exponent)), 'others'),
  },
  {
    id: 'power-not-lowered',
    title: 'exponent not lowered',
    say: 'The derivative of $u^n$ is $n\\,u^{n-1}$: the exponent goes down by one.',
    rules: inPower((base, exponent) => multiply(exponent, power(base, exponent)), 'others'),
  },
  {
    id: 'product-swapped',
    title: 'factors exchanged',
    say: 'The slope of $a\\,b$ in $a$ is $b$, the other factor, not $a$ itself.',
    rules: {
      ...slopeRules,
      product: (factors, at) =>
        factors.length === 2 ? (factors[at] as Expression) : slopeRules.product(factors, at),
    },
  },
  {
    id: 'subtraction-sign',
    title: 'minus of a subtraction lost',
    say: 'What is subtracted passes its slope on with a minus.',
    rules: { ...slopeRules, term: () => 1 },
  },
  {
    id: 'subtraction-first',
    title: 'minus on the first argument',
    say: 'The slopes of $a - b$ are $1$ in $a$ and $-1$ in $b$; yours has the minus at $a$.',
    rules: {
      ...slopeRules,
      term: (sign, signs) => (signs.includes(-1) && signs.length === 2 ? (-sign as 1 | -1) : sign),
    },
  },
  ...functionMistakes,
];

/** The value of a row in place of its slope, in every operation of one argument. */
export const valueAsSlope: SlopeRules = {
  ...slopeRules,
  functions: Object.fromEntries(
    Object.keys(slopeRules.functions).map((name) => [name, (u: Expression) => call(name, u)]),
  ),
  power: (base, exponent) => power(base, exponent),
};

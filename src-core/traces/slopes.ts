import {
  add,
  call,
  divide,
  minusOne,
  multiply,
  negate,
  number,
  one,
  power,
  subtract,
} from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';

type Slope = (argument: Expression) => Expression;

const two = number(2);
const half = number(Rational.of(1, 2));
const sigmoid = (argument: Expression): Expression => call('sigmoid', argument);
const tanh = (argument: Expression): Expression => call('tanh', argument);

/** How the operations of a trace are differentiated: the rules, or the rules as someone misremembers them. */
export interface SlopeRules {
  /** f′ for functions of one argument. */
  functions: Readonly<Record<string, Slope>>;
  /** d/du uⁿ for a constant n. */
  power(base: Expression, exponent: Expression): Expression;
  /** What a factor is multiplied by when `factors[at]` is differentiated. */
  product(factors: readonly Expression[], at: number): Expression;
  /** The sign of a term of a sum, 1 or −1, where `sign` is the one that it is written with. */
  term(sign: 1 | -1, signs: readonly (1 | -1)[], at: number): 1 | -1;
}

/** f′ of the functions that traces know. At 0, relu′ is 0 and |·|′ is 0, as in PyTorch. */
const functions: Readonly<Record<string, Slope>> = {
  exp: (u) => call('exp', u),
  log: (u) => power(u, minusOne),
  log2: (u) => divide(one, multiply(u, call('log', two))),
  log10: (u) => divide(one, multiply(u, call('log', number(10)))),
  sqrt: (u) => divide(half, call('sqrt', u)),
  sin: (u) => call('cos', u),
  cos: (u) => negate(call('sin', u)),
  tanh: (u) => subtract(one, power(tanh(u), two)),
  sigmoid: (u) => multiply(sigmoid(u), subtract(one, sigmoid(u))),
  softplus: sigmoid,
  relu: (u) => divide(add(call('sign', u), call('abs', call('sign', u))), two),
  abs: (u) => call('sign', u),
};

/** The rules of calculus. */
export const slopeRules: SlopeRules = {
  functions,
  power: (base, exponent) =>
    exponent.kind === 'number' && exponent.value.equals(Rational.of(-1))
      ? negate(power(base, number(-2)))
      : multiply(exponent, power(base, lowered(exponent))),
  product: (factors, at) => multiply(...factors.filter((_, place) => place !== at)),
  term: (sign) => sign,
};

/** n − 1. */
export function lowered(exponent: Expression): Expression {
  return subtract(exponent, one);
}

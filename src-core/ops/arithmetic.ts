import { expOf, logOf, tanhOf } from '#core/elementary/index.ts';
import type { OpFunctions, Value } from './op.ts';
import { erfOf, erfcOf, sigmoidOf, softplusOf } from './special.ts';

/**
 * What derivatives of elementwise functions are written in. One formula serves three purposes: on plain numbers it is
 * the gradient and the tangent, on tensors it is a gradient that can be differentiated again.
 */
export interface Arithmetic<T> {
  add(a: T | number, b: T | number): T;
  sub(a: T | number, b: T | number): T;
  mul(a: T | number, b: T | number): T;
  div(a: T | number, b: T | number): T;
  neg(a: T): T;
  abs(a: T): T;
  exp(a: T): T;
  log(a: T): T;
  sqrt(a: T): T;
  sin(a: T): T;
  cos(a: T): T;
  sinh(a: T): T;
  cosh(a: T): T;
  tanh(a: T): T;
  sigmoid(a: T): T;
  softplus(a: T): T;
  erf(a: T): T;
  erfc(a: T): T;
  /** a to the power of a constant. */
  pow(a: T, exponent: number): T;
  /** a, or the bound that it lies beyond. */
  clamp(a: T, bounds: { min?: number; max?: number }): T;
  /** 0 below `at`, 1 above it, `atEdge` exactly there (default 0). */
  step(a: T, at?: number, atEdge?: number): T;
  /** Conditions, for `and` and `where`. */
  gt(a: T, b: number): T;
  ge(a: T, b: number): T;
  lt(a: T, b: number): T;
  le(a: T, b: number): T;
  and(a: T, b: T): T;
  /** a where the condition holds, else b; of the one not taken nothing shows, not even NaN. */
  where(condition: T, a: T | number, b: T | number): T;
}

/** Arithmetic of plain numbers. Conditions are 1 or 0. */
export const numbers: Arithmetic<number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  abs: Math.abs,
  exp: expOf,
  log: logOf,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: tanhOf,
  sigmoid: sigmoidOf,
  softplus: softplusOf,
  erf: erfOf,
  erfc: erfcOf,
  pow: (a, exponent) => a ** exponent,
  clamp: (a, { min = -Infinity, max = Infinity }) => Math.min(Math.max(a, min), max),
  step: (a, at = 0, atEdge = 0) => (a > at ? 1 : a < at ? 0 : a === at ? atEdge : NaN),
  gt: (a, b) => Number(a > b),
  ge: (a, b) => Number(a >= b),
  lt: (a, b) => Number(a < b),
  le: (a, b) => Number(a <= b),
  and: (a, b) => a * b,
  where: (condition, a, b) => (condition === 1 ? a : b),
};

/** Arithmetic of tensors, written down as ops. */
export function tensorArithmetic<V extends Value>(ops: OpFunctions): Arithmetic<V> {
  return {
    add: (a, b) => ops.add(a, b),
    sub: (a, b) => ops.sub(a, b),
    mul: (a, b) => ops.mul(a, b),
    div: (a, b) => ops.div(a, b),
    neg: (a) => ops.neg(a),
    abs: (a) => ops.abs(a),
    exp: (a) => ops.exp(a),
    log: (a) => ops.log(a),
    sqrt: (a) => ops.sqrt(a),
    sin: (a) => ops.sin(a),
    cos: (a) => ops.cos(a),
    sinh: (a) => ops.sinh(a),
    cosh: (a) => ops.cosh(a),
    tanh: (a) => ops.tanh(a),
    sigmoid: (a) => ops.sigmoid(a),
    softplus: (a) => ops.softplus(a),
    erf: (a) => ops.erf(a),
    erfc: (a) => ops.erfc(a),
    pow: (a, exponent) => ops.pow(a, exponent),
    clamp: (a, bounds) => ops.clamp(a, bounds),
    step: (a, at = 0, atEdge = 0) =>
      ops.heaviside(at === 0 ? a : ops.sub(a, at), { atZero: atEdge }),
    gt: (a, b) => ops.gt(a, b),
    ge: (a, b) => ops.ge(a, b),
    lt: (a, b) => ops.lt(a, b),
    le: (a, b) => ops.le(a, b),
    and: (a, b) => ops.logicalAnd(a, b),
    where: (condition, a, b) => ops.where(condition, a, b),
  };
}

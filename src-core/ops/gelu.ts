import { ArgumentError } from '#core/errors.ts';
import type { Arithmetic } from './arithmetic.ts';
import { applyOp } from './op.ts';
import type { Value } from './op.ts';
import { erfcOf, sigmoidOf } from './special.ts';
import { defineUnary } from './unary.ts';

export interface GeluOptions {
  /** 'none' (default) is the definition, 'tanh' an approximation. */
  approximate?: 'none' | 'tanh' | undefined;
}

/**
 * Gaussian error linear unit: out[i] = x · Φ(x) with x = input[i] and Φ(x) = ½ · (1 + erf(x / √2)), the share of a
 * normal distribution below x. With 'tanh': out[i] = ½ · x · (1 + tanh(√(2/π) · (x + 0.044715 · x³))).
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for any other `approximate`.
 * Source: torch.nn.functional.gelu.
 */
export const geluOp = defineUnary<GeluOptions>('gelu', {
  value: (x, { approximate = 'none' }) => (approximate === 'none' ? exact(x) : byTanh(x)),
  slope: (x, _y, arithmetic, { approximate = 'none' }) =>
    approximate === 'none' ? exactSlope(x, arithmetic) : slopeByTanh(x, arithmetic),
  each: { special: 1, add: 1, multiply: 3 },
  check({ approximate = 'none' }: { approximate?: string | undefined }) {
    if (approximate !== 'none' && approximate !== 'tanh')
      throw new ArgumentError('gelu', "approximate 'none' or 'tanh'", `'${approximate}'`);
  },
  misreadings: [
    {
      id: 'relu-instead',
      title: 'ReLU instead',
      say: 'This is the ReLU. GELU bends smoothly and dips below 0 on the left.',
      value: (x) => Math.max(x, 0),
    },
    {
      id: 'sigmoid-approximation',
      title: 'approximated by a sigmoid',
      say: 'This is x · σ(1.702 x), a coarser approximation of the same curve.',
      value: (x) => x * sigmoidOf(1.702 * x),
    },
    {
      id: 'other-formula',
      title: 'the other formula',
      say: 'You used the approximation where the definition is asked for, or the other way round.',
      value: (x, { approximate = 'none' }) => (approximate === 'none' ? byTanh(x) : exact(x)),
    },
    {
      id: 'factor-missing',
      title: 'factor x missing',
      say: 'This is Φ(x) alone. Multiply it by x.',
      value: (x) => 0.5 * erfcOf(-x * Math.SQRT1_2),
    },
  ],
});

/** x · Φ(x), with Φ(x) = ½ · erfc(−x / √2), which keeps its digits far to the left. */
function exact(x: number): number {
  return x * 0.5 * erfcOf(-x * Math.SQRT1_2);
}

/** Φ(x) + x · φ(x) with the density φ(x) = e^(−x²/2) / √(2π). */
function exactSlope<T>(x: T, { add, erfc, exp, mul }: Arithmetic<T>): T {
  const share = mul(erfc(mul(x, -Math.SQRT1_2)), 0.5);
  const density = mul(exp(mul(mul(x, x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return add(share, mul(x, density));
}

const steepness = 2 * Math.sqrt(2 / Math.PI);

/** x · σ(2u), which is ½ · x · (1 + tanh u), with 2u = 2 · √(2/π) · (x + 0.044715 · x³). */
function byTanh(x: number): number {
  return x * sigmoidOf(steepness * (x + 0.044715 * x * x * x));
}

/** σ(2u) + x · σ(2u) · σ(−2u) · d2u/dx. */
function slopeByTanh<T>(x: T, { add, mul, neg, sigmoid }: Arithmetic<T>): T {
  const square = mul(x, x);
  const inner = mul(mul(x, add(mul(square, 0.044715), 1)), steepness);
  const innerSlope = mul(add(mul(square, 3 * 0.044715), 1), steepness);
  const bend = mul(sigmoid(inner), sigmoid(neg(inner)));
  return add(sigmoid(inner), mul(x, mul(bend, innerSlope)));
}

/** See `geluOp`. */
export function gelu<V extends Value>(input: V, options: GeluOptions = {}): V {
  return applyOp(geluOp, [input], options);
}

import { ShapeError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';

/** A vector of exact numbers. */
export type Vector = readonly Rational[];

/** The weights and the bias of one neuron. */
export interface Neuron {
  readonly w: Vector;
  readonly b: Rational;
}

/** w·x + b. Errors: ShapeError when w and x differ in length. */
export function preActivation({ w, b }: Neuron, x: Vector): Rational {
  if (w.length !== x.length)
    throw new ShapeError('neuron', 'w and x of one length', [w.length], [x.length]);
  return w.reduce((sum, weight, i) => sum.add(weight.mul(x[i] ?? Rational.zero)), b);
}

/** Whether the neuron answers 1: w·x + b ≥ 0, or > 0 when it is strict. Errors: ShapeError as above. */
function fires(neuron: Neuron, x: Vector, strict = false): boolean {
  const sign = preActivation(neuron, x).sign();
  return strict ? sign > 0 : sign >= 0;
}

/** What the neuron answers on each input, as 0 and 1. */
export function neuronTable(neuron: Neuron, inputs: readonly Vector[], strict = false): number[] {
  return inputs.map((x) => (fires(neuron, x, strict) ? 1 : 0));
}

/**
 * The biases with which a neuron of the given weights computes a table: those from `low` to `high`. The rule ≥ takes
 * the low end and leaves the high one out, > does the opposite. A missing end lies at infinity; when `low` is not
 * below `high` there is no such bias.
 *
 * low = max over class 1 of −w·x, high = min over class 0 of −w·x.
 */
export function biasRange(
  w: Vector,
  inputs: readonly Vector[],
  table: readonly number[],
): { low?: Rational; high?: Rational } {
  let low: Rational | undefined;
  let high: Rational | undefined;
  for (const [i, x] of inputs.entries()) {
    const end = preActivation({ w, b: Rational.zero }, x).neg();
    if (table[i] === 1) low = low && low.compare(end) >= 0 ? low : end;
    else high = high && high.compare(end) <= 0 ? high : end;
  }
  return { ...(low && { low }), ...(high && { high }) };
}

import { Rational } from '#core/symbolic/rational.ts';
import { nonNegativeCombination } from './farkas.ts';
import type { Neuron, Vector } from './threshold-neuron.ts';

/** Which neuron is meant: without a bias the line runs through the origin; a strict one answers 1 only above 0. */
export interface NeuronRule {
  readonly bias?: boolean;
  readonly strict?: boolean;
}

/** A neuron that computes a table, or the multipliers that prove that none does. */
export type Separation =
  | { readonly separable: true; readonly neuron: Neuron }
  | { readonly separable: false; readonly multipliers: Rational[] };

/**
 * Decides whether one threshold neuron computes a table on the given inputs, with a proof either way.
 *
 * By the theorem of the alternative there is a neuron, or there are multipliers λ ≥ 0 on the inputs such that class 1
 * and class 0 add up to the same Σ λ·(x, 1), with some λ > 0 on an input whose demand is strict.
 *
 * Shapes: inputs k × [n], table [k] of 0 and 1 → w [n], multipliers [k].
 */
export function separate(
  inputs: readonly Vector[],
  table: readonly number[],
  { bias = true, strict = false }: NeuronRule = {},
): Separation {
  const n = inputs[0]?.length ?? 0;
  const columns = inputs.map((x, i) => {
    const sign = Rational.of(table[i] === 1 ? 1 : -1);
    const isStrict = (table[i] === 1) === strict;
    const extended = bias ? [...x, Rational.one] : x;
    return [...extended.map((value) => sign.mul(value)), isStrict ? Rational.one : Rational.zero];
  });
  // The multipliers on strict demands are scaled so that they add up to 1.
  const target = [...new Array<Rational>(bias ? n + 1 : n).fill(Rational.zero), Rational.one];
  const result = nonNegativeCombination(columns, target);
  if (result.holds) return { separable: false, multipliers: result.weights };
  const w = result.refutation.slice(0, n);
  const b = bias ? (result.refutation[n] ?? Rational.zero) : Rational.zero;
  return { separable: true, neuron: { w, b } };
}

/** Σ λ·(x, 1) over the inputs of class 1 and over those of class 0: coefficients of w1, …, wn and b. */
export function classSums(
  inputs: readonly Vector[],
  table: readonly number[],
  multipliers: Vector,
): { one: Rational[]; zero: Rational[] } {
  const width = (inputs[0]?.length ?? 0) + 1;
  const sums = [0, 1].map((side) =>
    Array.from({ length: width }, (_, j) =>
      inputs.reduce((sum, x, i) => {
        if (table[i] !== side) return sum;
        return sum.add((multipliers[i] ?? Rational.zero).mul(x[j] ?? Rational.one));
      }, Rational.zero),
    ),
  );
  return { zero: sums[0] ?? [], one: sums[1] ?? [] };
}

/**
 * Whether multipliers prove that no neuron with a bias computes a table: none is negative, not all are 0, and both classes
 * add up to the same. The coordinate of b gives both classes the same total, so a strict demand always takes part.
 */
export function provesInseparable(
  inputs: readonly Vector[],
  table: readonly number[],
  multipliers: Vector,
): boolean {
  if (multipliers.some((value) => value.sign() < 0)) return false;
  if (multipliers.every((value) => value.sign() === 0)) return false;
  const { one, zero } = classSums(inputs, table, multipliers);
  return one.every((value, j) => value.equals(zero[j] ?? Rational.zero));
}

/**
 * The simplest multipliers that prove a table inseparable: 1 on two inputs of class 1 and on two of class 0 that have one
 * midpoint, 0 elsewhere; none when no two such segments cross.
 */
export function crossingSegments(
  inputs: readonly Vector[],
  table: readonly number[],
): Rational[] | undefined {
  const seen = new Map<string, [number, number]>();
  const pairs = inputs.flatMap((x, i) =>
    inputs.slice(i + 1).flatMap((y, k) => {
      const j = i + 1 + k;
      const sum = x.map((value, at) => value.add(y[at] ?? Rational.zero)).join();
      return table[i] === table[j]
        ? [{ i, j, key: `${sum} ${1 - (table[i] ?? 0)}`, own: `${sum} ${table[i]}` }]
        : [];
    }),
  );
  for (const { i, j, key, own } of pairs) {
    const other = seen.get(key);
    if (other) {
      const ends = new Set([i, j, ...other]);
      return inputs.map((_, at) => (ends.has(at) ? Rational.one : Rational.zero));
    }
    seen.set(own, [i, j]);
  }
  return undefined;
}

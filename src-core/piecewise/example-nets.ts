import { Rational } from '#core/symbolic/rational.ts';
import { reluNet } from './relu-net.ts';
import type { ReluNet } from './relu-net.ts';

/** Plain numbers of one layer: weight [outFeatures, inFeatures] and bias [outFeatures]. */
export type PlainLayer = readonly [weight: number[][], bias: number[]];

/** A net for tests from numbers that float64 holds exactly. */
export function netFrom(...layers: PlainLayer[]): ReluNet {
  return reluNet(
    layers.map(([weight, bias]) => ({
      weight: weight.map((row) => row.map((value) => Rational.of(value))),
      bias: bias.map((value) => Rational.of(value)),
    })),
  );
}

/** h(x) = W3·relu(W2·relu(W1·x + b1) + b2) + b3 with kinks at −2 and 0, both of its first layer. */
export const TWO_KINKS: PlainLayer[] = [
  [
    [[0.5], [0.5]],
    [0, 1],
  ],
  [
    [
      [1, 1],
      [1, 1],
    ],
    [0, 0],
  ],
  [[[1, 1]], [1]],
];

/** Kinks at 0, 1 and 2, the one at 1 made by the second layer. */
export const THREE_KINKS: PlainLayer[] = [
  [
    [[1], [-1]],
    [0, 2],
  ],
  [
    [
      [1, 1],
      [1, -1],
    ],
    [-1, 0],
  ],
  [[[1, 2]], [0]],
];

/** The net in float64, written anew: all numbers are short binary fractions here, so nothing is rounded. */
export function plainValue(layers: readonly PlainLayer[], x: number): number {
  let a = [x];
  for (const [index, [weight, bias]] of layers.entries()) {
    const z = weight.map((row, i) =>
      row.reduce((sum, w, j) => sum + w * (a[j] ?? 0), bias[i] ?? 0),
    );
    a = index === layers.length - 1 ? z : z.map((value) => Math.max(0, value));
  }
  return a[0] ?? 0;
}

/** The points −12, −11 15/16, … 12. */
export const GRID = Array.from({ length: 385 }, (_, i) => (i - 192) / 16);

/** Sizes of the hidden layers of random nets; each net has at most 24 numbers. */
export const HIDDEN_SIZES = [[3], [2, 2], [2, 3, 2]];
export const NUMBERS = 24;

/** A net with hidden layers of these sizes whose weights and biases are halves of the given whole numbers, in order. */
export function netOfHalves(hidden: readonly number[], numbers: readonly number[]): PlainLayer[] {
  const rest = numbers.map((n) => n / 2);
  return [...hidden, 1].map((outFeatures, index): PlainLayer => {
    const inFeatures = hidden[index - 1] ?? 1;
    const weight = Array.from({ length: outFeatures }, () => rest.splice(0, inFeatures));
    return [weight, rest.splice(0, outFeatures)];
  });
}

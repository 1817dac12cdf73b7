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

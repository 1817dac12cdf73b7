import { blobs, spirals, twoMoons, xor } from '#core/data/generated.ts';
import type { TensorDataset } from '#core/data/dataset.ts';

/** Points of the plane with one of two classes. */
export interface Points {
  readonly count: number;
  /** [count, 2], row by row. */
  readonly places: Float64Array;
  /** 0 or 1. */
  readonly classes: Float64Array;
  /** The window that shows them all, on both axes. */
  readonly from: number;
  readonly to: number;
}

const COUNT = 120;
const makers: readonly (readonly [
  name: string,
  make: (seed: number) => TensorDataset,
  window: readonly [number, number],
])[] = [
  ['exclusive or', xor, [-0.5, 1.5]],
  ['two moons', (seed) => twoMoons(COUNT, { noise: 0.1, seed }), [-1.5, 2.5]],
  ['two spirals', (seed) => spirals(COUNT, { noise: 0.02, seed }), [-1.2, 1.2]],
  ['two clouds', (seed) => blobs(COUNT, { classes: 2, seed }), [-6, 6]],
];

export const pointSets: readonly string[] = makers.map(([name]) => name);

/** The points that the number of a choice stands for. */
export function pointsOf(choice: number, seed: number): Points {
  const [, make, [from, to]] = makers[choice] as (typeof makers)[number];
  const [inputs, targets] = make(seed).arrays;
  const classes = Float64Array.from(targets?.values() ?? []);
  return {
    count: classes.length,
    places: Float64Array.from(inputs?.values() ?? []),
    classes,
    from,
    to,
  };
}

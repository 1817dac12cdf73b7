// Small data sets drawn by formula. The same seed gives the same numbers: noise is exact (see Random.normal), and sums with
// sines are rounded to float32, which hides the last bit of Math.sin but for one number in some 10⁸.
import { ArgumentError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { TensorDataset } from './dataset.ts';

export interface GeneratedOptions {
  /** The standard deviation of what is added to each coordinate. */
  noise?: number | undefined;
  seed?: number | undefined;
}

/** The four corners of the unit square and their exclusive or. Shapes: [4, 2] and [4, 1], float32. */
export function xor(): TensorDataset {
  const inputs = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const targets = inputs.map(([a, b]) => [a === b ? 0 : 1]);
  return new TensorDataset(float32(inputs), float32(targets));
}

/**
 * Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t), t evenly in 0 … π.
 *
 * Shapes: [count, 2], float32, and classes [count], int32. Source: sklearn.datasets.make_moons.
 */
export function twoMoons(count: number, options: GeneratedOptions = {}): TensorDataset {
  return points('twoMoons', count, 2, options, (label, share) => {
    const t = Math.PI * share;
    return label === 0 ? [Math.cos(t), Math.sin(t)] : [1 - Math.cos(t), 0.5 - Math.sin(t)];
  });
}

/**
 * Arms of a spiral, one a class: r (cos φ, sin φ) with r in 0 … 1 and φ = 2π (turns · r + class / classes).
 *
 * Shapes: as `twoMoons`.
 */
export function spirals(
  count: number,
  {
    classes = 2,
    turns = 1,
    ...options
  }: GeneratedOptions & { classes?: number; turns?: number } = {},
): TensorDataset {
  return points('spirals', count, classes, options, (label, r) => {
    const angle = 2 * Math.PI * (turns * r + label / classes);
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });
}

/**
 * Round clouds, one a class, around centres on a circle of radius 3. The clouds have the standard deviation `noise`, 1
 * by default. Shapes: as `twoMoons`. Source: the idea of sklearn.datasets.make_blobs.
 */
export function blobs(
  count: number,
  { classes = 3, noise = 1, ...options }: GeneratedOptions & { classes?: number } = {},
): TensorDataset {
  return points('blobs', count, classes, { ...options, noise }, (label) => {
    const angle = (2 * Math.PI * label) / classes;
    return [3 * Math.cos(angle), 3 * Math.sin(angle)];
  });
}

/** y = sin x with noise in y, x uniform in −π … π. Shapes: [count, 1] and [count, 1], float32. */
export function sineRegression(
  count: number,
  { noise = 0.1, seed = 0 }: GeneratedOptions = {},
): TensorDataset {
  checkCount('sineRegression', { count });
  const random = new Random(seed);
  const inputs = Array.from({ length: count }, () => [Math.PI * (2 * random.next() - 1)]);
  const targets = inputs.map(([x = 0]) => [Math.sin(x) + noise * random.normal()]);
  return new TensorDataset(float32(inputs, [count, 1]), float32(targets, [count, 1]));
}

/** Classes in turn; the points of a class run through share = 0 … 1 in equal steps. */
function points(
  who: string,
  count: number,
  classes: number,
  { noise = 0, seed = 0 }: GeneratedOptions,
  place: (label: number, share: number) => [number, number],
): TensorDataset {
  checkCount(who, { count, classes });
  const random = new Random(seed);
  const labels = Array.from({ length: count }, (_, i) => i % classes);
  const inputs = labels.map((label, i) => {
    const inClass = Math.ceil((count - label) / classes);
    const share = inClass > 1 ? Math.floor(i / classes) / (inClass - 1) : 0;
    return place(label, share).map((each) => each + noise * random.normal());
  });
  return new TensorDataset(
    float32(inputs, [count, 2]),
    NdArray.from(Int32Array.from(labels), [count]),
  );
}

function float32(rows: number[][], shape?: readonly number[]): NdArray {
  return NdArray.from(Float32Array.from(rows.flat()), shape ?? [rows.length, rows[0]?.length ?? 0]);
}

function checkCount(who: string, counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts))
    if (!Number.isInteger(value) || value < 1)
      throw new ArgumentError(who, `a whole ${name} ≥ 1`, `${value}`);
}

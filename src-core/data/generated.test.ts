import { describe, expect, test } from 'vitest';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { TensorDataset } from './dataset.ts';
import { DIGITS_ATTRIBUTION, digits } from './digits.ts';
import { blobs, sineRegression, spirals, twoMoons, xor } from './generated.ts';

const partsOf = ({ arrays }: TensorDataset) => arrays as readonly [NdArray, NdArray];
const pointsOf = (set: TensorDataset) => partsOf(set)[0].toNested() as [number, number][];

describe('generated sets', () => {
  test('have the shapes and dtypes they promise', () => {
    const facts = [xor(), twoMoons(5), spirals(6), blobs(7), sineRegression(8)].map((set) =>
      set.arrays.flatMap(({ shape, dtype }) => [shape, dtype]),
    );
    expect(facts).toEqual([
      [[4, 2], 'float32', [4, 1], 'float32'],
      [[5, 2], 'float32', [5], 'int32'],
      [[6, 2], 'float32', [6], 'int32'],
      [[7, 2], 'float32', [7], 'int32'],
      [[8, 1], 'float32', [8, 1], 'float32'],
    ]);
  });

  test('are the same for the same seed, and others for another', () => {
    for (const make of [
      (seed: number) => twoMoons(9, { noise: 0.1, seed }),
      (seed: number) => spirals(9, { noise: 0.1, seed, classes: 3 }),
      (seed: number) => blobs(9, { seed }),
      (seed: number) => sineRegression(9, { seed }),
    ]) {
      expect(partsOf(make(1))[0].equals(partsOf(make(1))[0])).toBe(true);
      expect(partsOf(make(1))[0].equals(partsOf(make(2))[0])).toBe(false);
    }
  });

  test('xor is the truth table', () => {
    expect(partsOf(xor())[1].toNested()).toEqual([[0], [1], [1], [0]]);
  });

  test('two moons without noise are half circles around (0, 0) and (1, ½)', () => {
    for (const [i, [x, y]] of pointsOf(twoMoons(20)).entries()) {
      const [cx, cy, side] = i % 2 === 0 ? [0, 0, 1] : [1, 0.5, -1];
      expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(1, 6);
      expect(side * (y - cy)).toBeGreaterThan(-1e-6);
    }
  });

  test('the arms of a spiral are turned copies of each other', () => {
    const points = pointsOf(spirals(40, { classes: 4 }));
    for (let i = 0; i < 40; i += 4) {
      const [[x = 0, y = 0] = [], next = []] = points.slice(i, i + 2);
      expect(next[0]).toBeCloseTo(-y, 6);
      expect(next[1]).toBeCloseTo(x, 6);
    }
  });

  test('a sine lies on the curve when there is no noise', () => {
    const [x, y] = partsOf(sineRegression(50, { noise: 0 }));
    for (let i = 0; i < 50; i++) expect(y.get(i, 0)).toBeCloseTo(Math.sin(x.get(i, 0)), 6);
  });

  test('refuse to be empty', () => {
    expect(() => twoMoons(0)).toThrow('twoMoons: expected a whole count ≥ 1, got 0');
    expect(() => blobs(3, { classes: 1.5 })).toThrow('a whole classes ≥ 1, got 1.5');
  });
});

describe('digits', () => {
  const [images, labels] = partsOf(digits());

  test('are the 1,797 images of the test half, as many a class as its page says', () => {
    expect([images.shape, labels.shape]).toEqual([[1797, 1, 8, 8], [1797]]);
    const counts = new Array<number>(10).fill(0);
    for (const label of labels.toArray()) counts[label] = (counts[label] ?? 0) + 1;
    expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
  });

  test('begin with the 0 of the file, in sixteenths', () => {
    const first = images
      .slice(0, 0, 1)
      .toArray()
      .map((pixel) => pixel * 16);
    expect(first).toEqual([
      ...[
        0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0, 0, 3, 15, 2, 0, 11, 8, 0, 0, 4, 12, 0,
      ],
      ...[0, 8, 8, 0, 0, 5, 8, 0, 0, 9, 8, 0, 0, 4, 11, 0, 1, 12, 7, 0, 0, 2, 14, 5, 10, 12, 0, 0],
      ...[0, 0, 6, 13, 10, 0, 0, 0],
    ]);
  });

  test('name their authors and their licence', () => {
    for (const fact of ['Alpaydin', 'Kaynak', '1998', 'UCI', 'CC BY 4.0'])
      expect(DIGITS_ATTRIBUTION).toContain(fact);
  });

  test('sum up to the pixels of the file', () => {
    expect(images.toArray().reduce((sum, pixel) => sum + pixel * 16, 0)).toBe(561718);
  });
});

import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { manualSeed } from '../generator.ts';
import * as init from './index.ts';

const blank = (...shape: number[]) => tensor(NdArray.zeros(shape), { requiresGrad: true });

/** Mean and variance must lie within 4 standard errors; `kurtosis` is E[(x − mean)⁴] / variance². */
function expectMoments(drawn: Tensor, mean: number, variance: number, kurtosis: number): void {
  const numbers = drawn.value.toArray();
  const n = numbers.length;
  const found = numbers.reduce((sum, x) => sum + x, 0) / n;
  const spread = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  expect(Math.abs(found - mean)).toBeLessThan(4 * Math.sqrt(variance / n));
  expect(Math.abs(spread - variance)).toBeLessThan(4 * variance * Math.sqrt((kurtosis - 1) / n));
}

const uniformKurtosis = 9 / 5;
const normalKurtosis = 3;
/** [out, in, 2, 2] with 10⁵ elements: fanIn 1000, fanOut 400. */
const weight = () => blank(100, 250, 2, 2);
const options = () => ({ random: new Random(8) });

function bounds(drawn: Tensor): { low: number; high: number } {
  const numbers = drawn.value.toArray();
  return {
    low: Math.min(...numbers.slice(0, 50_000)),
    high: Math.max(...numbers.slice(0, 50_000)),
  };
}

describe('uniform and normal', () => {
  test('have their mean and variance', () => {
    expectMoments(init.uniform(weight(), -1, 3, options()), 1, 16 / 12, uniformKurtosis);
    expectMoments(init.normal(weight(), 2, 0.5, options()), 2, 0.25, normalKurtosis);
  });

  test('draw the same numbers for the same seed, and others when drawn again', () => {
    const draw = () => init.normal(blank(4)).value.toNested();
    manualSeed(3);
    const first = draw();
    expect(draw()).not.toEqual(first);
    manualSeed(3);
    expect(draw()).toEqual(first);
  });

  test('refuse bounds that cross and a negative std', () => {
    expect(() => init.uniform(blank(1), 1, 0)).toThrow('uniform: expected low ≤ high, got 1 and 0');
    expect(() => init.normal(blank(1), 0, -1)).toThrow('normal: expected std ≥ 0, got -1');
  });
});

describe('truncatedNormal', () => {
  /** Mean and variance of the standard normal distribution cut to ±2, from its closed form. */
  test('has the variance of the cut distribution and keeps its bounds', () => {
    const [density, mass] = [0.053990966513188, 0.954499736103642];
    const variance = 1 - (4 * density) / mass;
    const drawn = init.truncatedNormal(weight(), options());
    expectMoments(drawn, 0, variance, 2.4);
    const { low, high } = bounds(drawn);
    expect(low).toBeGreaterThanOrEqual(-2);
    expect(high).toBeLessThanOrEqual(2);
  });

  test('scales and shifts with std and mean', () => {
    const { low, high } = bounds(
      init.truncatedNormal(weight(), { mean: 1, std: 0.02, a: 0.97, b: 1.05, ...options() }),
    );
    expect(low).toBeGreaterThanOrEqual(0.97);
    expect(high).toBeLessThanOrEqual(1.05);
  });

  test('draws from a tail far out, too: the mean there is near a + 1 / a', () => {
    const drawn = init.truncatedNormal(blank(2000), { a: 10, b: 1000, ...options() });
    const mean = drawn.value.toArray().reduce((sum, x) => sum + x / 2000, 0);
    expect(mean).toBeGreaterThan(10.08);
    expect(mean).toBeLessThan(10.11);
  });

  test('refuses empty ranges', () => {
    expect(() => init.truncatedNormal(blank(1), { a: 1, b: 1 })).toThrow('std > 0 and a < b');
  });
});

describe('constant, zeros, ones, eye', () => {
  test('write what they say', () => {
    expect(init.constant(blank(2), 7).value.toNested()).toEqual([7, 7]);
    expect(init.ones(blank(2)).value.toNested()).toEqual([1, 1]);
    expect(init.zeros(init.ones(blank(2))).value.toNested()).toEqual([0, 0]);
    expect(init.eye(blank(2, 3)).value.toNested()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect(() => init.eye(blank(2))).toThrow('eye: expected [M, N], got [2]');
  });
});

describe('fanInAndFanOut', () => {
  test('counts channels times kernel cells', () => {
    expect(init.fanInAndFanOut([6, 3])).toEqual({ fanIn: 3, fanOut: 6 });
    expect(init.fanInAndFanOut([6, 3, 5, 2])).toEqual({ fanIn: 30, fanOut: 60 });
    expect(() => init.fanInAndFanOut([6])).toThrow('a weight with at least two axes, got [6]');
  });
});

describe('calculateGain', () => {
  test('is what the PyTorch page lists', () => {
    const gains = (['linear', 'sigmoid', 'tanh', 'relu', 'leakyRelu', 'selu'] as const).map(
      (each) => init.calculateGain(each),
    );
    expect(gains).toEqual([1, 1, 5 / 3, Math.SQRT2, Math.sqrt(2 / 1.0001), 0.75]);
  });
});

describe('kaiming, xavier and lecun', () => {
  const [fanIn, fanOut] = [1000, 400];

  test('have the variance of their formula', () => {
    const normals: [Tensor, number][] = [
      [init.kaimingNormal(weight(), options()), 2 / fanIn],
      [init.kaimingNormal(weight(), { mode: 'fanOut', ...options() }), 2 / fanOut],
      [init.kaimingNormal(weight(), { nonlinearity: 'tanh', ...options() }), 25 / 9 / fanIn],
      [init.xavierNormal(weight(), { gain: 3, ...options() }), (9 * 2) / (fanIn + fanOut)],
      [init.lecunNormal(weight(), options()), 1 / fanIn],
    ];
    for (const [drawn, variance] of normals) expectMoments(drawn, 0, variance, normalKurtosis);
    const uniforms: [Tensor, number][] = [
      [init.kaimingUniform(weight(), { a: 0.2, ...options() }), 2 / 1.04 / fanIn],
      [init.xavierUniform(weight(), options()), 2 / (fanIn + fanOut)],
      [init.lecunUniform(weight(), options()), 1 / fanIn],
    ];
    for (const [drawn, variance] of uniforms) {
      expectMoments(drawn, 0, variance, uniformKurtosis);
      const bound = Math.sqrt(3 * variance);
      const { low, high } = bounds(drawn);
      expect(low).toBeGreaterThanOrEqual(-bound);
      expect(low).toBeLessThan(-0.999 * bound);
      expect(high).toBeLessThanOrEqual(bound);
      expect(high).toBeGreaterThan(0.999 * bound);
    }
  });
});

describe('orthogonal', () => {
  function expectOrthogonal(rows: readonly number[][], square: number): void {
    for (const [i, a] of rows.entries())
      for (const [j, b] of rows.entries()) {
        const product = a.reduce((sum, each, k) => sum + each * (b[k] ?? NaN), 0);
        expect(Math.abs(product - (i === j ? square : 0))).toBeLessThan(1e-12);
      }
  }

  test('has orthonormal rows where there are fewer rows, orthonormal columns else', () => {
    const wide = init.orthogonal(blank(5, 2, 4), options()).value.reshape([5, 8]);
    expectOrthogonal(wide.toNested() as number[][], 1);
    const tall = init.orthogonal(blank(8, 5), { gain: 2, ...options() }).value.permute([1, 0]);
    expectOrthogonal(tall.toNested() as number[][], 4);
    const large = init.orthogonal(blank(60, 60), options()).value;
    expectOrthogonal(large.toNested() as number[][], 1);
  });

  test('is spread evenly: entries of many 3 × 3 matrices have mean 0 and variance 1/3', () => {
    const random = new Random(2);
    const drawn = Array.from({ length: 11_000 }, () =>
      init.orthogonal(blank(3, 3), { random }).value.get(0, 0),
    );
    // One entry of a random direction in three dimensions is uniform in −1 … 1 (Archimedes).
    expectMoments(tensor(drawn), 0, 1 / 3, uniformKurtosis);
  });

  test('refuses a vector', () => {
    expect(() => init.orthogonal(blank(3))).toThrow('orthogonal: expected at least two axes');
  });
});

import { describe, expect, test } from 'vitest';
import { Tensor, tensor } from '#core/autograd/tensor.ts';
import { sum } from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import * as nn from './index.ts';

const float64 = { dtype: 'float64' } as const;
const random = new Random(9);
const noise = (...shape: number[]) => {
  const size = shape.reduce((product, each) => product * each, 1);
  return NdArray.from(
    Float64Array.from({ length: size }, () => 3 + 2 * random.normal()),
    shape,
  );
};

/** Mean and variance of a list; `correction` 1 divides by n − 1. */
function moments(numbers: number[], correction = 0): [mean: number, variance: number] {
  const mean = numbers.reduce((all, each) => all + each, 0) / numbers.length;
  const squares = numbers.reduce((all, each) => all + (each - mean) ** 2, 0);
  return [mean, squares / (numbers.length - correction)];
}

const channel = (batch: NdArray, c: number) => batch.slice(1, c, c + 1).toArray();

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [i, each] of found.entries())
    expect(Math.abs(each - (expected[i] ?? NaN))).toBeLessThan(1e-12);
}

describe('BatchNorm', () => {
  test('in training brings each channel to mean 0 and variance 1, but for eps', () => {
    const norm = new nn.BatchNorm2d(2, float64);
    const x = noise(4, 2, 3, 3);
    const y = norm.forward(x);
    for (const c of [0, 1]) {
      const [, variance] = moments(channel(x, c));
      expectClose(moments(channel(y, c)), [0, variance / (variance + 1e-5)]);
    }
  });

  test('mixes the unbiased variance of each batch into the running one', () => {
    const norm = new nn.BatchNorm1d(2, { momentum: 0.25, ...float64 });
    const expected = { mean: [0, 0], variance: [1, 1] };
    for (let batch = 1; batch <= 3; batch++) {
      const x = noise(5, 2);
      norm.forward(batch === 2 ? new Tensor(x) : x);
      for (const c of [0, 1]) {
        const [mean, variance] = moments(channel(x, c), 1);
        expected.mean[c] = 0.75 * (expected.mean[c] ?? NaN) + 0.25 * mean;
        expected.variance[c] = 0.75 * (expected.variance[c] ?? NaN) + 0.25 * variance;
      }
    }
    expectClose(norm.runningMean?.value.toArray() ?? [], expected.mean);
    expectClose(norm.runningVar?.value.toArray() ?? [], expected.variance);
    expect(norm.numBatchesTracked?.item()).toBe(3);
  });

  test('with momentum null averages over all batches', () => {
    const norm = new nn.BatchNorm1d(1, { momentum: null, ...float64 });
    const batches = [noise(5, 1), noise(5, 1), noise(5, 1)];
    for (const batch of batches) norm.forward(batch);
    const means = batches.map((batch) => moments(batch.toArray())[0]);
    expectClose(norm.runningMean?.value.toArray() ?? [], [moments(means)[0]]);
  });

  test('in evaluation uses the running statistics, changes nothing and treats samples apart', () => {
    const norm = new nn.BatchNorm1d(2, float64);
    for (let i = 0; i < 3; i++) norm.forward(noise(5, 2));
    norm.eval();
    const before = norm.stateDict();
    const x = noise(3, 2);
    const y = norm.forward(x);
    expect(norm.forward(x.slice(0, 1, 2)).equals(y.slice(0, 1, 2))).toBe(true);
    for (const [name, numbers] of norm.stateDict())
      expect(numbers.equals(before.get(name) as NdArray)).toBe(true);
    const [mean, variance] = [norm.runningMean, norm.runningVar].map((each) => each?.value.get(1));
    expectClose(
      channel(y, 1),
      channel(x, 1).map((each) => (each - (mean ?? NaN)) / Math.sqrt((variance ?? NaN) + 1e-5)),
    );
  });

  test('without running statistics looks at the batch in evaluation, too', () => {
    const norm = new nn.BatchNorm1d(2, { trackRunningStats: false, ...float64 });
    const x = noise(5, 2);
    const y = norm.forward(x);
    expect(norm.eval().forward(x).equals(y)).toBe(true);
    expect([...norm.stateDict().keys()]).toEqual(['weight', 'bias']);
  });

  test('lets gradients through after its statistics have changed', () => {
    const norm = new nn.BatchNorm1d(2, float64);
    const x = tensor(noise(5, 2), { requiresGrad: true });
    const y = sum(norm.forward(x));
    norm.forward(noise(5, 2));
    y.backward();
    expectClose(norm.bias?.grad?.toArray() ?? [], [5, 5]);
  });

  test('refuses one number a channel in training', () => {
    expect(() => new nn.BatchNorm1d(2, float64).forward(noise(1, 2))).toThrow(
      /one number|more than/,
    );
  });
});

describe('InstanceNorm', () => {
  test('averages the statistics of all samples into the running ones', () => {
    const norm = new nn.InstanceNorm1d(2, { trackRunningStats: true, momentum: 0.5, ...float64 });
    const x = noise(3, 2, 4);
    const y = norm.forward(x);
    const places = (array: NdArray, n: number) => channel(array.slice(0, n, n + 1), 1);
    for (const n of [0, 1, 2]) expect(Math.abs(moments(places(y, n))[0])).toBeLessThan(1e-12);
    const each = [0, 1, 2].map((n) => moments(places(x, n), 1));
    expectClose(
      [norm.runningMean?.value.get(1) ?? NaN, norm.runningVar?.value.get(1) ?? NaN],
      [
        0.5 * moments(each.map(([mean]) => mean))[0],
        0.5 + 0.5 * moments(each.map(([, variance]) => variance))[0],
      ],
    );
    norm.eval();
    expect(norm.forward(x).equals(y)).toBe(false);
  });
});

describe('Dropout', () => {
  const ones = NdArray.full([10_000], 1);

  test('drops the share p, scales the rest, and drops others in each call', () => {
    const layer = new nn.Dropout({ p: 0.2, seed: 1 });
    const [first, second] = [layer.forward(ones), layer.forward(ones)];
    const kept = first.toArray().filter((each) => each !== 0);
    expect(kept.every((each) => each === 1.25)).toBe(true);
    expect(Math.abs(kept.length - 8000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.2 * 0.8));
    expect(second.equals(first)).toBe(false);
  });

  test('drops the same numbers for the same seed', () => {
    const draw = () => new nn.Dropout({ seed: 4 }).forward(ones);
    expect(draw().equals(draw())).toBe(true);
    const built = () => nn.seeded(3, () => new nn.Dropout()).forward(ones);
    expect(built().equals(built())).toBe(true);
  });

  test('does nothing in evaluation, and takes no number from its generator', () => {
    const [a, b] = [new nn.Dropout({ seed: 4 }), new nn.Dropout({ seed: 4 })];
    expect(a.eval().forward(ones)).toBe(ones);
    expect(a.train().forward(ones).equals(b.forward(ones))).toBe(true);
  });

  test('drops whole channels where it is told to', () => {
    const y = new nn.Dropout2d({ seed: 5 }).forward(NdArray.full([4, 10, 2, 2], 1));
    const channels = y.reshape([40, 4]).toNested() as number[][];
    expect(channels.every((places) => new Set(places).size === 1)).toBe(true);
    expect(new Set(channels.map(([first]) => first))).toEqual(new Set([0, 2]));
  });

  test('passes gradients where it passed numbers', () => {
    const x = tensor(ones.contiguous(), { requiresGrad: true });
    const y = new nn.Dropout({ seed: 4 }).forward(x);
    sum(y).backward();
    expect(x.grad?.equals(y.value)).toBe(true);
  });
});

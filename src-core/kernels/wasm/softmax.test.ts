import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { logSoftmax, logSoftmaxGrad, softmax, softmaxGrad } from './softmax.ts';
import { TestKernels, relativeError } from './testing/test-kernels.ts';

const kernels = new TestKernels();
const { run } = kernels;
const random = new Random(3);

const uniform = (n: number, high: number) =>
  Float32Array.from({ length: n }, () => high * (2 * random.next() - 1));

const SHAPES = [
  [1, 1],
  [3, 2],
  [4, 3],
  [2, 4],
  [5, 7],
  [6, 10],
  [3, 16],
  [2, 17],
  [9, 100],
  [3, 5003],
] as const;

/** Each row of x [rows, n] through f, in float64. */
function byRows(
  x: ArrayLike<number>,
  n: number,
  f: (row: number[], r: number) => number[],
): number[] {
  const all = Array.from(x);
  return all.flatMap((_, i) => (i % n === 0 ? f(all.slice(i, i + n), i / n) : []));
}

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
function exactLog(row: number[]): number[] {
  const largest = Math.max(...row);
  const sum = Math.log(total(row.map((v) => Math.exp(v - largest))));
  return row.map((v) => v - largest - sum);
}
const exact = (row: number[]) => exactLog(row).map(Math.exp);

describe('softmax and logSoftmax', () => {
  test.each(SHAPES)('agree with float64 on [%d, %d]', (rows, n) => {
    // Differences reach 40, where float32 is exact to 2e-6.
    const x = uniform(rows * n, 20);
    const [p, y, z] = [kernels.put(x), kernels.room(rows * n + 1), kernels.room(rows * n + 1)];
    softmax(run, p, y, { rows, n });
    logSoftmax(run, p, z, { rows, n });
    expect(
      relativeError(kernels.floats(y, rows * n + 1), [...byRows(x, n, exact), 7]),
    ).toBeLessThan(3e-6);
    const logs = byRows(x, n, exactLog);
    const far = kernels
      .floats(z, rows * n)
      .filter((v, i) => Math.abs(v - (logs[i] as number)) > 4e-6);
    expect([...far]).toEqual([]);
    expect(kernels.floats(z, rows * n + 1).at(-1)).toBe(7);
  });

  test('may write over their input', () => {
    const x = uniform(300, 3);
    for (const f of [softmax, logSoftmax]) {
      const [here, y] = [kernels.put(x), kernels.room(300)];
      f(run, here, y, { rows: 3, n: 100 });
      f(run, here, here, { rows: 3, n: 100 });
      expect(kernels.floats(here, 300)).toEqual(kernels.floats(y, 300));
    }
  });

  test('do not overflow, and give 0 and −∞ where x is −∞', () => {
    const x = [1e30, -Infinity, 1e30, 0, 1000, 1001, -1000, -Infinity];
    const [p, y] = [kernels.put(x), kernels.room(8)];
    softmax(run, p, y, { rows: 2, n: 4 });
    const [a, b, c, d, e, f, g, h] = kernels.floats(y, 8);
    expect([a, b, c, d, g, h]).toEqual([0.5, 0, 0.5, 0, 0, 0]);
    expect(e).toBeCloseTo(1 / (1 + Math.E), 6);
    expect(f).toBeCloseTo(Math.E / (1 + Math.E), 6);
    logSoftmax(run, p, y, { rows: 2, n: 4 });
    expect([...kernels.floats(y, 8)].map((v) => v === -Infinity)).toEqual(
      x.map((v) => v === -Infinity),
    );
  });

  test('give NaN for a row with NaN, with +∞, or with nothing but −∞, and for no other row', () => {
    for (const value of [NaN, Infinity])
      for (let i = 0; i < 21; i++) {
        const x = Float32Array.from({ length: 63 }, (_, j) => (j === 21 + i ? value : j / 10));
        for (const f of [softmax, logSoftmax]) {
          const y = kernels.room(63);
          f(run, kernels.put(x), y, { rows: 3, n: 21 });
          const isNaN = [...kernels.floats(y, 63)].map(Number.isNaN);
          expect(isNaN.slice(0, 21).includes(true)).toBe(false);
          expect(isNaN.slice(42).includes(true)).toBe(false);
          // With +∞ PyTorch has NaN where it stands, and 0 or −∞ elsewhere times NaN: all NaN.
          expect(isNaN.slice(21, 42).includes(false)).toBe(false);
        }
      }
    const y = kernels.room(2);
    softmax(run, kernels.put([-Infinity, -Infinity]), y, { rows: 1, n: 2 });
    expect([...kernels.floats(y, 2)]).toEqual([NaN, NaN]);
  });
});

describe('softmaxGrad and logSoftmaxGrad', () => {
  test.each(SHAPES)('agree with float64 on [%d, %d]', (rows, n) => {
    const [x, g] = [uniform(rows * n, 2), uniform(rows * n, 1)];
    const gradient = (r: number) => [...g.subarray(r * n, r * n + n)];
    const y = Float32Array.from(byRows(x, n, exact));
    const z = Float32Array.from(byRows(x, n, exactLog));
    const [pg, out] = [kernels.put(g), kernels.room(rows * n)];
    softmaxGrad(run, pg, kernels.put(y), out, { rows, n });
    const wanted = byRows(x, n, (row, r) => {
      const [p, part] = [exact(row), gradient(r)];
      const mean = total(p.map((v, j) => v * (part[j] as number)));
      return p.map((v, j) => v * ((part[j] as number) - mean));
    });
    const near = (values: number[]) =>
      kernels.floats(out, rows * n).every((v, i) => Math.abs(v - (values[i] as number)) < 2e-6);
    expect(near(wanted)).toBe(true);
    logSoftmaxGrad(run, pg, kernels.put(z), out, { rows, n });
    const wantedLog = byRows(x, n, (row, r) => {
      const part = gradient(r);
      const sum = total(part);
      return exact(row).map((v, j) => (part[j] as number) - v * sum);
    });
    expect(near(wantedLog)).toBe(true);
  });
});

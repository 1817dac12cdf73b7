import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import * as elementwise from './elementwise.ts';
import { TestKernels, relativeError } from './testing/test-kernels.ts';

const kernels = new TestKernels();
const { run } = kernels;
const random = new Random(7);

/** Lengths around the widths of vectors and blocks. */
const LENGTHS = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100, 1023, 1024, 1025, 2051];
const SPECIAL = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  1e-45,
  -1e-45,
  1e-39,
  -1e-39,
  1.2e-38,
  3e38,
  -3e38,
];

const uniform = (n: number, low: number, high: number) =>
  Float32Array.from({ length: n }, () => low + (high - low) * random.next());

/** One op over all lengths, elements beyond the end untouched. */
function worstOver(
  op: (x: number, y: number, n: number) => void,
  exact: (x: number) => number,
  values: (n: number) => Float32Array,
): number {
  let worst = 0;
  for (const n of LENGTHS) {
    const x = values(n);
    const y = kernels.room(n + 8);
    op(kernels.put(x), y, n);
    worst = Math.max(worst, relativeError(kernels.floats(y, n), Array.from(x, exact)));
    expect([...kernels.floats(y + 4 * n, 8)]).toEqual(Array(8).fill(7));
  }
  return worst;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
/** erfc to double precision: a series below 2, a continued fraction above. */
function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let k = 1; k < 60; k++) {
      term *= (-x * x) / k;
      sum += term / (2 * k + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
const phi = (x: number) => erfc(-x / Math.SQRT2) / 2;
const u = (x: number) => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);

const UNARY: Record<elementwise.UnaryOp, (x: number) => number> = {
  relu: (x) => (x < 0 ? 0 : x),
  neg: (x) => -x,
  abs: Math.abs,
  square: (x) => x * x,
  sqrt: Math.sqrt,
  reciprocal: (x) => 1 / x,
  exp: Math.exp,
  log: Math.log,
  sigmoid,
  tanh: Math.tanh,
  silu: (x) => x / (1 + Math.exp(-x)),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  gelu: (x) => x * phi(x),
  geluTanh: (x) => x * sigmoid(2 * u(x)),
};
const NAMES = Object.keys(UNARY) as elementwise.UnaryOp[];
/** GELU is held to an error relative to its input: far below zero it is a product with almost nothing. */
const RELATIVE = NAMES.filter((op) => op !== 'gelu');

describe('unary', () => {
  const LIMIT: Partial<Record<elementwise.UnaryOp, number>> = {
    exp: 2e-7,
    log: 2e-7,
    sigmoid: 3e-7,
    tanh: 3e-7,
    silu: 4e-7,
    softplus: 4e-7,
    geluTanh: 3e-6,
  };

  test.each(RELATIVE)('%s agrees with float64 at every length', (op) => {
    const low = op === 'log' || op === 'sqrt' ? 0 : -4;
    const apply = (x: number, y: number, n: number) => elementwise.unary(run, op, x, y, n);
    const worst = worstOver(apply, UNARY[op], (n) => uniform(n, low, 4));
    expect(worst).toBeLessThan(LIMIT[op] ?? 1e-7);
  });

  test.each([
    ['exp', -103, 89],
    ['exp', 88.3, 88.8],
    ['exp', -88, -87],
    ['exp', -1e-3, 1e-3],
    ['sigmoid', -87, 30],
    ['tanh', -10, 10],
    ['tanh', -0.7, 0.7],
    ['tanh', -1e-6, 1e-6],
    ['log', 0.9, 1.1],
    ['log', 0.5, 2],
    ['log', 0, 1e-37],
    ['log', 0, 3e38],
    ['softplus', -80, 30],
  ] as const)('%s keeps its accuracy on %d … %d', (op, low, high) => {
    const n = 100_003;
    const x = uniform(n, low, high);
    const y = kernels.room(n);
    elementwise.unary(run, op, kernels.put(x), y, n);
    const worst = relativeError(kernels.floats(y, n), Array.from(x, UNARY[op]));
    expect(worst).toBeLessThan(LIMIT[op] as number);
  });

  test.each(NAMES)('%s gives what PyTorch gives at NaN, infinities, zeros and extremes', (op) => {
    // Each special value in each lane.
    const x = Float32Array.from(
      SPECIAL.flatMap((value) => [value, 1, 1, value, value, 1, value, 1, 1]),
    );
    const y = kernels.room(x.length);
    elementwise.unary(run, op, kernels.put(x), y, x.length);
    const exact = Array.from(x, UNARY[op]);
    // x³ overflows at these.
    if (op === 'geluTanh')
      exact.forEach(
        (v, i) => (exact[i] = Math.abs(x[i] as number) < 4e38 && (x[i] as number) < -1e38 ? -0 : v),
      );
    const got = kernels.floats(y, x.length);
    expect(relativeError(got, exact)).toBeLessThan(LIMIT[op] ?? 1e-7);
  });

  test('overflows and vanishes in the right places', () => {
    const x = [100, 88.73, 88.72, -87.3, -104, -1e30];
    const y = kernels.room(x.length);
    elementwise.unary(run, 'exp', kernels.put(x), y, x.length);
    const [huge, over, last, small, none, less] = kernels.floats(y, x.length);
    expect([huge, over, none, less]).toEqual([Infinity, Infinity, 0, 0]);
    expect(last).toBeGreaterThan(3.38e38);
    expect(small).toBeGreaterThan(1.2e-38);
  });

  test('keeps NaN apart from numbers whatever its payload', () => {
    const x = kernels.putIntegers([0x7fc00000, 0x7fc12345, 0x7f800001, 0xffc00001, 0x7fffffff]);
    const y = kernels.room(5);
    for (const op of NAMES) {
      elementwise.unary(run, op, x, y, 5);
      expect([...kernels.floats(y, 5)], op).toEqual([NaN, NaN, NaN, NaN, NaN]);
    }
  });

  test('may write over its input', () => {
    for (const op of NAMES) {
      const x = uniform(1500, 0.1, 3);
      const [here, there, y] = [kernels.put(x), kernels.put(x), kernels.room(1500)];
      elementwise.unary(run, op, here, y, 1500);
      elementwise.unary(run, op, there, there, 1500);
      expect(kernels.floats(there, 1500), op).toEqual(kernels.floats(y, 1500));
    }
  });

  test('gelu is within 2e-7 of its input’s size', () => {
    for (const n of [...LENGTHS, 100_003]) {
      const x = uniform(n, -8, 8);
      const y = kernels.room(n);
      elementwise.unary(run, 'gelu', kernels.put(x), y, n);
      const worst = kernels
        .floats(y, n)
        .reduce(
          (most, v, i) => Math.max(most, Math.abs(v / (x[i] as number) - phi(x[i] as number))),
          0,
        );
      expect(worst).toBeLessThan(2e-7);
    }
  });

  test('leakyRelu scales what is not positive', () => {
    const apply = (x: number, y: number, n: number) => elementwise.leakyRelu(run, x, 0.25, y, n);
    expect(
      worstOver(
        apply,
        (x) => (x > 0 ? x : x / 4),
        (n) => uniform(n, -2, 2),
      ),
    ).toBe(0);
  });
});

const BROADCAST: Record<elementwise.BroadcastOp, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  maximum: Math.max,
  minimum: Math.min,
  subFrom: (a, b) => b - a,
  divInto: (a, b) => b / a,
};
const OPS = Object.keys(BROADCAST) as elementwise.BroadcastOp[];
const SAME = OPS.slice(0, 6) as elementwise.BinaryOp[];

const rounded = (values: number[]) => [...Float32Array.from(values)];

describe('binary', () => {
  test.each(SAME)('%s equals the rounded exact result at every length', (op) => {
    for (const n of LENGTHS) {
      const [a, b] = [uniform(n, -3, 3), uniform(n, -3, 3)];
      const y = kernels.room(n + 1);
      elementwise.binary(run, op, kernels.put(a), kernels.put(b), y, n);
      const exact = Array.from(a, (x, i) => BROADCAST[op](x, b[i] as number));
      expect([...kernels.floats(y, n + 1)]).toEqual([...rounded(exact), 7]);
    }
  });

  test.each(SAME)('%s follows IEEE 754 for every pair of special values', (op) => {
    const a = SPECIAL.flatMap((value) => SPECIAL.map(() => value));
    const b = SPECIAL.flatMap(() => SPECIAL);
    const y = kernels.room(a.length);
    elementwise.binary(run, op, kernels.put(a), kernels.put(b), y, a.length);
    const exact = a.map((x, i) => BROADCAST[op](Math.fround(x), Math.fround(b[i] as number)));
    expect([...kernels.floats(y, a.length)]).toEqual(rounded(exact));
  });
});

describe('binaryScalar, binaryRow and binaryChannel', () => {
  test.each(OPS)('%s takes a scalar', (op) => {
    for (const n of LENGTHS) {
      const a = uniform(n, -3, 3);
      const y = kernels.room(n);
      elementwise.binaryScalar(run, op, kernels.put(a), 1.5, y, n);
      const exact = Array.from(a, (x) => BROADCAST[op](x, 1.5));
      expect([...kernels.floats(y, n)]).toEqual(rounded(exact));
    }
  });

  test.each(OPS)('%s takes a row', (op) => {
    for (const [rows, n] of [
      [1, 1],
      [5, 1],
      [3, 4],
      [700, 3],
      [40, 10],
      [3, 257],
      [2, 513],
      [0, 3],
    ] as const) {
      const [a, b] = [uniform(rows * n, -3, 3), uniform(n, -3, 3)];
      const y = kernels.room(rows * n + 1);
      elementwise.binaryRow(run, op, kernels.put(a), kernels.put(b), y, { rows, n });
      const exact = Array.from(a, (x, i) => BROADCAST[op](x, b[i % n] as number));
      expect([...kernels.floats(y, rows * n + 1)]).toEqual([...rounded(exact), 7]);
    }
  });

  test.each(OPS)('%s takes one number per channel', (op) => {
    for (const [outer, C, inner] of [
      [1, 1, 1],
      [3, 2, 1],
      [2, 3, 5],
      [4, 7, 16],
      [2, 3, 101],
    ] as const) {
      const [a, b] = [uniform(outer * C * inner, -3, 3), uniform(C, -3, 3)];
      const y = kernels.room(a.length + 1);
      elementwise.binaryChannel(run, op, kernels.put(a), kernels.put(b), y, { outer, C, inner });
      const channel = (i: number) => b[Math.floor(i / inner) % C] as number;
      const exact = Array.from(a, (x, i) => BROADCAST[op](x, channel(i)));
      expect([...kernels.floats(y, a.length + 1)]).toEqual([...rounded(exact), 7]);
    }
  });
});

describe('gradients', () => {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const slope = (x: number) => 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
  const FROM_INPUT: Record<elementwise.InputGrad, (g: number, x: number) => number> = {
    relu: (g, x) => (x <= 0 ? 0 : g),
    abs: (g, x) => g * Math.sign(x),
    square: (g, x) => 2 * g * x,
    silu: (g, x) => g * sigmoid(x) * (1 + x * (1 - sigmoid(x))),
    softplus: (g, x) => g * sigmoid(x),
    gelu: (g, x) => g * (phi(x) + x * density(x)),
    geluTanh: (g, x) => {
      const s = sigmoid(2 * u(x));
      return g * (s + x * s * (1 - s) * slope(x));
    },
  };
  const FROM_OUTPUT: Record<elementwise.OutputGrad, (g: number, y: number) => number> = {
    sqrt: (g, y) => g / (2 * y),
    reciprocal: (g, y) => -g * y * y,
    sigmoid: (g, y) => g * (1 - y) * y,
    tanh: (g, y) => g * (1 - y * y),
  };

  test.each(Object.keys(FROM_INPUT) as elementwise.InputGrad[])('%s, from the input', (op) => {
    for (const n of LENGTHS) {
      const [g, x] = [uniform(n, -1, 1), uniform(n, -3, 3)];
      const out = kernels.room(n);
      elementwise.inputGrad(run, op, kernels.put(g), kernels.put(x), out, n);
      const exact = Array.from(g, (v, i) => FROM_INPUT[op](v, x[i] as number));
      const far = kernels
        .floats(out, n)
        .filter((v, i) => Math.abs(v - (exact[i] as number)) > 1e-6);
      expect([...far]).toEqual([]);
    }
  });

  test.each(Object.keys(FROM_OUTPUT) as elementwise.OutputGrad[])('%s, from the output', (op) => {
    for (const n of LENGTHS) {
      const [g, y] = [uniform(n, -1, 1), uniform(n, 0.1, 0.9)];
      const out = kernels.room(n);
      elementwise.outputGrad(run, op, kernels.put(g), kernels.put(y), out, n);
      const exact = Array.from(g, (v, i) => FROM_OUTPUT[op](v, y[i] as number));
      expect(relativeError(kernels.floats(out, n), exact)).toBeLessThan(1e-6);
    }
  });

  test('relu lets the gradient through at NaN and stops it at zero, as PyTorch does', () => {
    const x = [NaN, 0, -0, 1, -1, Infinity, -Infinity];
    const out = kernels.room(7);
    elementwise.inputGrad(run, 'relu', kernels.put(x.map(() => 3)), kernels.put(x), out, 7);
    expect([...kernels.floats(out, 7)]).toEqual([3, 0, 0, 3, 0, 3, 0]);
  });

  test('leakyRelu', () => {
    const [g, x, out] = [
      kernels.put([1, 2, 3, 4, 5]),
      kernels.put([1, -1, 0, 2, -3]),
      kernels.room(5),
    ];
    elementwise.leakyReluGrad(run, g, x, 0.5, out, 5);
    expect([...kernels.floats(out, 5)]).toEqual([1, 1, 1.5, 4, 2.5]);
  });
});

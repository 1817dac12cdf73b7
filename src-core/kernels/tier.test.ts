import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { randomArray } from '#core/ops/testing/random-array.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { fastTier, onFastTier, withPlainTier } from './tier.ts';

type Computation = <V extends Value>(...inputs: V[]) => V;

/** The result and every gradient of one computation in float32. */
function resultsOf(compute: Computation, inputs: readonly NdArray[]): NdArray[] {
  const leaves = inputs.map((input) => new Tensor(input, true));
  const output = compute(...leaves);
  const gradOutput = new Tensor(randomArray(output.shape, 5).to('float32'));
  const grads = grad(output, leaves, { gradOutput });
  return [output.value, ...grads.map((each) => each.value)];
}

/** The largest difference between the tiers, over the largest number of its tensor. */
function difference(compute: Computation, inputs: readonly NdArray[]): number {
  const fast = resultsOf(compute, inputs);
  const plain = withPlainTier(() => resultsOf(compute, inputs));
  return Math.max(...fast.map((array, i) => distance(array, plain[i] as NdArray)));
}

/** How far two tensors are apart, over the largest number; ∞ where only one of them is ∞ or NaN. */
function distance(ours: NdArray, theirs: NdArray): number {
  expect(ours.shape).toEqual(theirs.shape);
  const expected = theirs.toArray();
  const finite = expected.filter(Number.isFinite);
  const scale = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
  return ours.toArray().reduce((most, value, k) => {
    const wanted = expected[k] as number;
    if (Object.is(value, wanted) || value === wanted) return most;
    const apart = Math.abs(value - wanted) / scale;
    return Math.max(most, Number.isFinite(apart) ? apart : Infinity);
  }, 0);
}

const float32 = (shape: readonly number[], seed: number): NdArray =>
  randomArray(shape, seed).to('float32');

describe('the fast tier', () => {
  test('is there on this machine, so that the comparisons below compare something', () => {
    expect(fastTier()).toBeDefined();
    expect(onFastTier(() => {})).toBe(true);
    expect(withPlainTier(() => onFastTier(() => {}))).toBe(false);
    expect(withPlainTier(() => fastTier())).toBeUndefined();
  });

  const cases: [string, Computation, number[][]][] = [
    [
      'matmul',
      (a, b) => ops.matmul(at(a), at(b)),
      [
        [40, 50],
        [50, 60],
      ],
    ],
    [
      'matmul of views',
      (a, b) => ops.matmul(ops.transpose(at(a)), ops.transpose(at(b))),
      [
        [50, 40],
        [60, 50],
      ],
    ],
    [
      'batched matmul',
      (a, b) => ops.matmul(at(a), at(b)),
      [
        [3, 20, 30],
        [30, 40],
      ],
    ],
    ['linear', (x, w, b) => ops.linear(at(x), at(w), b), [[32, 48], [40, 48], [40]]],
    [
      'conv2d',
      (x, w, b) => ops.conv2d(at(x), at(w), b, { padding: 1 }),
      [[2, 4, 20, 21], [6, 4, 3, 3], [6]],
    ],
    [
      'conv2d with all options',
      (x, w) =>
        ops.conv2d(at(x), at(w), undefined, {
          stride: [2, 3],
          padding: [2, 1],
          dilation: 2,
          groups: 2,
        }),
      [
        [3, 4, 30, 31],
        [6, 2, 3, 2],
      ],
    ],
    [
      'depthwise conv2d',
      (x, w) => ops.conv2d(at(x), at(w), undefined, { padding: 1, groups: 8 }),
      [
        [2, 8, 24, 24],
        [8, 1, 3, 3],
      ],
    ],
    [
      'conv1d',
      (x, w) => ops.conv1d(at(x), at(w), undefined, { padding: 2, stride: 2 }),
      [
        [2, 8, 90],
        [8, 8, 5],
      ],
    ],
    [
      'convTranspose2d',
      (x, w, b) =>
        ops.convTranspose2d(at(x), at(w), b, { stride: 2, padding: 1, outputPadding: 1 }),
      [[2, 6, 12, 13], [6, 4, 3, 3], [4]],
    ],
    ['maxPool2d', (x) => ops.maxPool2d(at(x), { kernelSize: 2 }), [[2, 3, 24, 25]]],
    ['avgPool2d', (x) => ops.avgPool2d(at(x), { kernelSize: 2 }), [[2, 3, 24, 25]]],
    ['a bias over rows', (x, b) => ops.add(at(x), at(b)), [[50, 60], [60]]],
    [
      'elementwise products',
      (x, y) => ops.mul(at(x), at(y)),
      [
        [50, 60],
        [50, 60],
      ],
    ],
    ['activations', (x) => ops.tanh(ops.sigmoid(ops.relu(at(x)))), [[50, 60]]],
    [
      'exp, log, sqrt, abs and silu',
      (x) => ops.silu(ops.sqrt(ops.log(ops.add(ops.exp(ops.abs(at(x))), 1)))),
      [[50, 60]],
    ],
    ['softmax', (x) => ops.softmax(at(x), -1), [[40, 60]]],
    ['logSoftmax', (x) => ops.logSoftmax(at(x), 1), [[40, 60]]],
    [
      'sums over all, the first and the last axes',
      (x) => ops.sum(ops.add(ops.sum(at(x), { dim: 0 }), ops.sum(at(x)))),
      [[50, 60]],
    ],
    ['sums around the channels', (x) => ops.sum(at(x), { dim: [0, 2] }), [[8, 6, 60]]],
    [
      'overlapping pools with padding',
      (x) => {
        const options = { kernelSize: 3, stride: 2, padding: 1 };
        return ops.add(ops.maxPool2d(at(x), options), ops.avgPool2d(at(x), options));
      },
      [[2, 3, 24, 25]],
    ],
    [
      'the mean of each plane',
      (x) => ops.adaptiveAvgPool2d(at(x), { outputSize: 1 }),
      [[2, 9, 12, 13]],
    ],
  ];

  test.each(cases)(
    'agrees with the plain one within the rounding of float32: %s',
    (_, compute, shapes) => {
      const inputs = shapes.map((shape, i) => float32(shape, i + 1));
      expect(difference(compute, inputs)).toBeLessThan(3e-6);
    },
  );

  const elementwise: [string, (x: Value) => Value][] = [
    ...(['relu', 'neg', 'square', 'sqrt', 'reciprocal', 'exp', 'log'] as const).map(
      (op): [string, (x: Value) => Value] => [op, ops[op]],
    ),
    ...(['sigmoid', 'tanh', 'silu', 'gelu', 'softplus', 'leakyRelu', 'amax', 'amin'] as const).map(
      (op): [string, (x: Value) => Value] => [op, (x) => ops[op](x)],
    ),
    ['gelu by tanh', (x) => ops.gelu(x, { approximate: 'tanh' })],
    ['softplus with another beta', (x) => ops.softplus(x, { beta: 2 })],
    ['softplus with another threshold', (x) => ops.softplus(x, { threshold: 3 })],
    ['leakyRelu with another slope', (x) => ops.leakyRelu(x, { negativeSlope: -0.3 })],
    ['a number minus a tensor', (x) => ops.sub(1.5, x)],
    ['a number by a tensor', (x) => ops.div(1.5, x)],
    ['a number and a tensor', (x) => ops.mul(ops.add(0.25, x), 3)],
    ['the larger one of a number and a tensor', (x) => ops.maximum(0.5, x)],
    ['the smaller one of a tensor and a number', (x) => ops.minimum(x, 0.5)],
    ['amax of rows', (x) => ops.amax(x, { dim: -1 })],
    ['amin of rows', (x) => ops.amin(x, { dim: 1, keepdim: true })],
    ['amax of columns', (x) => ops.amax(x, { dim: 0 })],
  ];
  const special = [NaN, Infinity, -Infinity, 0, -0, 1e-40, -1e-40, 20, 21, -90, 90];

  test.each(elementwise)('agrees with the plain one, also at NaN, ±∞ and ±0: %s', (_, compute) => {
    const numbers = float32([40, 60], 3);
    const mixed = numbers.toArray().map((value, i) => (i % 7 ? value : (special[i % 11] ?? 0)));
    const inputs = [numbers, NdArray.from(mixed, [40, 60]).to('float32')];
    for (const input of inputs)
      expect(difference((x) => compute(x) as typeof x, [input])).toBeLessThan(3e-6);
  });

  const pairs: [number[], number[]][] = [
    [
      [50, 60],
      [50, 60],
    ],
    [[50, 60], [60]],
    [
      [50, 60],
      [1, 60],
    ],
    [
      [50, 60],
      [50, 1],
    ],
    [[50, 60], []],
    [
      [50, 60],
      [1, 1],
    ],
    [
      [4, 6, 10, 11],
      [6, 1, 1],
    ],
    [
      [4, 6, 10, 11],
      [1, 6, 1, 1],
    ],
    [
      [4, 6, 10, 11],
      [4, 1, 1, 1],
    ],
    [
      [4, 6, 10, 11],
      [6, 10, 1],
    ],
    [
      [4, 6, 10, 11],
      [4, 6, 1, 1],
    ],
    [
      [4, 6, 10, 11],
      [4, 1, 10, 1],
    ],
    [
      [4, 6, 10, 11],
      [6, 1, 11],
    ],
    [[1, 900], [900]],
    [
      [300, 1],
      [1, 300],
    ],
    [
      [1, 6, 10, 11],
      [1, 6, 10, 11],
    ],
  ];
  const operations = ['add', 'sub', 'mul', 'div', 'maximum', 'minimum'] as const;

  test.each(operations)('agrees on every way to stretch one side of %s', (op) => {
    for (const shapes of pairs)
      for (const [i, shape] of [shapes, shapes.toReversed()].entries()) {
        const inputs = shape.map((each, k) => float32(each, k + 1));
        const compute: Computation = (a, b) => ops[op](at(a), at(b));
        // A sum over a stretched side of what nearly cancels keeps fewer digits.
        expect(difference(compute, inputs), `${JSON.stringify(shapes)}, ${i}`).toBeLessThan(1e-4);
      }
  });

  test.each(operations)('agrees on every pair of NaN, ±∞ and ±0 for %s', (op) => {
    const count = special.length ** 2;
    const side = (of: (i: number) => number): NdArray =>
      NdArray.from(Array.from({ length: 10 * count }, (_, i) => special[of(i) % 11] ?? 0)).to(
        'float32',
      );
    const inputs = [side((i) => i), side((i) => Math.floor(i / 11))];
    const compute: Computation = (a, b) => ops[op](at(a), at(b));
    expect(difference(compute, inputs)).toBeLessThan(3e-6);
    const [ours, theirs] = [
      ops[op](...sides(inputs)),
      withPlainTier(() => ops[op](...sides(inputs))),
    ];
    expect(ours.toArray()).toEqual(theirs.toArray());
  });

  test('agrees on random pools', () => {
    const sizes = fc.record({
      height: fc.integer({ min: 5, max: 14 }),
      width: fc.integer({ min: 5, max: 30 }),
      kernelSize: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
      stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
      half: fc.boolean(),
      ceilMode: fc.boolean(),
      countIncludePad: fc.boolean(),
      divisorOverride: fc.option(fc.integer({ min: 1, max: 9 })),
      dilation: fc.integer({ min: 1, max: 2 }),
    });
    const check = (drawn: SizesOf<typeof sizes>): void => {
      const { height, width, kernelSize, stride, half, ceilMode, dilation, ...average } = drawn;
      const padding = kernelSize.map((size) => (half ? Math.floor(size / 2) : 0));
      const options = { kernelSize, stride, padding, ceilMode };
      const x = float32([6, 4, height, width], 1);
      const averages: Computation = (input) => ops.avgPool2d(at(input), { ...options, ...average });
      expect(difference(averages, [x])).toBeLessThan(3e-6);
      if (kernelSize.some((size, i) => dilation * (size - 1) >= [height, width][i]!)) return;
      const largest: Computation = (input) => ops.maxPool2d(at(input), { ...options, dilation });
      expect(difference(largest, [x])).toBeLessThan(3e-6);
    };
    fc.assert(fc.property(sizes, check), { numRuns: 100, seed: 1 });
  });

  test('agrees on random convolutions', () => {
    const sizes = fc.record({
      groups: fc.integer({ min: 1, max: 3 }),
      from: fc.integer({ min: 1, max: 4 }),
      to: fc.integer({ min: 1, max: 7 }),
      side: fc.integer({ min: 12, max: 24 }),
      kernel: fc.integer({ min: 1, max: 5 }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 4 }),
      dilation: fc.integer({ min: 1, max: 2 }),
    });
    const check = ({ groups, from, to, side, kernel, ...options }: SizesOf<typeof sizes>): void => {
      const shapes = [
        [4, groups * from, side, side + 1],
        [groups * to, from, kernel, kernel],
      ];
      const inputs = shapes.map((shape, i) => float32(shape, i + 1));
      const compute: Computation = (x, w) =>
        ops.conv2d(at(x), at(w), undefined, { ...options, groups });
      expect(difference(compute, inputs)).toBeLessThan(1e-5);
    };
    fc.assert(fc.property(sizes, check), { numRuns: 40, seed: 1 });
  });
});

test.each([
  ['forward', [1, 64, 20, 20], [64, 64, 3, 3]],
  ['depthwise', [1, 16, 15, 17], [16, 1, 3, 3]],
])('an infinite weight meets no padding: %s', (_, x, w) => {
  const weight = NdArray.full(w, 1, 'float32').contiguous();
  weight.data[0] = Infinity;
  const groups = (x[1] as number) / (w[1] as number);
  const found = resultsOf(
    (input, each) => ops.conv2d(at(input), at(each), undefined, { padding: 1, groups }),
    [NdArray.full(x, 1, 'float32').contiguous(), weight],
  );
  // At the corner the first tap lies in the padding, so what is left are ones.
  expect(found[0]?.get(0, 0, 0, 0)).toBe(4 * (w[1] as number));
  expect(found[1]?.toArray().some(Number.isNaN)).toBe(false);
});

type SizesOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

function sides([a, b]: readonly NdArray[]): [NdArray, NdArray] {
  return [at(a), at(b)];
}

function at<V>(input: V | undefined): V {
  return input as V;
}

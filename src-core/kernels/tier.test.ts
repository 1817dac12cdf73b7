import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { randomArray } from '#core/ops/testing/random-array.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
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
  const apart = fast.map((array, i) => {
    const [ours, theirs] = [array.toArray(), (plain[i] as NdArray).toArray()];
    expect(array.shape).toEqual((plain[i] as NdArray).shape);
    const scale = theirs.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
    return (
      ours.reduce((most, value, k) => Math.max(most, Math.abs(value - (theirs[k] ?? NaN))), 0) /
      scale
    );
  });
  return Math.max(...apart);
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
  ];

  test.each(cases)(
    'agrees with the plain one within the rounding of float32: %s',
    (_, compute, shapes) => {
      const inputs = shapes.map((shape, i) => float32(shape, i + 1));
      expect(difference(compute, inputs)).toBeLessThan(3e-6);
    },
  );

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

type SizesOf<A> = A extends fc.Arbitrary<infer T> ? T : never;

function at<V>(input: V | undefined): V {
  return input as V;
}

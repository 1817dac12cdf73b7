import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { convFamily } from './conv-family.ts';
import type { Axes } from './axis-sizes.ts';
import { conv1d, conv1dOp } from './conv1d.ts';
import { conv2d, conv2dOp } from './conv2d.ts';
import { conv3d, conv3dOp } from './conv3d.ts';
import * as functions from './functions.ts';
import { adjointGap, innerProduct } from './testing/adjoint.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

/** Every place of a grid. */
function* places(sizes: readonly number[]): Generator<number[]> {
  if (sizes.length === 0) yield [];
  else
    for (let i = 0; i < (sizes[0] as number); i++)
      for (const rest of places(sizes.slice(1))) yield [i, ...rest];
}

interface Settings {
  stride: number[];
  padding: number[];
  dilation: number[];
  groups: number;
}

/** Σ over fine · coarse · weight of every meeting of a window cell with the input: the definition. */
function trilinear(fine: NdArray, coarse: NdArray, weight: NdArray, settings: Settings): number {
  const [N = 0, , ...sizes] = fine.shape;
  const [, O = 0, ...windows] = coarse.shape;
  const [, inGroup = 0, ...kernel] = weight.shape;
  let total = 0;
  for (const [n = 0, o = 0, i = 0, ...rest] of places([N, O, inGroup, ...windows, ...kernel])) {
    const [window, cell] = [rest.slice(0, windows.length), rest.slice(windows.length)];
    const at = window.map(
      (r, axis) =>
        r * (settings.stride[axis] ?? 1) +
        (cell[axis] ?? 0) * (settings.dilation[axis] ?? 1) -
        (settings.padding[axis] ?? 0),
    );
    if (at.some((place, axis) => place < 0 || place >= (sizes[axis] ?? 0))) continue;
    const channel = Math.floor(o / (O / settings.groups)) * inGroup + i;
    total += fine.get(n, channel, ...at) * coarse.get(n, o, ...window) * weight.get(o, i, ...cell);
  }
  return total;
}

/** Random sizes and options for 1, 2 or 3 axes. */
const cases = fc.integer({ min: 1, max: 3 }).chain((axes) => {
  const list = (min: number, max: number) =>
    fc.array(fc.integer({ min, max }), { minLength: axes, maxLength: axes });
  return fc.record({
    axes: fc.constant(axes as Axes),
    size: list(1, axes === 3 ? 4 : 6),
    kernel: list(1, 3),
    stride: list(1, 3),
    padding: list(0, 2),
    dilation: list(1, 2),
    groups: fc.integer({ min: 1, max: 2 }),
    batch: fc.integer({ min: 0, max: 2 }),
    channels: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    seed: fc.nat(1000),
  });
});

describe('conv1d, conv2d, conv3d and their gradients', () => {
  test('are the three partial sums of the definition, for every option', () => {
    fc.assert(
      fc.property(cases, ({ axes, size, kernel, batch, channels, seed, ...settings }) => {
        const { conv, convTranspose, convWeight } = convFamily(functions, axes);
        const fits = size.every(
          (each, axis) =>
            (settings.dilation[axis] ?? 1) * ((kernel[axis] ?? 1) - 1) <
            each + 2 * (settings.padding[axis] ?? 0),
        );
        fc.pre(fits);
        const [C, O] = channels.map((each) => each * settings.groups) as [number, number];
        const x = randomArray([batch, C, ...size], seed);
        const w = randomArray([O, C / settings.groups, ...kernel], seed + 1);
        const y = conv(x, w, undefined, settings);
        const g = randomArray(y.shape, seed + 2);
        const wanted = trilinear(x, g, w, settings);
        const gaps = [
          adjointGap(
            (a) => conv(a, w, undefined, settings),
            () => convTranspose(g, w, undefined, { ...settings, outputSize: size }),
            x,
            g,
          ),
          adjointGap(
            (a) => conv(x, a, undefined, settings),
            () => convWeight(x, g, { ...settings, kernelSize: kernel }),
            w,
            g,
          ),
        ];
        expect(Math.max(...gaps)).toBeLessThan(1e-12);
        const total = innerProduct(y, g);
        expect(Math.abs(total - wanted)).toBeLessThan(1e-10 * (1 + Math.abs(wanted)));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    [1, [2, 2, 5], [4, 1, 2], { groups: 2, stride: 2, padding: 1 }],
    [1, [2, 5], [3, 2, 2], { padding: 'same', dilation: 3 }],
    [2, [1, 2, 3, 4], [2, 2, 2, 3], { padding: 'same' }],
    [2, [2, 3, 3], [1, 2, 2, 2], { outputSize: [3, 1], stride: 2 }],
    [3, [1, 2, 3, 2, 3], [2, 1, 2, 1, 2], { groups: 2, stride: [1, 2, 2], padding: [1, 0, 1] }],
    [3, [1, 2, 2, 3], [1, 1, 2, 2, 2], { padding: 'valid', dilation: [1, 1, 2] }],
  ] as const)('has right derivatives: %sd, %j, %j, %j', (axes, x, w, options) => {
    const inputs = [randomArray(x), randomArray(w, 2), randomArray([w[0]], 3)];
    const faults = derivativeFaults((a, b, c) => {
      const op = { 1: conv1d, 2: conv2d, 3: conv3d }[axes];
      return op(a, b, c, options);
    }, inputs);
    expect(faults).toEqual([]);
  });

  test("padding 'same' keeps the size and puts an odd zero at the end", () => {
    const [x, w] = [NdArray.from([[1, 2, 3]]), NdArray.from([[[1, 10]]])];
    expect(conv1d(x, w, undefined, { padding: 'same' }).toNested()).toEqual([[21, 32, 3]]);
    expect(conv1d(x, w, undefined, { padding: 'valid' }).toNested()).toEqual([[21, 32]]);
    const even = NdArray.from([[[1, 10, 100, 1000]]]);
    // One zero before, two behind
    expect(conv1d(x, even, undefined, { padding: 'same' }).toNested()).toEqual([[3210, 321, 32]]);
    const image = randomArray([2, 5, 6]);
    const wide = randomArray([3, 2, 4, 3]);
    expect(conv2d(image, wide, undefined, { padding: 'same', dilation: [1, 2] }).shape).toEqual([
      3, 5, 6,
    ]);
  });

  test('takes one number for all axes, a list of one and a list of each', () => {
    const [x, w] = [randomArray([1, 5, 5]), randomArray([1, 1, 2, 2])];
    const one = conv2d(x, w, undefined, { stride: 2 });
    expect(conv2d(x, w, undefined, { stride: [2] }).equals(one)).toBe(true);
    expect(conv2d(x, w, undefined, { stride: [2, 2] }).equals(one)).toBe(true);
  });

  test('a volume of one slice is an image, an image of one row a signal', () => {
    const [x, w] = [randomArray([2, 1, 6]), randomArray([3, 2, 1, 3])];
    const options = { stride: 2, padding: [0, 1] };
    const y = conv2d(x, w, undefined, options);
    const signal = conv1d(x.reshape([2, 6]), w.reshape([3, 2, 3]), undefined, {
      stride: 2,
      padding: 1,
    });
    expect(signal.reshape(y.shape).equals(y)).toBe(true);
    const volume = conv3d(x.reshape([2, 1, 1, 6]), w.reshape([3, 2, 1, 1, 3]), undefined, {
      stride: 2,
      padding: [0, 0, 1],
    });
    expect(volume.reshape(y.shape).equals(y)).toBe(true);
  });

  test('float32 stays float32, within 1e-6 of float64', () => {
    const [x, w] = [randomArray([1, 8, 9, 9]), randomArray([4, 8, 3, 3], 2)];
    const y = conv2d(x.to('float32'), w.to('float32'));
    expect(y.dtype).toBe('float32');
    const exact = conv2d(x, w).toArray();
    const worst = y.toArray().map((value, q) => Math.abs(value - (exact[q] ?? NaN)));
    expect(Math.max(...worst)).toBeLessThan(2e-5);
  });

  test('an empty batch has an empty result and a gradient of zeros for the weight', () => {
    const w = new Tensor(randomArray([2, 1, 2, 2]), true);
    const y = conv2d(new Tensor(NdArray.zeros([0, 1, 3, 3])), w);
    expect(y.shape).toEqual([0, 2, 2, 2]);
    const [found] = grad(y, [w], { gradOutput: new Tensor(NdArray.zeros(y.shape)) });
    expect(found?.value.equals(NdArray.zeros(w.shape))).toBe(true);
  });

  test('throws ArgumentError naming what is wrong with an option', () => {
    const [x, w] = [randomArray([1, 5]), randomArray([1, 1, 2])];
    expect(() => conv1d(x, w, undefined, { padding: 'same', stride: 2 })).toThrow(
      "conv1d: expected stride 1 with padding 'same', got [2]",
    );
    expect(() => conv1d(x, w, undefined, { stride: [1, 1] })).toThrow(
      'conv1d: expected stride as one number, got [1, 1]',
    );
    expect(() => conv1d(x, w, undefined, { padding: -1 })).toThrow(ArgumentError);
    expect(() => conv1d(x, w, undefined, { groups: 0 })).toThrow(ArgumentError);
    expect(() => conv1d(x, w, undefined, { dilation: 0.5 })).toThrow(ArgumentError);
  });

  test('throws ShapeError naming the shapes when they do not fit', () => {
    const w = randomArray([1, 1, 2]);
    expect(() => conv1d(randomArray([2, 5]), w)).toThrow(
      'conv1d: expected input [N, C, L] or [C, L], weight [O, C / groups, kL], bias [O], got [2, 5] and [1, 1, 2]',
    );
    expect(() => conv1d(randomArray([1, 1, 1, 5]), w)).toThrow(ShapeError);
    expect(() => conv1d(randomArray([1, 1]), w)).toThrow(ShapeError);
    expect(() => conv1d(randomArray([1, 5]), w, randomArray([2]))).toThrow(ShapeError);
    expect(() => conv3d(randomArray([1, 2, 2, 2]), randomArray([1, 1, 2, 2, 0]))).toThrow(
      ShapeError,
    );
  });

  test('counts a product for each kernel cell of each result', () => {
    expect(conv1dOp.cost([[2, 5], [3, 2, 2], [3]], {})).toEqual({ multiply: 48, add: 48 });
  });

  test.each(['', 'ab', true, {}, null, [], [1, 2, 3]])(
    'throws ArgumentError for an option that is %j',
    (given) => {
      const [x, w] = [NdArray.zeros([1, 2, 3, 3]), NdArray.zeros([2, 2, 1, 1])];
      const wrong = given as number;
      const expected = 'as one number or 2 numbers, got ';
      for (const name of ['stride', 'padding', 'dilation'])
        expect(() => conv2d(x, w, undefined, { [name]: wrong })).toThrow(
          `conv2d: expected ${name} ${expected}`,
        );
      expect(() => conv2d(x, w, undefined, { groups: wrong })).toThrow(
        'conv2d: expected groups as one number, got ',
      );
      expect(() => functions.convTranspose2d(x, w, undefined, { outputPadding: wrong })).toThrow(
        `convTranspose2d: expected outputPadding ${expected}`,
      );
      expect(() => functions.conv2dWeight(x, x, { kernelSize: wrong })).toThrow(
        `conv2dWeight: expected kernelSize ${expected}`,
      );
      expect(() => functions.maxPool2d(x, { kernelSize: wrong })).toThrow(
        `maxPool2d: expected kernelSize ${expected}`,
      );
    },
  );
});

describe('misreadings of conv1d and conv3d', () => {
  const named = (op: typeof conv1dOp, id: string) => op.misreadings.find((each) => each.id === id);

  test('a kernel of one axis can be turned round, not transposed', () => {
    const inputs = [countingArray([1, 3]), countingArray([1, 1, 2])] as const;
    expect(named(conv1dOp, 'kernel-turned')?.forward(inputs, {}).toNested()).toEqual([[4, 7]]);
    expect(named(conv1dOp, 'kernel-transposed')).toBeUndefined();
  });

  test('in a volume rows and columns are exchanged, depth stays', () => {
    const inputs = [randomArray([1, 2, 3, 3]), randomArray([1, 1, 2, 2, 2])] as const;
    const expected = conv3d(inputs[0], inputs[1].permute([0, 1, 2, 4, 3]));
    expect(named(conv3dOp, 'kernel-transposed')?.forward(inputs, {}).equals(expected)).toBe(true);
  });

  test('a last window over the edge reads zeros', () => {
    const inputs = [countingArray([1, 4]), countingArray([1, 1, 3])] as const;
    const found = named(conv1dOp, 'size-rounded-up')?.forward(inputs, { stride: 2 });
    expect(found?.toNested()).toEqual([[14, 11]]); // 1 + 4 + 9, 3 + 8
    expect(named(conv2dOp, 'bias-forgotten')).toBeDefined();
  });
});

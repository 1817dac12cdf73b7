import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { conv2d, conv2dOp } from './conv2d.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

/** The definition, cell by cell: the sum over the window of padded input · kernel. */
function byDefinition(x: NdArray, w: NdArray, stride: number, padding: number, dilation: number) {
  const [C = 0, H = 0, W = 0] = x.shape;
  const [O = 0, , kH = 0, kW = 0] = w.shape;
  const at = (c: number, i: number, j: number): number =>
    i < 0 || j < 0 || i >= H || j >= W ? 0 : x.get(c, i, j);
  const rows: number[][][] = [];
  for (let o = 0; o < O; o++) {
    const map: number[][] = [];
    for (let top = -padding; top + dilation * (kH - 1) < H + padding; top += stride) {
      const row: number[] = [];
      for (let left = -padding; left + dilation * (kW - 1) < W + padding; left += stride) {
        let total = 0;
        for (let c = 0; c < C; c++)
          for (let u = 0; u < kH; u++)
            for (let v = 0; v < kW; v++)
              total += at(c, top + u * dilation, left + v * dilation) * w.get(o, c, u, v);
        row.push(total);
      }
      map.push(row);
    }
    rows.push(map);
  }
  return rows;
}

describe('conv2d', () => {
  test('slides the kernel as written', () => {
    // Stride 3 and one ring of zeros: four windows, each on one corner; 1·4, 3·3, 7·2, 9·1
    const x = countingArray([1, 3, 3]);
    const w = countingArray([1, 1, 2, 2]);
    const y = conv2d(x, w, undefined, { stride: 3, padding: 1 });
    expect(y.toNested()).toEqual([
      [
        [4, 9],
        [14, 9],
      ],
    ]);
  });

  test('is the sum over windows for every stride, padding and dilation', () => {
    const small = fc.integer({ min: 1, max: 3 });
    const settings = fc.tuple(small, small, small, small, fc.integer({ min: 0, max: 2 }), small);
    fc.assert(
      fc.property(settings, ([C, O, k, stride, padding, dilation]) => {
        fc.pre(dilation * (k - 1) < 5 + 2 * padding);
        const x = countingArray([C, 6, 5]);
        const w = countingArray([O, C, k, k]);
        const expected = byDefinition(x, w, stride, padding, dilation);
        const y = conv2d(x, w, undefined, { stride, padding, dilation });
        expect(y.toNested()).toEqual(expected);
      }),
    );
  });

  test('with groups is one convolution for each group', () => {
    const [x, w] = [randomArray([2, 4, 5, 5]), randomArray([6, 2, 3, 3])];
    const y = conv2d(x, w, undefined, { groups: 2 });
    for (const group of [0, 1]) {
      const part = conv2d(
        x.slice(1, 2 * group, 2 * group + 2),
        w.slice(0, 3 * group, 3 * group + 3),
      );
      expect(y.slice(1, 3 * group, 3 * group + 3).equals(part)).toBe(true);
    }
  });

  test('takes an image without batch and views that are not in row-major order', () => {
    const [x, w] = [randomArray([2, 4, 5]), randomArray([3, 2, 2, 2])];
    const y = conv2d(x, w);
    expect(
      conv2d(x.reshape([1, 2, 4, 5]), w)
        .reshape([3, 3, 4])
        .equals(y),
    ).toBe(true);
    const turned = NdArray.from(x.permute([2, 1, 0]).values(), [5, 4, 2]).permute([2, 1, 0]);
    expect(conv2d(turned, w).equals(y)).toBe(true);
  });

  const cases = [
    { stride: 2, padding: 1 },
    { stride: [1, 3], padding: [2, 0], dilation: [2, 1] },
    { groups: 2, stride: 2, dilation: 2, padding: 2 },
  ] as const;
  test.each(cases)('has the gradients of central differences, first and second: %o', (options) => {
    const groups = 'groups' in options ? options.groups : 1;
    const inputs = [
      randomArray([2, 2, 5, 4]),
      randomArray([2, 2 / groups, 2, 2], 2),
      randomArray([2], 3),
    ];
    const f: Parameters<typeof gradcheck>[0] = (x, w, b) => conv2d(x, w, b, options);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('throws ShapeError naming the shapes when channels, rank or size do not fit', () => {
    const x = countingArray([1, 2, 3, 3]);
    expect(() => conv2d(x, countingArray([1, 1, 2, 2]))).toThrow(
      'conv2d: expected input [N, C, H, W] or [C, H, W], weight [O, C / groups, kH, kW], bias [O], got [1, 2, 3, 3] and [1, 1, 2, 2]',
    );
    expect(() => conv2d(x, countingArray([1, 2, 4, 1]))).toThrow(ShapeError);
    expect(() => conv2d(x, countingArray([2, 2]))).toThrow(ShapeError);
    expect(() => conv2d(x, countingArray([3, 2, 1, 1]), countingArray([2]))).toThrow(ShapeError);
    expect(() => conv2d(x, countingArray([3, 1, 1, 1]), undefined, { groups: 2 })).toThrow(
      ShapeError,
    );
  });

  test('throws ArgumentError for a stride of 0 and a padding of ½', () => {
    const [x, w] = [countingArray([1, 3, 3]), countingArray([1, 1, 2, 2])];
    expect(() => conv2d(x, w, undefined, { stride: 0 })).toThrow(ArgumentError);
    expect(() => conv2d(x, w, undefined, { padding: [0, 0.5] })).toThrow(ArgumentError);
  });
});

describe('misreadings of conv2d', () => {
  const misread = (id: string, options: object): unknown => {
    const found = conv2dOp.misreadings.find((each) => each.id === id);
    return found
      ?.forward([countingArray([1, 3, 3]), countingArray([1, 1, 2, 2])], options)
      .toNested();
  };
  const corners = { stride: 3, padding: 1 };

  // X = 1 … 9, kernel [[1, 2], [3, 4]]; worked out by hand.
  test.each([
    [
      'kernel-turned',
      corners,
      [
        [1, 6],
        [21, 36],
      ],
    ],
    [
      'kernel-transposed',
      corners,
      [
        [4, 6],
        [21, 9],
      ],
    ],
    ['padding-forgotten', corners, [[37]]], // 1·1 + 2·2 + 4·3 + 5·4
    ['padding-in-front-only', corners, [[4]]],
    // Windows at rows and columns −1 and 1
    [
      'stride-one-less',
      corners,
      [
        [4, 18],
        [36, 77],
      ],
    ],
    // Stride 2 from cell 0: the second window hangs over the edge
    [
      'size-rounded-up',
      { stride: 2 },
      [
        [37, 21],
        [23, 9],
      ],
    ],
    [
      'dilation-forgotten',
      { dilation: 2 },
      [
        [37, 47],
        [67, 77],
      ],
    ],
  ])('%s', (id, options, expected) => {
    expect(misread(id, options)).toEqual([expected]);
  });

  test('stride-one makes 16 windows of the four', () => {
    expect(misread('stride-one', corners)).toHaveProperty('0.length', 4);
  });

  test('those that do not exist for the shapes throw ShapeError', () => {
    const inputs = [countingArray([1, 1, 1]), countingArray([1, 1, 2, 2])] as const;
    const found = conv2dOp.misreadings.find(({ id }) => id === 'padding-forgotten');
    expect(() => found?.forward(inputs, { padding: 1 })).toThrow(ShapeError);
  });
});

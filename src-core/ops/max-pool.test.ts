import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { adaptiveMaxPool1d } from './adaptive-max-pool1d.ts';
import { adaptiveMaxPool2d, adaptiveMaxPool2dOp } from './adaptive-max-pool2d.ts';
import { adaptiveMaxPool3d } from './adaptive-max-pool3d.ts';
import { maxPool1d } from './max-pool1d.ts';
import { maxPool2d, maxPool2dOp, maxPool2dWithIndices } from './max-pool2d.ts';
import { maxPool3d } from './max-pool3d.ts';
import { poolOut, slidingPool } from './pool-windows.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { windowArgmax } from './window-argmax.ts';

const range = (min: number, max: number) => fc.integer({ min, max });
const settings = fc.record({
  size: range(1, 9),
  kernel: range(1, 4),
  stride: range(1, 4),
  dilation: range(1, 2),
  half: range(0, 2),
  ceilMode: fc.boolean(),
});

/** Windows of one axis, found by walking: where each begins. */
function starts({
  size,
  kernel,
  stride,
  padding,
  dilation,
  ceilMode,
}: Record<'size' | 'kernel' | 'stride' | 'padding' | 'dilation', number> & {
  ceilMode: boolean;
}): number[] {
  const span = dilation * (kernel - 1) + 1;
  const found: number[] = [];
  for (let start = -padding; ; start += stride) {
    const fits = start + span <= size + padding;
    // In ceil mode one more window may hang over the end, if it begins inside the input or its left padding.
    const isLast = !fits && ceilMode && start < size && start - stride + span < size + padding;
    if (fits) {
      if (!ceilMode || start < size) found.push(start);
    } else {
      if (isLast) found.push(start);
      return found;
    }
  }
}

describe('maxPool1d, maxPool2d, maxPool3d', () => {
  test('take the largest number of each window', () => {
    const x = NdArray.from([
      [
        [1, 5, 2],
        [7, 3, 9],
        [4, 8, 6],
      ],
    ]);
    expect(maxPool2d(x, { kernelSize: 2, stride: 1 }).toNested()).toEqual([
      [
        [7, 9],
        [8, 9],
      ],
    ]);
    expect(maxPool2d(x, { kernelSize: 2 }).toNested()).toEqual([[[7]]]);
    expect(maxPool2d(x, { kernelSize: 2, ceilMode: true }).toNested()).toEqual([
      [
        [7, 9],
        [8, 6],
      ],
    ]);
    expect(maxPool2d(x, { kernelSize: 2, dilation: 2 }).toNested()).toEqual([[[6]]]);
    expect(maxPool2d(x, { kernelSize: [1, 3], stride: [2, 1] }).toNested()).toEqual([[[5], [8]]]);
  });

  test('agree with walking over the windows for every option', () => {
    fc.assert(
      fc.property(settings, ({ half, ...rest }) => {
        const padding = Math.min(half, Math.floor(rest.kernel / 2));
        const options = { kernelSize: rest.kernel, padding, ...rest };
        const wanted = starts({ ...rest, padding });
        expect(Math.max(0, poolOut(rest.size, { ...rest, padding }))).toBe(wanted.length);
        fc.pre(wanted.length > 0);
        const x = randomArray([1, rest.size], rest.size);
        const windows = wanted.map((start) =>
          Math.max(
            ...Array.from({ length: rest.kernel }, (_, u) => start + u * rest.dilation)
              .filter((at) => at >= 0 && at < rest.size)
              .map((at) => x.get(0, at)),
          ),
        );
        expect(maxPool1d(x, options).toNested()).toEqual([windows]);
      }),
      { numRuns: 500 },
    );
  });

  test('drop a last window that would begin in the right padding', () => {
    // 2 cells, stride 3, padding 1: a window at 2 would begin behind the input
    expect(poolOut(2, { kernel: 2, stride: 3, padding: 1, dilation: 1, ceilMode: true })).toBe(1);
    expect(poolOut(3, { kernel: 2, stride: 3, padding: 1, dilation: 1, ceilMode: true })).toBe(2);
  });

  test('NaN wins, padding never does, the first of equals gets the gradient', () => {
    const pooled = (values: number[], options = {}) =>
      maxPool1d(NdArray.from([values]), { kernelSize: 2, ...options }).toNested();
    expect(pooled([NaN, 1, 2, NaN])).toEqual([[NaN, NaN]]);
    expect(pooled([-3, -4], { padding: 1 })).toEqual([[-3, -4]]);
    expect(pooled([-Infinity, -Infinity])).toEqual([[-Infinity]]);
    const x = new Tensor(NdArray.from([[2, 2, -Infinity, -Infinity]]), true);
    const y = maxPool1d(x, { kernelSize: 2 });
    const [found] = grad(y, [x], { gradOutput: new Tensor(NdArray.from([[10, 20]])) });
    expect(found?.value.toNested()).toEqual([[10, 0, 20, 0]]);
  });

  test('keep int32 and float32', () => {
    expect(maxPool1d(NdArray.from([[1, 2]], undefined, 'int32'), { kernelSize: 2 }).dtype).toBe(
      'int32',
    );
    expect(maxPool1d(NdArray.from([[1, 2]], undefined, 'float32'), { kernelSize: 2 }).dtype).toBe(
      'float32',
    );
  });

  test('an empty batch has an empty result, no cells are refused', () => {
    expect(maxPool2d(NdArray.zeros([0, 2, 4, 4]), { kernelSize: 2 }).shape).toEqual([0, 2, 2, 2]);
    expect(() => maxPool2d(NdArray.zeros([1, 0, 4]), { kernelSize: 1 })).toThrow(ShapeError);
  });

  test('with indices say where in its plane each number stood', () => {
    const x = NdArray.from(
      [1, 5, 2, 7, 3, 9, 4, 8, 6, -1, -5, -2, -7, -3, -9, -4, -8, -6],
      [2, 3, 3],
    );
    const [values, indices] = maxPool2dWithIndices(x, { kernelSize: 2, stride: 1 });
    expect(values.toArray()).toEqual([7, 9, 8, 9, -1, -2, -3, -3]);
    expect(indices.toArray()).toEqual([3, 5, 7, 5, 0, 2, 4, 4]);
    expect(indices.dtype).toBe('int32');
  });

  test.each([
    { kernelSize: 2, stride: 1 },
    { kernelSize: [3, 2], stride: 2, padding: [1, 1], ceilMode: true },
    { kernelSize: 2, dilation: 2, stride: 1 },
  ])('maxPool2d has right derivatives: %j', (options) => {
    expect(derivativeFaults((x) => maxPool2d(x, options), [randomArray([2, 2, 5, 4])])).toEqual([]);
  });

  test('the others have right derivatives', () => {
    expect(
      derivativeFaults((x) => maxPool1d(x, { kernelSize: 3, stride: 2 }), [randomArray([2, 7])]),
    ).toEqual([]);
    const volume = { kernelSize: 2, stride: 1, padding: [0, 1, 1] };
    expect(derivativeFaults((x) => maxPool3d(x, volume), [randomArray([1, 2, 3, 2])])).toEqual([]);
    expect(
      derivativeFaults((x) => adaptiveMaxPool1d(x, { outputSize: 3 }), [randomArray([2, 5])]),
    ).toEqual([]);
    expect(
      derivativeFaults(
        (x) => adaptiveMaxPool2d(x, { outputSize: [2, null] }),
        [randomArray([1, 5, 3])],
      ),
    ).toEqual([]);
    expect(
      derivativeFaults((x) => adaptiveMaxPool3d(x, { outputSize: 2 }), [randomArray([1, 3, 2, 3])]),
    ).toEqual([]);
  });

  test('the plain gradient is that of the ops', () => {
    const x = randomArray([2, 3, 7, 6]);
    const options = { kernelSize: 3, stride: 2, padding: 1 };
    const g = randomArray(maxPool2d(x, options).shape, 5);
    const leaf = new Tensor(x, true);
    const [plain] = grad(maxPool2d(leaf, options), [leaf], { gradOutput: new Tensor(g) });
    const [recorded] = grad(maxPool2d(leaf, options), [leaf], {
      gradOutput: new Tensor(g, true),
      createGraph: true,
    });
    expect(recorded?.value.equals(plain?.value as NdArray)).toBe(true);
  });

  test('throw for options and shapes that do not fit', () => {
    const x = randomArray([1, 4, 4]);
    expect(() => maxPool2d(x, { kernelSize: 2, padding: 2 })).toThrow(
      'maxPool2d: expected padding of at most half the kernel, 1, got 2',
    );
    expect(() => maxPool2d(x, { kernelSize: 5 })).toThrow(
      'maxPool2d: expected an input that holds the kernel [5, 5], got [1, 4, 4]',
    );
    expect(() => maxPool2d(x, { kernelSize: 0 })).toThrow(ArgumentError);
    expect(() => maxPool2d(x, { kernelSize: 2, stride: 0 })).toThrow(ArgumentError);
    expect(() => maxPool2d(x, { kernelSize: [2, 2, 2] })).toThrow(ArgumentError);
    expect(() => maxPool2d(randomArray([4, 4]), { kernelSize: 2 })).toThrow(ShapeError);
    expect(() => maxPool1d(x.reshape([1, 1, 4, 4]), { kernelSize: 2 })).toThrow(ShapeError);
  });
});

describe('adaptiveMaxPool2d', () => {
  test('windows cover everything, null keeps a size', () => {
    const x = countingArray([1, 2, 5]);
    expect(adaptiveMaxPool2d(x, { outputSize: [null, 2] }).toNested()).toEqual([
      [
        [3, 5],
        [8, 10],
      ],
    ]);
    expect(adaptiveMaxPool2d(x, { outputSize: 1 }).toNested()).toEqual([[[10]]]);
    expect(adaptiveMaxPool2d(x, { outputSize: [4, 1] }).toNested()).toEqual([
      [[5], [5], [10], [10]],
    ]);
    expect(adaptiveMaxPool2d(x, { outputSize: null }).equals(x)).toBe(true);
  });

  test('throws for sizes that are none', () => {
    const x = countingArray([1, 2, 5]);
    expect(() => adaptiveMaxPool2d(x, { outputSize: -1 })).toThrow(ArgumentError);
    expect(() => adaptiveMaxPool2d(x, { outputSize: [1, 2, 3] })).toThrow(ArgumentError);
    expect(() => adaptiveMaxPool2d(x, { outputSize: 1e6 })).toThrow('50,000,000 elements');
  });

  test.each([
    ['equal-windows', [[[3, 4, 5]]]], // stride ⌊5/3⌋ = 1, kernel 5 − 2·1 = 3
    ['other-pool', [[[1.5, 3, 4.5]]]], // cells 0–1, 1–3, 3–4
  ])('misreading %s', (id, expected) => {
    const found = adaptiveMaxPool2dOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([countingArray([1, 1, 5])], { outputSize: [1, 3] }).toNested()).toEqual(
      expected,
    );
  });
});

describe('misreadings of maxPool2d', () => {
  const x = NdArray.from(
    [-1, -2, -3, -4, -5, -6, -7, -8, -9, 9, 8, 7, 6, 5, 4, 3, 2, 1],
    [2, 3, 3],
  );
  test.each([
    [
      'stride-one',
      { kernelSize: 2 },
      [
        [
          [-1, -2],
          [-4, -5],
        ],
        [
          [9, 8],
          [6, 5],
        ],
      ],
    ],
    [
      'rounded-the-other-way',
      { kernelSize: 2 },
      [
        [
          [-1, -3],
          [-7, -9],
        ],
        [
          [9, 7],
          [3, 1],
        ],
      ],
    ],
    ['padding-forgotten', { kernelSize: 2, padding: 1 }, [[[-1]], [[9]]]],
    [
      'padded-with-zeros',
      { kernelSize: 2, padding: 1 },
      [
        [
          [0, 0],
          [0, -5],
        ],
        [
          [9, 8],
          [6, 5],
        ],
      ],
    ],
    ['dilation-forgotten', { kernelSize: 2, dilation: 2 }, [[[-1]], [[9]]]],
    ['average-instead', { kernelSize: 2 }, [[[-3]], [[7]]]],
    ['across-channels', { kernelSize: 2 }, [[[9]]]],
  ])('%s', (id, options, expected) => {
    const found = maxPool2dOp.misreadings.find((each) => each.id === id);
    expect(found?.forward([x], options).toNested()).toEqual(expected);
  });
});

describe('windowArgmax', () => {
  test('counts places row by row within the plane, and takes the first of equals', () => {
    const plane = NdArray.from([
      [1, 5, 2, 0],
      [3, 4, 9, 9],
    ]);
    const x = plane.reshape([1, 2, 4]);
    const windows = slidingPool('test', 2, x.shape, { kernelSize: 2 }).windows();
    expect(windowArgmax(x, { axes: 2, windows }).toNested()).toEqual([[[1, 6]]]);
  });
});

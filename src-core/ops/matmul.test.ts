import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { ShapeError } from '#core/errors.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { countingArray, randomArray } from './testing/random-array.ts';
import { bmm } from './bmm.ts';
import { matmul, matmulOp } from './matmul.ts';
import { transpose } from './permute.ts';

describe('matmul', () => {
  test('sums over rows and columns', () => {
    const product = matmul(
      NdArray.from([
        [1, 2],
        [3, 4],
      ]),
      NdArray.from([
        [5, 6],
        [7, 8],
      ]),
    );
    // 1·5 + 2·7, 1·6 + 2·8; 3·5 + 4·7, 3·6 + 4·8
    expect(product.toNested()).toEqual([
      [19, 22],
      [43, 50],
    ]);
  });

  test('takes vectors as a row on the left and a column on the right', () => {
    const [a, v] = [countingArray([2, 3]), NdArray.from([1, 0, -1])];
    expect(matmul(a, v).toNested()).toEqual([-2, -2]);
    expect(matmul(v, transpose(a)).toNested()).toEqual([-2, -2]);
    expect(matmul(v, v).item()).toBe(2);
  });

  test('multiplies each matrix of a batch', () => {
    const [a, b] = [randomArray([3, 1, 2, 4]), randomArray([2, 4, 3], 2)];
    const product = matmul(a, b);
    expect(product.shape).toEqual([3, 2, 2, 3]);
    const one = matmul(a.slice(0, 2).reshape([2, 4]), b.slice(0, 1).reshape([4, 3]));
    expect(product.slice(0, 2).slice(1, 1).reshape([2, 3]).equals(one)).toBe(true);
  });

  test('(A·B)ᵀ = Bᵀ·Aᵀ, sizes of 0 included', () => {
    const size = fc.nat(4);
    fc.assert(
      fc.property(size, size, size, (M, K, N) => {
        const [a, b] = [countingArray([M, K]), countingArray([K, N])];
        expect(transpose(matmul(a, b)).equals(matmul(transpose(b), transpose(a)))).toBe(true);
      }),
    );
  });

  test.each([
    [
      [2, 3],
      [3, 4],
    ],
    [[3], [3, 2]],
    [[2, 3], [3]],
    [[3], [3]],
    [
      [2, 1, 2, 3],
      [2, 3, 2],
    ],
  ])('has the gradients of central differences, first and second: %o · %o', (a, b) => {
    const inputs = [randomArray(a), randomArray(b, 2)];
    const f: Parameters<typeof gradcheck>[0] = (x, y) => matmul(x, y);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('reads transposed, stretched, cut and flipped views where they lie', () => {
    const [a, b] = [randomArray([4, 3]), randomArray([5, 4], 2)];
    const views: [NdArray, NdArray][] = [
      [a.permute([1, 0]), b.permute([1, 0])],
      [a.flip([0, 1]), b.slice(0, 1, 4)],
      [a.slice(0, 0, 4, 2), randomArray([3, 1], 3).expand([3, 6])],
      [randomArray([1, 3], 4).expand([7, 3]), a.permute([1, 0])],
      [randomArray([2, 3, 4]).permute([0, 2, 1]), randomArray([2, 4, 3], 2).permute([0, 2, 1])],
      [randomArray([3, 2, 4]).permute([1, 0, 2]), b.permute([1, 0])],
      [randomArray([1, 5, 4]).expand([2, 5, 4]), randomArray([2, 4, 5], 2)],
    ];
    for (const [x, y] of views) {
      const product = matmul(x, y);
      expect(product.equals(matmul(x.contiguous(), y.contiguous()))).toBe(true);
    }
  });

  test('keeps float32 and int32, and takes the more general dtype of two', () => {
    const dtypeOf = (a: DType, b: DType) => {
      const product = matmul(countingArray([2, 2]).to(a), countingArray([2, 2]).to(b));
      expect(product.toArray()).toEqual(a === 'bool' ? [2, 2, 2, 2] : [7, 10, 15, 22]);
      return product.dtype;
    };
    expect(dtypeOf('float32', 'float32')).toBe('float32');
    expect(dtypeOf('int32', 'int32')).toBe('int32');
    expect(dtypeOf('int32', 'float32')).toBe('float32');
    expect(dtypeOf('float32', 'float64')).toBe('float64');
    expect(dtypeOf('bool', 'bool')).toBe('int32');
  });

  test('throws ShapeError naming both shapes when K differs', () => {
    expect(() => matmul(countingArray([2, 3]), countingArray([4, 5]))).toThrow(
      'matmul: expected a […, M, K] and b […, K, N], got [2, 3] and [4, 5]',
    );
    expect(() => matmul(NdArray.from(1), NdArray.from([1]))).toThrow(ShapeError);
    expect(() => matmul(countingArray([2, 2, 2]), countingArray([3, 2, 2]))).toThrow(ShapeError);
  });

  // A = [[1, 2], [3, 4]], B = [[0, 1], [2, 3]]; worked out by hand.
  test.each([
    [
      'order-swapped',
      [
        [3, 4],
        [11, 16],
      ],
    ],
    [
      'left-transposed',
      [
        [6, 10],
        [8, 14],
      ],
    ],
    [
      'weight-transposed',
      [
        [2, 8],
        [4, 18],
      ],
    ],
    [
      'entry-by-entry',
      [
        [0, 2],
        [6, 12],
      ],
    ],
  ])('misreading %s', (id, expected) => {
    const inputs = [
      NdArray.from([1, 2, 3, 4], [2, 2]),
      NdArray.from([0, 1, 2, 3], [2, 2]),
    ] as const;
    const found = matmulOp.misreadings.find((each) => each.id === id);
    expect(found?.forward(inputs, {}).toNested()).toEqual(expected);
  });

  test('keeps the products of a batch apart on the fast tier, however small they are', () => {
    const [a, b] = [randomArray([3, 2, 900]), randomArray([3, 900, 3], 2)];
    const exact = matmul(a, b).toArray();
    const found = matmul(a.to('float32'), b.to('float32')).toArray();
    expect(Math.max(...found.map((each, i) => Math.abs(each - (exact[i] as number))))).toBeLessThan(
      1e-3,
    );
  });

  test('throws BudgetError in its own name for a result that is too large', () => {
    const message = 'matmul: [10000, 10000], 100,000,000 elements';
    expect(() => matmul(NdArray.zeros([10_000, 1]), NdArray.zeros([1, 10_000]))).toThrow(message);
    const batch = [NdArray.zeros([4, 5000, 1]), NdArray.zeros([4, 1, 5000])] as const;
    expect(() => matmul(...batch)).toThrow('matmul: [4, 5000, 5000], 100,000,000 elements');
    expect(() => bmm(...batch)).toThrow('bmm: [4, 5000, 5000], 100,000,000 elements');
  });
});

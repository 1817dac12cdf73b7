import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { Dual } from '#core/autograd/dual.ts';
import { jvp } from '#core/autograd/functional.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { embedding, embeddingOp } from './embedding.ts';
import { sum } from './sum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

const table = countingArray([3, 2]); // 1 2 / 3 4 / 5 6
const whole = (numbers: number[] | number[][]) => NdArray.from(numbers, undefined, 'int32');

describe('embedding', () => {
  test('looks up one row for each index', () => {
    expect(embedding(whole([2, 0]), table).toArray()).toEqual([5, 6, 1, 2]);
    expect(embedding(whole([[1], [1]]), table).shape).toEqual([2, 1, 2]);
    expect(embedding(NdArray.from(1, [], 'int32'), table).toArray()).toEqual([3, 4]);
    expect(embedding(whole([]), table).shape).toEqual([0, 2]);
  });

  test('has right derivatives: a row that is looked up twice gets both shares', () => {
    const indices = whole([
      [2, 0],
      [2, 2],
    ]);
    expect(derivativeFaults((i, w) => embedding(i, w), [indices, randomArray([3, 2])])).toEqual([]);
  });

  test.each([1, -2])('gives the padding row %i no gradient', (paddingIdx) => {
    const weight = new Tensor(table, true);
    const indices = new Tensor(whole([1, 2, 1]));
    const total = sum(embedding(indices, weight, { paddingIdx }));
    expect(grad(total, [weight])[0]?.value.toArray()).toEqual([0, 0, 0, 0, 1, 1]);
    const { derivative } = jvp(
      (w) => embedding(new Dual(whole([1, 2, 1])), w, { paddingIdx }),
      [table],
      [table],
    );
    expect(derivative.toArray()).toEqual([0, 0, 5, 6, 0, 0]);
  });

  test('throws for an index outside, broken numbers, a table without two axes, a missing padding row', () => {
    expect(() => embedding(whole([3]), table)).toThrow(
      'embedding: expected indices below 3 and ≥ 0, got 3',
    );
    expect(() => embedding(whole([-1]), table)).toThrow(ArgumentError);
    expect(() => embedding(NdArray.from([0]), table)).toThrow(ArgumentError);
    expect(() => embedding(whole([0]), countingArray([3]))).toThrow(ShapeError);
    expect(() => embedding(whole([0]), table, { paddingIdx: 3 })).toThrow(ArgumentError);
  });

  test.each([
    ['columns-looked-up', [0, 1], [1, 3, 5, 2, 4, 6]],
    ['counted-from-one', [3, 1], [5, 6, 1, 2]],
    ['times-index', [2, 0], [2, 4, 0, 0]],
  ])('misreading %s', (id, indices, expected) => {
    expect([misread(embeddingOp, id, [whole(indices), table], {})].flat(3)).toEqual(expected);
  });
});

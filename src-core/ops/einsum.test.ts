import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { einsum, einsumOp } from './einsum.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { misread } from './testing/misread.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

/** Σ over all letters by one loop; letters only, no ellipsis. */
function bruteForce(equation: string, operands: NdArray[]): number[] {
  const [left = '', output = ''] = equation.split('->');
  const terms = left.split(',');
  const sizes = new Map<string, number>();
  terms.forEach((term, i) =>
    [...term].forEach((letter, axis) =>
      sizes.set(letter, Math.max(sizes.get(letter) ?? 1, operands[i]?.shape[axis] ?? 1)),
    ),
  );
  const letters = [...output, ...[...sizes.keys()].filter((letter) => !output.includes(letter))];
  const total = letters.reduce((count, letter) => count * (sizes.get(letter) ?? 1), 1);
  const kept = [...output].reduce((count, letter) => count * (sizes.get(letter) ?? 1), 1);
  const sums = new Array<number>(kept).fill(0);
  for (let q = 0; q < total; q++) {
    const at = new Map<string, number>();
    let rest = q;
    for (const letter of letters.toReversed()) {
      const size = sizes.get(letter) ?? 1;
      at.set(letter, rest % size);
      rest = Math.floor(rest / size);
    }
    const product = terms.reduce((value, term, i) => {
      const operand = operands[i] as NdArray;
      const index = [...term].map((letter, axis) =>
        operand.shape[axis] === 1 ? 0 : (at.get(letter) ?? 0),
      );
      return value * operand.get(...index);
    }, 1);
    const place = Math.floor(q / (total / kept));
    sums[place] = (sums[place] ?? 0) + product;
  }
  return sums;
}

const cases: [string, number[][]][] = [
  [
    'ij,jk->ik',
    [
      [2, 3],
      [3, 4],
    ],
  ],
  [
    'ij,jk->ki',
    [
      [2, 3],
      [3, 4],
    ],
  ],
  [
    'bij,bjk->bik',
    [
      [2, 2, 3],
      [2, 3, 2],
    ],
  ],
  ['ij->ji', [[2, 3]]],
  ['ij->j', [[2, 3]]],
  ['ij->', [[2, 3]]],
  ['ii->i', [[3, 3]]],
  ['ii->', [[3, 3]]],
  ['iji->j', [[2, 3, 2]]],
  ['iii->i', [[2, 2, 2]]],
  ['i,j->ij', [[2], [3]]],
  ['i,i->', [[3], [3]]],
  ['i,ij,j->', [[2], [2, 3], [3]]],
  [
    'ij,kl->jl',
    [
      [2, 3],
      [2, 2],
    ],
  ],
  [
    'ijk,jil->kl',
    [
      [2, 3, 2],
      [3, 2, 4],
    ],
  ],
  [
    'aB,Bc->ca',
    [
      [2, 2],
      [2, 3],
    ],
  ],
  [
    'ii,ij->j',
    [
      [2, 2],
      [2, 3],
    ],
  ],
  [
    'ij,ij->ij',
    [
      [1, 3],
      [2, 3],
    ],
  ],
  [
    'ij,ij->',
    [
      [3, 1],
      [3, 2],
    ],
  ],
  [
    'ij,jk,kl->il',
    [
      [2, 2],
      [2, 3],
      [3, 2],
    ],
  ],
];

describe('einsum', () => {
  test.each(cases)('sums as written: %s', (equation, shapes) => {
    const operands = shapes.map((shape, i) => randomArray(shape, i + 1));
    const found = einsum(equation, ...operands).toArray();
    const expected = bruteForce(equation, operands);
    expect(found).toHaveLength(expected.length);
    found.forEach((each, i) => expect(each).toBeCloseTo(expected[i] as number, 12));
  });

  test.each(cases)('has right derivatives: %s', (equation, shapes) => {
    const inputs = shapes.map((shape, i) => randomArray(shape, i + 1));
    expect(derivativeFaults((...all) => einsum(equation, ...all), inputs)).toEqual([]);
  });

  test('finds the output itself: letters that occur once, capitals first', () => {
    const x = countingArray([2, 3]);
    expect(einsum('ba', x).equals(x.permute([1, 0]))).toBe(true);
    expect(einsum('aB', x).equals(x.permute([1, 0]))).toBe(true);
    expect(einsum('ij,jk', x, x.permute([1, 0])).shape).toEqual([2, 2]);
    expect(einsum('ii', countingArray([2, 2])).item()).toBe(5);
  });

  test('stretches an ellipsis over the other axes', () => {
    const [x, y] = [randomArray([2, 1, 2, 3]), randomArray([4, 3, 2], 2)];
    const product = einsum('...ij,...jk->...ik', x, y);
    expect(product.shape).toEqual([2, 4, 2, 2]);
    expect(einsum('...ij,...jk', x, y).equals(product)).toBe(true);
    expect(einsum('i...->...i', x).shape).toEqual([1, 2, 3, 2]);
    expect(einsum('...i->i', x).shape).toEqual([3]);
    expect(einsum('...->...', NdArray.from(3)).item()).toBe(3);
    const inputs = [randomArray([2, 1, 2]), randomArray([3, 2], 2)];
    expect(derivativeFaults((a, b) => einsum('...i,...i->...', a, b), inputs)).toEqual([]);
    expect(derivativeFaults((a) => einsum('...i->i', a), [randomArray([2, 2, 2])])).toEqual([]);
  });

  test('takes spaces, empty terms and empty sums', () => {
    expect(einsum(' i j , j -> i ', countingArray([2, 2]), NdArray.from([1, 0])).toArray()).toEqual(
      [1, 3],
    );
    expect(einsum(',i->i', NdArray.from(2), NdArray.from([1, 3])).toArray()).toEqual([2, 6]);
    expect(einsum('ij,jk->ik', NdArray.zeros([2, 0]), NdArray.zeros([0, 2])).toArray()).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test.each([
    ['ij->k', [[2, 2]], 'einsum: expected output letters that an operand has, got k'],
    ['ij->ii', [[2, 2]], 'einsum: expected each letter once in the output, got i'],
    ['i1', [[2, 2]], 'einsum: expected letters a-z, A-Z and one ellipsis a term, got 1'],
    ['i..', [[2, 2]], 'einsum: expected letters a-z, A-Z and one ellipsis a term, got .'],
    ['i->i->i', [[2]], 'einsum: expected one arrow, got i->i->i'],
    ['i,j', [[2]], 'einsum: expected as many terms as operands, 1, got 2 in i,j'],
  ] as const)('throws ArgumentError for %s', (equation, shapes, message) => {
    expect(() => einsumOp.shape(shapes, { equation })).toThrow(message);
    expect(() => einsumOp.shape(shapes, { equation })).toThrow(ArgumentError);
  });

  test.each([
    ['ijk', [[2, 2]], "einsum: expected operand 0 with the axes 'ijk', got [2, 2]"],
    ['i', [[2, 2]], "einsum: expected operand 0 with the axes 'i', got [2, 2]"],
    ['ii', [[2, 3]], "einsum: expected one size for 'i' in operand 0, got [2, 3]"],
    ['ii', [[1, 3]], "einsum: expected one size for 'i' in operand 0, got [1, 3]"],
    ['i,i', [[2], [3]], "einsum: expected one size for 'i' in all operands, got [2, 3]"],
  ] as const)('throws ShapeError naming the letter: %s', (equation, shapes, message) => {
    expect(() => einsumOp.shape(shapes, { equation })).toThrow(message);
    expect(() => einsumOp.shape(shapes, { equation })).toThrow(ShapeError);
  });

  test('counts multiplications and additions over all letters', () => {
    expect(
      einsumOp.cost(
        [
          [2, 3],
          [3, 4],
        ],
        { equation: 'ij,jk->ik' },
      ),
    ).toEqual({
      multiply: 24,
      add: 16,
    });
  });

  test('misreadings', () => {
    const [x, y] = [countingArray([2, 2]), NdArray.from([10, 1])];
    const sorted = misread(einsumOp, 'letters-sorted', [x], { equation: 'ij->ji' });
    expect(sorted).toEqual(x.toNested());
    const exchanged = { equation: 'ij,j->i' };
    expect(() => misread(einsumOp, 'operands-exchanged', [x, y], exchanged)).toThrow(ShapeError);
    const products = misread(einsumOp, 'operands-exchanged', [x, x.flip([0])], {
      equation: 'ij,jk->ik',
    });
    expect(products).toEqual(einsum('ij,jk->ik', x.flip([0]), x).toNested());
    expect(misread(einsumOp, 'arrow-ignored', [y, y], { equation: 'i,i->i' })).toBe(101);
  });
});

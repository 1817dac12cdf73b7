import { describe, expect, test } from 'vitest';
import { cellCount, cellsOf, nameOfCell, pastedList, withCells } from './fields.ts';

const scalar = { name: 'b', label: 'b', shape: [] };
const vector = { name: 'w', label: 'w', shape: [3] };
const matrix = { name: 'W', label: 'W', shape: [2, 3] };

test('cellCount is the product of the sizes, 1 for a scalar', () => {
  expect([scalar, vector, matrix].map(cellCount)).toEqual([1, 3, 6]);
});

test('cellsOf fills up with blanks', () => {
  expect(cellsOf({ w: ['1'] }, vector)).toEqual(['1', '', '']);
  expect(cellsOf(undefined, scalar)).toEqual(['']);
});

test('nameOfCell tells where a cell lies', () => {
  expect(nameOfCell(scalar, 0)).toBe('b');
  expect(nameOfCell(vector, 2)).toBe('w, position 2');
  expect(nameOfCell(matrix, 5)).toBe('W, row 1, column 2');
});

describe('withCells', () => {
  test('writes from a cell on, drops what does not fit, and leaves the other fields', () => {
    expect(withCells({ b: ['7'], w: ['1', '2', '3'] }, vector, 1, ['8', '9', '10'])).toEqual({
      b: ['7'],
      w: ['1', '8', '9'],
    });
  });
});

describe('pastedList', () => {
  test('reads a list in any form that a block can have', () => {
    expect(pastedList('[0, 4, 1, 5]')).toEqual(['0', '4', '1', '5']);
    expect(pastedList('1\t2\n3\t4')).toEqual(['1', '2', '3', '4']);
  });

  test('leaves a single text to the browser', () => {
    expect(pastedList('5/2')).toBeUndefined();
  });
});

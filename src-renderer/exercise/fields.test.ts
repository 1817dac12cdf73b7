import { describe, expect, test } from 'vitest';
import {
  cellCount,
  cellsOf,
  lengthOf,
  nameOfCell,
  pastedList,
  withCells,
  withLength,
} from './fields.ts';

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

describe('a field whose length the learner chooses', () => {
  const list = { name: 'x', label: 'x', shape: [3], grows: { min: 2, max: 5 } };
  const points = { name: 'p', label: 'p', shape: [1, 2], grows: { min: 1, max: 3 } };

  test('starts with its shape and keeps the length that was chosen', () => {
    expect(lengthOf(undefined, list)).toBe(3);
    expect(cellsOf({ x: ['1', '2'] }, list)).toEqual(['1', '2']);
    expect(lengthOf({ p: ['1', '2', '3'] }, points)).toBe(2);
    expect(nameOfCell(points, 0)).toBe('p, row 0, column 0');
  });

  test('grows and shrinks by rows', () => {
    expect(withLength({ x: ['1', '2'] }, list, 4)).toEqual({ x: ['1', '2', '', ''] });
    expect(withLength({ p: ['1', '2', '3', '4'] }, points, 1)).toEqual({ p: ['1', '2'] });
  });

  test('grows with what is pasted, as far as it may', () => {
    expect(withCells({ x: ['1', '2'] }, list, 1, ['8', '9', '10'])).toEqual({
      x: ['1', '8', '9', '10'],
    });
    expect(withCells(undefined, points, 4, ['5', '6', '7'])).toEqual({
      p: ['', '', '', '', '5', '6'],
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

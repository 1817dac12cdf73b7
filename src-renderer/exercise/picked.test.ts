import { describe, expect, test } from 'vitest';
import { flatOf, pickId, pickLayout, pickMove, pickName, toggled, withPicked } from './picked.ts';

describe('toggled and withPicked', () => {
  test('put an id in and take it out', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(withPicked(['a'], 'a', true)).toEqual(['a']);
    expect(withPicked(['a'], 'b', false)).toEqual(['a']);
  });

  test('let “none” stand alone', () => {
    expect(toggled(['a', 'b'], 'none')).toEqual(['none']);
    expect(toggled(['none'], 'a')).toEqual(['a']);
    expect(toggled(['none'], 'none')).toEqual([]);
  });
});

describe('pickLayout', () => {
  test('lays a matrix out by rows, and three axes as planes', () => {
    expect(pickLayout([2, 3])).toEqual({
      planes: [
        [
          [0, 1, 2],
          [3, 4, 5],
        ],
      ],
      columns: 3,
    });
    expect(pickLayout([2, 1, 2]).planes).toEqual([[[0, 1]], [[2, 3]]]);
  });

  test('breaks one axis into lines of ten', () => {
    const { planes, columns } = pickLayout([12]);
    expect(columns).toBe(10);
    expect(planes[0]?.[1]).toEqual([10, 11]);
  });
});

test('pickId and pickName say where a flat cell lies', () => {
  expect(pickId([2, 3], 4)).toBe('1,1');
  expect(pickId([2, 3, 4], 23)).toBe('1,2,3');
  expect(pickId([7], 5)).toBe('5');
  expect(pickName(['row', 'column'], '1,2')).toBe('row 1, column 2');
});

test('pickMove stays within the lines', () => {
  const lines = pickLayout([12]).planes[0] ?? [];
  expect(pickMove(lines, 0, 0, 'ArrowLeft')).toBe(0);
  expect(pickMove(lines, 0, 1, 'ArrowDown')).toBe(11);
  expect(pickMove(lines, 0, 5, 'ArrowDown')).toBe(5);
  expect(pickMove(lines, 1, 1, 'ArrowUp')).toBe(1);
  expect(pickMove(lines, 0, 3, 'End')).toBe(9);
  expect(pickMove(lines, 0, 3, 'Enter')).toBeUndefined();
});

describe('flatOf', () => {
  test('leads back from every id to its cell', () => {
    for (let cell = 0; cell < 24; cell++)
      expect(flatOf([2, 3, 4], pickId([2, 3, 4], cell))).toBe(cell);
  });
});

import { describe, expect, test } from 'vitest';
import * as grid from './grid.ts';
import { History } from './history.ts';
import { moved } from './moves.ts';

const two = [
  ['a', 'b'],
  ['c', 'd'],
];

describe('resized', () => {
  test('keeps what fits and fills up with blanks', () => {
    expect(grid.resized(two, 1, 3)).toEqual([['a', 'b', '']]);
  });
});

describe('withRowBelow and withoutRow', () => {
  test('put in a blank row, and take one out', () => {
    expect(grid.withRowBelow(two, 0)).toEqual([
      ['a', 'b'],
      ['', ''],
      ['c', 'd'],
    ]);
    expect(grid.withoutRow(two, 0)).toEqual([['c', 'd']]);
  });
});

describe('withBlock', () => {
  test('grows the grid to hold the block', () => {
    expect(
      grid.withBlock(
        two,
        { row: 1, column: 1 },
        [
          ['1', '2'],
          ['3', '4'],
        ],
        9,
      ),
    ).toEqual([
      ['a', 'b', ''],
      ['c', '1', '2'],
      ['', '3', '4'],
    ]);
  });

  test('drops what lies beyond the limit', () => {
    expect(grid.withBlock(two, { row: 1, column: 0 }, [['1'], ['2']], 2)).toEqual([
      ['a', 'b'],
      ['1', 'd'],
    ]);
  });

  test('leaves the old grid as it was', () => {
    grid.withCell(two, { row: 0, column: 0 }, 'z');
    expect(two).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});

describe('cleared and readBlock', () => {
  test('concern the block alone', () => {
    const block = grid.blockBetween({ row: 1, column: 1 }, { row: 0, column: 1 });
    expect(grid.readBlock(two, block)).toEqual([['b'], ['d']]);
    expect(grid.cleared(two, block)).toEqual([
      ['a', ''],
      ['c', ''],
    ]);
  });
});

describe('filledDown', () => {
  const three = [
    ['1', '2'],
    ['', ''],
    ['', '9'],
  ];

  test('repeats the first row of the block', () => {
    expect(grid.filledDown(three, { top: 0, left: 0, bottom: 2, right: 0 })).toEqual([
      ['1', '2'],
      ['1', ''],
      ['1', '9'],
    ]);
  });

  test('takes the row above when the block is one row', () => {
    expect(grid.filledDown(three, { top: 1, left: 0, bottom: 1, right: 1 })).toEqual([
      ['1', '2'],
      ['1', '2'],
      ['', '9'],
    ]);
  });

  test('changes nothing in the first row', () => {
    expect(grid.filledDown(three, { top: 0, left: 0, bottom: 0, right: 1 })).toBe(three);
  });
});

describe('History', () => {
  test('goes back and forth, and forgets the undone after a new change', () => {
    const history = new History<string>();
    history.record('one');
    history.record('two');
    expect(history.undo('three')).toBe('two');
    expect(history.undo('two')).toBe('one');
    expect(history.undo('one')).toBeUndefined();
    expect(history.redo('one')).toBe('two');
    history.record('two');
    expect(history.redo('other')).toBeUndefined();
    expect(history.undo('other')).toBe('two');
  });

  test('forgets the oldest steps beyond its limit', () => {
    const history = new History<number>(2);
    for (const step of [1, 2, 3]) history.record(step);
    expect([history.undo(4), history.undo(3), history.undo(2)]).toEqual([3, 2, undefined]);
  });
});

describe('moved', () => {
  const size: [number, number] = [2, 3];

  test('stays inside with arrow keys and Enter', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 1, column: 2 }, 'Enter', size)).toEqual({ row: 1, column: 2 });
    expect(moved({ row: 1, column: 1 }, 'Enter', size, { back: true })).toEqual({
      row: 0,
      column: 1,
    });
  });

  test('goes to the edge with Ctrl', () => {
    expect(moved({ row: 0, column: 1 }, 'ArrowRight', size, { far: true })).toEqual({
      row: 0,
      column: 2,
    });
    expect(moved({ row: 0, column: 1 }, 'End', size, { far: true })).toEqual({ row: 1, column: 2 });
  });

  test('reads on into the next row with Tab and leaves the grid after its last cell', () => {
    expect(moved({ row: 0, column: 2 }, 'Tab', size)).toEqual({ row: 1, column: 0 });
    expect(moved({ row: 1, column: 0 }, 'Tab', size, { back: true })).toEqual({
      row: 0,
      column: 2,
    });
    expect(moved({ row: 1, column: 2 }, 'Tab', size)).toBeUndefined();
    expect(moved({ row: 0, column: 0 }, 'Tab', size, { back: true })).toBeUndefined();
  });
});

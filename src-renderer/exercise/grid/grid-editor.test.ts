import { beforeEach, describe, expect, test } from 'vitest';
import { GridEditor } from './grid-editor.svelte.ts';
import type { Grid } from './grid.ts';
import { handleKey } from './grid-keys.ts';

let grid: Grid;
let editor: GridEditor;

/** Presses keys one after the other; tells which of them the grid took. */
function press(...keys: (string | KeyboardEventInit)[]): boolean[] {
  return keys.map((key) =>
    handleKey(editor, new KeyboardEvent('keydown', typeof key === 'string' ? { key } : key)),
  );
}

beforeEach(() => {
  grid = [
    ['1', '2', '3'],
    ['', '', ''],
  ];
  editor = new GridEditor({ read: () => grid, write: (next) => (grid = next), limit: 4 });
});

describe('typing', () => {
  test('replaces the cell, and Enter goes down', () => {
    press('w');
    editor.type('w0');
    press('Enter');
    expect(grid[0]).toEqual(['w0', '2', '3']);
    expect(editor.cursor).toEqual({ row: 1, column: 0 });
  });

  test('after F2 keeps the text and leaves the arrows to it', () => {
    expect(press('F2', 'ArrowRight')).toEqual([true, false]);
    expect([editor.typing, grid[0]?.[0]]).toEqual(['inside', '1']);
  });

  test('over a cell is ended by an arrow', () => {
    press('9', 'ArrowRight');
    expect([editor.typing, editor.cursor, grid[0]?.[0]]).toEqual([
      undefined,
      { row: 0, column: 1 },
      '9',
    ]);
  });

  test('is taken back by Escape', () => {
    press('9', 'Escape');
    expect([editor.typing, grid[0]?.[0]]).toEqual([undefined, '1']);
  });

  test('is one step of undo, however many keys it took', () => {
    press('4');
    editor.type('45');
    press('Enter', { key: 'z', ctrlKey: true });
    expect(grid[0]?.[0]).toBe('1');
    press({ key: 'y', ctrlKey: true });
    expect(grid[0]?.[0]).toBe('45');
  });

  test('is kept when Ctrl Enter checks the answers', () => {
    press('4');
    expect(press({ key: 'Enter', ctrlKey: true })).toEqual([false]);
    expect([editor.typing, grid[0]?.[0]]).toEqual([undefined, '4']);
  });
});

describe('blocks', () => {
  test('Shift extends, Delete clears, undo brings back', () => {
    press({ key: 'ArrowRight', shiftKey: true }, 'Delete');
    expect(grid[0]).toEqual(['', '', '3']);
    press({ key: 'z', ctrlKey: true });
    expect(grid[0]).toEqual(['1', '2', '3']);
  });

  test('Ctrl A and Ctrl D fill every column with its first row', () => {
    press({ key: 'a', ctrlKey: true }, { key: 'd', ctrlKey: true });
    expect(grid).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });

  test('a pasted block grows the matrix up to its limit, and is selected', () => {
    editor.moveTo({ row: 1, column: 2 });
    editor.paste([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(grid).toEqual([
      ['1', '2', '3', ''],
      ['', '', 'a', 'b'],
      ['', '', 'd', 'e'],
    ]);
    expect(editor.block).toEqual({ top: 1, left: 2, bottom: 2, right: 3 });
  });

  test('a single text pasted fills the whole selection', () => {
    press({ key: 'ArrowRight', shiftKey: true });
    editor.paste([['0']]);
    expect(grid[0]).toEqual(['0', '0', '3']);
  });

  test('the cursor stays inside when the matrix shrinks', () => {
    editor.moveTo({ row: 1, column: 2 });
    editor.resize(1, 1);
    expect(editor.cursor).toEqual({ row: 0, column: 0 });
    editor.undo();
    expect(grid).toEqual([
      ['1', '2', '3'],
      ['', '', ''],
    ]);
  });
});

test('Tab leaves the grid after the last cell, and keys of the page are left to it', () => {
  editor.moveTo({ row: 1, column: 2 });
  expect(press('Tab', { key: 'ArrowLeft', altKey: true })).toEqual([false, false]);
});

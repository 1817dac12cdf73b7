import {
  blockBetween,
  cellAt,
  cleared,
  filledDown,
  readBlock,
  resized,
  sameGrid,
  sizeOf,
  withBlock,
  withCell,
} from './grid.ts';
import type { Block, Grid, Place } from './grid.ts';
import { History } from './history.ts';

interface Options {
  read: () => Grid;
  write: (grid: Grid) => void;
  /** The largest number of rows and of columns. */
  limit: number;
}

/**
 * Cursor, selection, typing and undo over a grid that someone else owns. What is typed is written
 * key by key; one stay in a cell is one step of undo.
 */
export class GridEditor {
  cursor: Place = $state.raw({ row: 0, column: 0 });
  /** The other corner of the selected block. */
  anchor: Place = $state.raw({ row: 0, column: 0 });
  /** `over`: typing replaced the cell, arrows leave it. `inside`: arrows move in the text. */
  typing: 'over' | 'inside' | undefined = $state();
  readonly limit: number;
  readonly #read: () => Grid;
  readonly #write: (grid: Grid) => void;
  readonly #history = new History<Grid>();
  #beforeTyping: Grid | undefined;

  constructor({ read, write, limit }: Options) {
    this.#read = read;
    this.#write = write;
    this.limit = limit;
  }

  get grid(): Grid {
    return this.#read();
  }

  get block(): Block {
    return blockBetween(this.cursor, this.anchor);
  }

  /** Puts the cursor on a cell; `extend` keeps the other corner of the block where it is. */
  moveTo(place: Place, extend = false): void {
    this.stopTyping();
    this.cursor = place;
    if (!extend) this.anchor = place;
  }

  selectAll(): void {
    const [rows, columns] = sizeOf(this.grid);
    this.anchor = { row: 0, column: 0 };
    this.cursor = { row: rows - 1, column: columns - 1 };
  }

  startTyping(how: 'over' | 'inside', first?: string): void {
    this.typing = how;
    this.anchor = this.cursor;
    this.#beforeTyping = this.grid;
    if (first !== undefined) this.type(first);
  }

  /** The cell under the cursor now holds `text`. */
  type(text: string): void {
    this.#write(withCell(this.grid, this.cursor, text));
  }

  /** Ends typing and keeps what was typed. */
  stopTyping(): void {
    const before = this.#beforeTyping;
    this.typing = undefined;
    this.#beforeTyping = undefined;
    if (before && !sameGrid(before, this.grid)) this.#history.record(before);
  }

  /** Ends typing and gives the cell its old text back. */
  cancelTyping(): void {
    if (this.#beforeTyping) this.#write(this.#beforeTyping);
    this.#beforeTyping = undefined;
    this.typing = undefined;
  }

  /** Any other change of the whole grid, as one step of undo. */
  change(changed: (grid: Grid) => Grid): void {
    this.#change(changed(this.grid));
  }

  resize(rows: number, columns: number): void {
    this.#change(resized(this.grid, rows, columns));
  }

  clear(): void {
    this.#change(cleared(this.grid, this.block));
  }

  fillDown(): void {
    this.#change(filledDown(this.grid, this.block));
  }

  /** The texts of the selected block. */
  copy(): Grid {
    return readBlock(this.grid, this.block);
  }

  /** Writes a block from the selection's first cell on and selects it; a single text fills the selection. */
  paste(block: Grid): void {
    const { top, left, bottom, right } = this.block;
    const [rows, columns] = sizeOf(block);
    const isSingle = rows === 1 && columns === 1;
    const place = { row: top, column: left };
    const written = isSingle
      ? Array.from({ length: bottom - top + 1 }, () =>
          Array.from({ length: right - left + 1 }, () => cellAt(block, { row: 0, column: 0 })),
        )
      : block;
    this.#change(withBlock(this.grid, place, written, this.limit));
    this.anchor = place;
    const [lastRow, lastColumn] = [top + written.length - 1, left + (written[0]?.length ?? 1) - 1];
    this.cursor = this.#inside({ row: lastRow, column: lastColumn });
  }

  undo(): void {
    this.#restore(this.#history.undo(this.grid));
  }

  redo(): void {
    this.#restore(this.#history.redo(this.grid));
  }

  #change(next: Grid): void {
    this.stopTyping();
    if (sameGrid(next, this.grid)) return;
    this.#history.record(this.grid);
    this.#restore(next);
  }

  #restore(grid: Grid | undefined): void {
    if (!grid) return;
    this.#write(grid);
    [this.cursor, this.anchor] = [this.#inside(this.cursor), this.#inside(this.anchor)];
  }

  #inside({ row, column }: Place): Place {
    const [rows, columns] = sizeOf(this.grid);
    return { row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) };
  }
}

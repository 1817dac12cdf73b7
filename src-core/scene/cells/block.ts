import { ArgumentError } from '#core/errors.ts';
import type { AxisName } from './axis-names.ts';

/** What a block is for: its colour, its letter and its outline follow from it in every view. */
export type Role = 'input' | 'weight' | 'output';

/** Unique in its scene: `input`, `kernel`, `output`, `mean`, … */
export type BlockId = string;

/** Lines of places around the maps of a block that are no cells of it. */
export interface Margin {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** `padding` is read, `cropped` is written and then cut off. */
  meaning: 'padding' | 'cropped';
  /** What a place of the padding counts as: `0`, `−∞` where the largest is sought, nothing where it is left out. */
  label: string;
}

/** How the cells of a tensor are drawn, in the same row-major order: volumes of channels of rows of columns. */
export type Grid = readonly [volumes: number, channels: number, rows: number, columns: number];

/** A tensor that stands in the scene. Cells are numbered row-major over all its axes. */
export interface Block {
  id: BlockId;
  role: Role;
  letter: string;
  title: string;
  shape: readonly number[];
  /** What each axis of the shape is called. */
  axes: readonly AxisName[];
  grid: Grid;
  margin: Margin;
  /** The sign between the block before and this one: `∗`, `=`, `→`. */
  sign: string;
  /** One number a cell; without them cells carry their names. */
  values?: Float64Array;
  /** Names of the cells where they differ from letter and indices, such as `w01`; undefined where they do not. */
  names?: readonly (string | undefined)[];
}

/** One cell of the scene. */
export interface Cell {
  block: BlockId;
  cell: number;
}

/** Channel, row and column; in a margin, row and column lie below 0 or past the end. */
export interface Position {
  channel: number;
  row: number;
  column: number;
}

/** Π shape. */
export function cellCount(block: Block): number {
  return block.grid[0] * cellsPerVolume(block);
}

/** Sizes of what one drawn volume holds. */
export function volumeShape({
  grid: [, channels, rows, columns],
}: Block): [channels: number, rows: number, columns: number] {
  return [channels, rows, columns];
}

/** How many volumes the block is drawn as: one a filter of a kernel, one an image of a batch. */
export function volumeCount({ grid: [volumes] }: Block): number {
  return volumes;
}

/** Cells of one volume. */
export function cellsPerVolume({ grid: [, channels, rows, columns] }: Block): number {
  return channels * rows * columns;
}

/**
 * The index of a cell along each axis of the shape.
 *
 * Errors: ArgumentError when the block has no such cell.
 */
export function indexOf(block: Block, cell: number): number[] {
  if (!Number.isInteger(cell) || cell < 0 || cell >= cellCount(block))
    throw new ArgumentError(
      'indexOf',
      `a cell of ${block.id} below ${cellCount(block)}`,
      `${cell}`,
    );
  const index: number[] = [];
  let rest = cell;
  for (const size of block.shape.toReversed()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}

/** Channel, row and column of a cell in the volume that it is drawn in. Errors: ArgumentError as `indexOf`. */
export function positionOf(block: Block, cell: number): Position {
  const [, channels, rows, columns] = block.grid;
  if (!Number.isInteger(cell) || cell < 0 || cell >= cellCount(block)) indexOf(block, cell);
  const column = cell % columns;
  const line = Math.floor(cell / columns);
  return { channel: Math.floor(line / rows) % channels, row: line % rows, column };
}

/** The cell at a position of a volume, or null in the margin and beyond. */
export function cellAt(
  { grid: [, channels, rows, columns] }: Block,
  { channel, row, column }: Position,
  volume = 0,
): number | null {
  const isInside =
    channel >= 0 && channel < channels && row >= 0 && row < rows && column >= 0 && column < columns;
  return isInside ? ((volume * channels + channel) * rows + row) * columns + column : null;
}

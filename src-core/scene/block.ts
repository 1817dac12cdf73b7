import { ArgumentError } from '#core/errors.ts';

/** What a block is for: its colour, its letter and its outline follow from it in every view. */
export type Role = 'input' | 'weight' | 'output';

export type BlockId = 'input' | 'kernel' | 'output';

/** Lines of places around the maps of a block that are no cells of it. */
export interface Margin {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** `padding`: zeros that are read; `cropped`: places that are written and then cut off. */
  meaning: 'padding' | 'cropped';
}

/**
 * A tensor that stands in the scene.
 *
 * Shapes: input and output [C, H, W], kernel [O, C, kH, kW]. Cells are numbered row-major. A block of rank 4
 * is drawn as O volumes, one a filter; the numbering runs through all of them.
 */
export interface Block {
  id: BlockId;
  role: Role;
  letter: 'x' | 'w' | 'y';
  title: string;
  shape: readonly number[];
  margin: Margin;
  /** One number a cell; without them cells carry their names. */
  values?: Float64Array;
  /** Names of the cells where they differ from letter and indices, such as `w01`. */
  names?: readonly string[];
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
  return block.shape.reduce((product, size) => product * size, 1);
}

/** Sizes of the last three axes: what one drawn volume holds. */
export function volumeShape(block: Block): [channels: number, rows: number, columns: number] {
  const [channels = 1, rows = 1, columns = 1] = block.shape.slice(-3);
  return [channels, rows, columns];
}

/** How many volumes the block is drawn as: O for a kernel, else 1. */
export function volumeCount(block: Block): number {
  return block.shape.slice(0, -3).reduce((product, size) => product * size, 1);
}

/**
 * The index of a cell along each axis.
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

/** Channel, row and column of a cell; for a kernel those inside its filter. */
export function positionOf(block: Block, cell: number): Position {
  const [channel = 0, row = 0, column = 0] = indexOf(block, cell).slice(-3);
  return { channel, row, column };
}

/** The cell at a position of a volume, or null in the margin and beyond. */
export function cellAt(
  block: Block,
  { channel, row, column }: Position,
  volume = 0,
): number | null {
  const [channels, rows, columns] = volumeShape(block);
  const isInside =
    channel >= 0 && channel < channels && row >= 0 && row < rows && column >= 0 && column < columns;
  return isInside ? ((volume * channels + channel) * rows + row) * columns + column : null;
}

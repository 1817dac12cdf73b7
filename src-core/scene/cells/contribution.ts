import type { BlockId, Cell, Position } from './block.ts';

/** What a source cell is multiplied by, or how else it takes part. */
export type Factor =
  /** A cell of a weight block. */
  | { kind: 'weight'; cell: Cell }
  /** 1 / of: a cell of a mean. */
  | { kind: 'share'; of: number }
  /** A cell of which the largest is kept; unknown while there are no numbers. */
  | { kind: 'choice'; isChosen: boolean | undefined }
  /** 1: the cell itself, or a bias. */
  | { kind: 'copy' }
  /** Part of a formula that is no sum. */
  | { kind: 'part' };

/** Where a product meets a block with a margin. */
export interface Place extends Position {
  block: BlockId;
}

/** One source of one cell: `to` is computed from `factor` and `from`. */
export interface Contribution {
  /** null when the product lands in the cropped margin. */
  to: Cell | null;
  /** null when a place of the padding is read. */
  from: Cell | null;
  factor: Factor;
  place?: Place;
}

/** The weight cell of a contribution, if it has one. */
export function weightOf({ factor }: Contribution): Cell | undefined {
  return factor.kind === 'weight' ? factor.cell : undefined;
}

/** Whether two cells are the same one. */
export function isSameCell(left: Cell | null | undefined, right: Cell | null | undefined): boolean {
  return !!left && !!right && left.block === right.block && left.cell === right.cell;
}

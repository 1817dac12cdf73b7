import type { BlockId, Cell } from './block.ts';
import type { Contribution } from './contribution.ts';
import type { Form } from './form.ts';

/** How the cells of one block are computed from those of others. */
export interface Relation {
  to: BlockId;
  /** The blocks that are read, weights included. */
  reads: readonly BlockId[];
  form: Form;
  /** Everything that makes one cell, padding included, in the order of the formula. */
  contributors(cell: number): Contribution[];
  /** Everything that a cell of a read block goes into, also what lands in a cropped margin. */
  dependents(source: Cell): Contribution[];
  /** The same for many cells at once, where that is faster: marks of one block from marks of the other. */
  spread?: {
    back(marks: Uint8Array, source: BlockId): Uint8Array;
    forth(marks: Uint8Array, source: BlockId): Uint8Array;
  };
}

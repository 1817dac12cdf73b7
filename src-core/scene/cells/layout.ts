import type { Block, BlockId } from './block.ts';
import type { CellsSpec } from './cells-spec.ts';
import type { Relation } from './relation.ts';

/** What one step through a scene is called. */
export type StepWord = 'window' | 'stamp' | 'group' | 'output' | 'cell';

/** What a kind makes of a spec: blocks in the order they are read, and how they are computed in order. */
export interface Layout {
  title: string;
  /** Short words for the settings: `stride 2`. */
  settings: readonly string[];
  /** One or two sentences: how a cell is computed. */
  rule: string;
  /** How sizes are read: `channels × rows × columns`. */
  sizes: string;
  blocks: readonly Block[];
  relations: readonly Relation[];
  /** The block whose cells are stepped through. */
  step: { block: BlockId; word: StepWord };
  /** The two sides of the linear map, for kinds that are one. */
  matrix?: { rows: BlockId; columns: BlockId };
  /** Whether a cell's reach in the first block is told: its receptive field. */
  hasFields?: true;
}

/** A spec laid out, with the numbers that follow. */
export interface Scene extends Layout {
  spec: CellsSpec;
  stepCount: number;
}

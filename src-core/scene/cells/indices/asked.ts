import type { Cell } from '../block.ts';
import type { Scene } from '../scene.ts';
import type { Index } from './index-words.ts';

/** What a kind is asked for its index formula: its scene, and the picked cell with its indices. */
export interface Asked {
  scene: Scene;
  picked: Cell | undefined;
  /** The indices of the picked cell where it is one of this block, else the letters. */
  indices(block: string, letters: readonly string[]): Index[];
}

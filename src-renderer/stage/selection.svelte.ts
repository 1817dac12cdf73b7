import type { BlockId } from '#core/scene/cells/block.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';

/**
 * What is picked in the stage and in the answers beside it, shared by both: one flat cell a block, row by row. In the
 * matrix of a map a cell of `output` is a row and a cell of `input` a column.
 */
export class StageSelection {
  /** Replaced as a whole, so that it can be compared and handed on. */
  cells: Selection = $state.raw({});
  /** What the stage shows in place of the exercise's own picture. */
  scene: SceneSpec | undefined = $state.raw();

  get output(): number | null {
    return this.at('output');
  }

  get input(): number | null {
    return this.at('input');
  }

  /** The picked cell of a block, or null. */
  at(block: BlockId): number | null {
    return this.cells[block] ?? null;
  }

  /** Picks these cells and no others: one, or the pair where a row and a column meet. */
  pick(cells: Selection): void {
    const isSame = [...Object.keys(cells), ...Object.keys(this.cells)].every(
      (block) => (cells[block] ?? null) === this.at(block),
    );
    if (!isSame) this.cells = cells;
  }

  /** Shows another picture; what was picked in the one before says nothing about it. */
  show(scene: SceneSpec | undefined): void {
    if (scene === this.scene) return;
    this.scene = scene;
    this.clear();
  }

  clear(): void {
    this.pick({});
  }
}

import type { SceneSpec } from '#core/scene/scene-spec.ts';
import type { Selection } from '#core/scene/selection.ts';

/**
 * What is picked in the stage and in the matrix answer beside it, shared by both: a flat output cell (a row of
 * the matrix) and a flat input cell (a column), row by row.
 */
export class StageSelection implements Selection {
  output: number | null = $state(null);
  input: number | null = $state(null);
  /** What the stage shows in place of the exercise's own picture. */
  scene: SceneSpec | undefined = $state.raw();

  /** Picks one output, one input, or the pair where a row and a column meet. */
  pick(selection: Partial<Selection>): void {
    this.output = selection.output ?? null;
    this.input = selection.input ?? null;
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

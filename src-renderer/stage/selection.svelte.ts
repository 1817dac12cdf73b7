import type { Selection } from '#core/scene/selection.ts';

/**
 * What is picked in the stage and in the matrix answer beside it, shared by both: a flat output cell (a row of
 * the matrix) and a flat input cell (a column), row by row.
 */
export class StageSelection implements Selection {
  output: number | null = $state(null);
  input: number | null = $state(null);

  /** Picks one output, one input, or the pair where a row and a column meet. */
  pick(selection: Partial<Selection>): void {
    this.output = selection.output ?? null;
    this.input = selection.input ?? null;
  }

  clear(): void {
    this.pick({});
  }
}

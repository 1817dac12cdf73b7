import { positionOf, volumeShape } from './block.ts';
import type { BlockId, Cell } from './block.ts';
import { contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';
import { windowStart } from './window-relation.ts';
import type { Contribution } from './contribution.ts';

/** The picked output (a row of the matrix) and the picked input (a column), as flat cells. */
export interface Selection {
  output: number | null;
  input: number | null;
}

/** How strongly a cell is drawn: `faded` stands back, `linked` takes part, `picked` is the cell itself. */
export type Emphasis = 'plain' | 'faded' | 'linked' | 'picked';

/**
 * The products that a selection is about: those of the picked output, of the picked input, or, with both
 * picked, the ones where they meet.
 */
export function selectedContributions(scene: Scene, { output, input }: Selection): Contribution[] {
  if (output === null)
    return input === null ? [] : dependents(scene, { block: 'input', cell: input });
  const made = contributors(scene, { block: 'output', cell: output });
  return input === null ? made : made.filter((contribution) => contribution.input === input);
}

/** The emphasis of every cell of every block; all `plain` while nothing is picked. */
export function emphasisOf(scene: Scene, selection: Selection): (cell: Cell) => Emphasis {
  const { output, input } = selection;
  if (output === null && input === null) return () => 'plain';
  const linked: Record<BlockId, Set<number | null>> = {
    input: new Set(),
    kernel: new Set(),
    output: new Set(),
  };
  for (const contribution of selectedContributions(scene, selection)) {
    linked.input.add(contribution.input);
    linked.kernel.add(contribution.weight);
    linked.output.add(contribution.output);
  }
  const picked: Record<BlockId, number | null> = { input, kernel: null, output };
  return ({ block, cell }) => {
    if (picked[block] === cell) return 'picked';
    return linked[block].has(cell) ? 'linked' : 'faded';
  };
}

/** A window laid over one block (all its channels) and the cell of another that it belongs to. */
export interface WindowFrame {
  block: 'input' | 'output';
  row: number;
  column: number;
  rows: number;
  columns: number;
  channels: number;
  apex: Cell;
}

/** The sliding window (convolution) or the stamp (transposed convolution) of the picked step, if a step is picked. */
export function windowFrame(scene: Scene, selection: Selection): WindowFrame | null {
  const cell = selection[scene.stepBlock];
  const other = scene.stepBlock === 'input' ? 'output' : 'input';
  if (cell === null) return null;
  const start = windowStart(scene.spec, positionOf(scene.blocks[scene.stepBlock], cell));
  const [rows, columns] = scene.spec.kernel;
  const [channels] = volumeShape(scene.blocks[other]);
  return {
    block: other,
    ...start,
    rows,
    columns,
    channels,
    apex: { block: scene.stepBlock, cell },
  };
}

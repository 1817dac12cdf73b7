import { ArgumentError, ShapeError } from '#core/errors.ts';
import { cellCount } from './block.ts';
import type { Block, BlockId, Cell } from './block.ts';
import type { CellsKind, CellsSpec, CellsSpecOf } from './cells-spec.ts';
import type { Contribution } from './contribution.ts';
import { convolution } from './kinds/convolution.ts';
import { flatten, linear, tensor } from './kinds/dense.ts';
import { im2col } from './kinds/im2col.ts';
import { network } from './kinds/network.ts';
import { norm } from './kinds/norms.ts';
import { averagePooling, maxPooling } from './kinds/pooling.ts';
import { transposedConvolution } from './kinds/transposed-convolution.ts';
import { zeroStuffed } from './kinds/zero-stuffed.ts';
import type { Layout, Scene } from './layout.ts';
import { valuesOf } from './values.ts';

export type { Scene } from './layout.ts';

const kinds: { [K in CellsKind]: (spec: CellsSpecOf<K>) => Layout } = {
  convolution,
  'transposed-convolution': transposedConvolution,
  'zero-stuffed-convolution': zeroStuffed,
  im2col,
  'max-pooling': maxPooling,
  'average-pooling': averagePooling,
  'batch-norm': norm,
  'layer-norm': norm,
  'group-norm': norm,
  'instance-norm': norm,
  linear,
  flatten,
  network,
  tensor,
};

/**
 * The blocks of a spec with their sizes, names and numbers, and how their cells are computed from each other. Numbers
 * of a computed block are there when those that it reads have theirs.
 *
 * Errors: ArgumentError, ShapeError and BudgetError as the kind says.
 */
export function buildScene(spec: CellsSpec): Scene {
  const layout = layoutOf(spec.scene, spec as never);
  const blocks = layout.relations.reduce(
    (known, relation) => valuesOf(known, relation),
    layout.blocks.map((block) => withKnown(block, spec.known?.[block.id])),
  );
  const step = blocks.find(({ id }) => id === layout.step.block);
  return { ...layout, spec, blocks, stepCount: step ? cellCount(step) : 0 };
}

/** Errors: ShapeError for another count of numbers than the block has cells. */
function withKnown(block: Block, numbers: ArrayLike<number> | undefined): Block {
  if (!numbers) return block;
  if (numbers.length !== cellCount(block))
    throw new ShapeError(
      `scene ${block.id}`,
      `${cellCount(block)} numbers`,
      `${numbers.length} numbers`,
    );
  return { ...block, values: new Float64Array(numbers) };
}

function layoutOf<K extends CellsKind>(kind: K, spec: CellsSpecOf<K>): Layout {
  return kinds[kind](spec);
}

/** The block of an id. Errors: ArgumentError when the scene has none. */
export function blockOf({ blocks, title }: Scene, id: BlockId): Block {
  const block = blocks.find((one) => one.id === id);
  if (!block)
    throw new ArgumentError(title, `one of ${blocks.map((one) => one.id).join(', ')}`, id);
  return block;
}

/**
 * Everything that makes a cell directly, padding included, in the order of the formula; nothing for inputs and weights.
 *
 * Errors: ArgumentError when the scene has no such cell.
 */
export function contributors(scene: Scene, cell: Cell): Contribution[] {
  checkCell(scene, cell);
  return scene.relations.flatMap((relation) =>
    relation.to === cell.block ? relation.contributors(cell.cell) : [],
  );
}

/** Everything that a cell goes into directly, cropped places included. Errors: ArgumentError as `contributors`. */
export function dependents(scene: Scene, cell: Cell): Contribution[] {
  checkCell(scene, cell);
  return scene.relations.flatMap((relation) =>
    relation.reads.includes(cell.block) ? relation.dependents(cell) : [],
  );
}

function checkCell(scene: Scene, { block: id, cell }: Cell): void {
  const block = blockOf(scene, id);
  if (!Number.isInteger(cell) || cell < 0 || cell >= cellCount(block))
    throw new ArgumentError(scene.title, `a cell of ${id} below ${cellCount(block)}`, `${cell}`);
}

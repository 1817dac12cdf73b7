import { cellCount } from './block.ts';
import type { BlockId, Cell } from './block.ts';
import type { Contribution } from './contribution.ts';
import { contributionsBetween, reachBetween, reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';

/** The picked cells: at most one of each block. With two, what lies between them is meant: a row and a column. */
export type Selection = Readonly<Record<BlockId, number | null | undefined>>;

/** How strongly a cell is drawn: `faded` stands back, `linked` takes part, `picked` is the cell itself. */
export type Emphasis = 'plain' | 'faded' | 'linked' | 'picked';

/** The picked cells that the scene has, in the order of its blocks. */
export function picksOf({ blocks }: Scene, selection: Selection): Cell[] {
  return blocks.flatMap((block) => {
    const cell = selection[block.id] ?? -1;
    return cell >= 0 && cell < cellCount(block) ? [{ block: block.id, cell }] : [];
  });
}

/** The first and the last picked cell in the order of computing; they are the same when one is picked. */
export function endsOf(
  scene: Scene,
  selection: Selection,
): { early: Cell; late: Cell } | undefined {
  const order = orderOf(scene);
  const picks = picksOf(scene, selection).sort(
    (left, right) => order.indexOf(left.block) - order.indexOf(right.block),
  );
  const [early, late] = [picks[0], picks.at(-1)];
  return early && late && { early, late };
}

/**
 * The direct contributions that a selection is about: those that make the picked cell, or for inputs and weights those
 * that it goes into; with two picked, the ones where they meet.
 */
export function selectedContributions(scene: Scene, selection: Selection): Contribution[] {
  const ends = endsOf(scene, selection);
  if (!ends) return [];
  const { early, late } = ends;
  if (early !== late) return contributionsBetween(scene, early, late);
  return isComputed(scene, late) ? contributors(scene, late) : dependents(scene, late);
}

/** Whether a cell is computed from others. */
export function isComputed({ relations }: Scene, { block }: Cell): boolean {
  return relations.some(({ to }) => to === block);
}

/** All cells that a selection is about; undefined while nothing is picked, and where no cell has to do with others. */
export function selectedReach(scene: Scene, selection: Selection): Reach | undefined {
  const ends = endsOf(scene, selection);
  if (!ends || scene.relations.length === 0) return undefined;
  const { early, late } = ends;
  return early === late ? reachOf(scene, late) : reachBetween(scene, early, late);
}

/** The emphasis of every cell of every block; all `plain` while nothing is picked. */
export function emphasisOf(scene: Scene, selection: Selection): (cell: Cell) => Emphasis {
  return emphasisIn(selectedReach(scene, selection), picksOf(scene, selection));
}

/** The same from what `selectedReach` and `picksOf` have found. */
export function emphasisIn(
  reach: Reach | undefined,
  picks: readonly Cell[],
): (cell: Cell) => Emphasis {
  const picked = new Map(picks.map(({ block, cell }) => [block, cell]));
  return ({ block, cell }) => {
    if (picked.get(block) === cell) return 'picked';
    if (!reach) return 'plain';
    return reach.get(block)?.[cell] === 1 ? 'linked' : 'faded';
  };
}

/** Inputs, then weights, then what is computed: blocks may stand in another order. */
function orderOf({ blocks, relations }: Scene): BlockId[] {
  const computed = relations.map(({ to }) => to);
  const rank = (id: BlockId): number => computed.indexOf(id);
  return blocks.map(({ id }) => id).sort((left, right) => rank(left) - rank(right));
}

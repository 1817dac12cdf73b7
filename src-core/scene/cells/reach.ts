import { cellCount } from './block.ts';
import type { BlockId, Cell } from './block.ts';
import { marksOf } from './cell-sets.ts';
import { isSameCell, weightOf } from './contribution.ts';
import type { Contribution } from './contribution.ts';
import type { Relation } from './relation.ts';
import { blockOf, contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';

/** Marks of the cells that belong to something, one byte a cell; blocks without any are not there. */
export type Reach = Map<BlockId, Uint8Array>;

/** What was asked last of each scene: several views ask the same. */
const latest = new WeakMap<Scene, { cell: Cell; reach: ReadonlyReach }>();

type ReadonlyReach = ReadonlyMap<BlockId, Readonly<Uint8Array>>;

/** Everything that makes a cell, through all blocks, the cell itself included. */
export function reachBack(scene: Scene, cell: Cell): ReadonlyReach {
  const known = latest.get(scene);
  if (isSameCell(known?.cell, cell) && known) return known.reach;
  const reach = findBack(scene, cell);
  latest.set(scene, { cell, reach });
  return reach;
}

function findBack(scene: Scene, cell: Cell): Reach {
  const reach = seed(scene, cell);
  for (const relation of scene.relations.toReversed()) {
    const marks = reach.get(relation.to);
    if (!marks) continue;
    if (relation.spread) {
      for (const id of relation.reads) unite(reach, id, relation.spread.back(marks, id));
      continue;
    }
    for (const at of marked(marks))
      for (const contribution of relation.contributors(at)) {
        mark(scene, reach, contribution.from);
        mark(scene, reach, weightOf(contribution));
      }
  }
  return reach;
}

/** Everything that a cell goes into, through all blocks, with the cell itself. */
export function reachForth(scene: Scene, cell: Cell): Reach {
  const reach = seed(scene, cell);
  for (const relation of scene.relations)
    for (const id of relation.reads) {
      const marks = reach.get(id);
      if (!marks) continue;
      if (relation.spread) unite(reach, relation.to, relation.spread.forth(marks, id));
      else
        for (const at of marked(marks))
          for (const { to } of relation.dependents({ block: id, cell: at })) mark(scene, reach, to);
    }
  return reach;
}

/** Both ways, with the factors and partners of the products that the cell takes part in itself. */
export function reachOf(scene: Scene, cell: Cell): Reach {
  const reach: Reach = new Map();
  for (const [id, marks] of reachBack(scene, cell)) reach.set(id, marks.slice());
  for (const [id, marks] of reachForth(scene, cell)) unite(reach, id, marks);
  for (const contribution of dependents(scene, cell)) {
    mark(scene, reach, weightOf(contribution));
    if (isSameCell(weightOf(contribution), cell)) mark(scene, reach, contribution.from);
  }
  return reach;
}

/** What lies on a way from one cell to another: cells of blocks between them, and the factors where the ways meet. */
export function reachBetween(scene: Scene, early: Cell, late: Cell): Reach {
  const [after, before] = [reachForth(scene, early), reachBack(scene, late)];
  const reach: Reach = new Map();
  for (const [id, marks] of after) {
    const others = before.get(id);
    if (others)
      reach.set(
        id,
        marks.map((own, at) => own & (others[at] ?? 0)),
      );
  }
  for (const relation of scene.relations)
    if (!relation.spread) markMeetings(scene, reach, relation, early);
  mark(scene, reach, early);
  mark(scene, reach, late);
  return reach;
}

/** The contributions that a picked pair is about: those of the later cell in which the earlier one takes part. */
export function contributionsBetween(scene: Scene, early: Cell, late: Cell): Contribution[] {
  return contributors(scene, late).filter(
    (contribution) =>
      isSameCell(contribution.from, early) || isSameCell(weightOf(contribution), early),
  );
}

function markMeetings(scene: Scene, reach: Reach, relation: Relation, early: Cell): void {
  const marks = reach.get(relation.to);
  for (const at of marks ? marked(marks) : [])
    for (const contribution of relation.contributors(at)) {
      const weight = weightOf(contribution);
      const isSourceOn = contribution.from && isMarked(reach, contribution.from);
      if (isSourceOn) mark(scene, reach, weight);
      if (isSameCell(weight, early)) mark(scene, reach, contribution.from);
    }
}

function seed(scene: Scene, { block, cell }: Cell): Reach {
  return new Map([[block, marksOf([cell], cellCount(blockOf(scene, block)))]]);
}

function mark(scene: Scene, reach: Reach, cell: Cell | null | undefined): void {
  if (!cell) return;
  let marks = reach.get(cell.block);
  if (!marks)
    reach.set(cell.block, (marks = new Uint8Array(cellCount(blockOf(scene, cell.block)))));
  marks[cell.cell] = 1;
}

function unite(reach: Reach, id: BlockId, more: Uint8Array): void {
  const marks = reach.get(id);
  if (!marks) reach.set(id, more);
  else for (let at = 0; at < more.length; at++) if (more[at] === 1) marks[at] = 1;
}

function isMarked(reach: Reach, { block, cell }: Cell): boolean {
  return reach.get(block)?.[cell] === 1;
}

function* marked(marks: Uint8Array): Generator<number> {
  for (let at = 0; at < marks.length; at++) if (marks[at] === 1) yield at;
}

import { extentOf } from '#core/layers/index-set.ts';
import type { Interval } from '#core/layers/index-set.ts';
import { positionOf, cellsPerVolume } from './block.ts';
import type { Block, BlockId, Cell } from './block.ts';
import { projectionOf } from './cell-sets.ts';
import type { Contribution, Place } from './contribution.ts';
import { reachBack } from './reach.ts';
import type { Relation } from './relation.ts';
import { blockOf, contributors, dependents } from './scene.ts';
import type { Scene } from './scene.ts';
import { endsOf } from './selection.ts';
import type { Selection } from './selection.ts';

/** A box of places in one block: some channels, rows and columns of one volume; it may reach into the margin. */
export interface Region {
  block: BlockId;
  volume: number;
  channel: number;
  row: number;
  column: number;
  channels: number;
  rows: number;
  columns: number;
}

/** A window laid over one block, and the cell or window of another that it belongs to. */
export interface WindowFrame extends Region {
  apex: Region;
}

/** Cells of a block whose places are looked at one by one. */
const walkLimit = 600;

/** What was asked last of each scene: a picture asks again whenever it is turned. */
const latest = new WeakMap<Scene, { selection: Selection; frames: readonly WindowFrame[] }>();

/**
 * The windows of the selection: the sliding window or the stamp of a picked step, and of a picked activation the
 * window in every block before it. None for kinds whose sources lie in no window.
 */
export function windowFrames(scene: Scene, selection: Selection): readonly WindowFrame[] {
  const known = latest.get(scene);
  if (known?.selection === selection) return known.frames;
  const frames = findFrames(scene, selection);
  latest.set(scene, { selection, frames });
  return frames;
}

function findFrames(scene: Scene, selection: Selection): WindowFrame[] {
  const step = selection[scene.step.block];
  const isStamp = scene.step.word === 'stamp';
  const picked: Cell | undefined =
    step === null || step === undefined
      ? isStamp
        ? undefined
        : endsOf(scene, selection)?.late
      : { block: scene.step.block, cell: step };
  if (!picked) return [];
  const apex = regionOfCell(scene, picked);
  if (isStamp) return framesAround(placesOf(dependents(scene, picked), picked.block), apex);
  const frames: WindowFrame[] = [];
  const reach = reachBack(scene, picked);
  const apexes = new Map<BlockId, Region>([[picked.block, apex]]);
  for (const relation of scene.relations.toReversed()) {
    const marks = reach.get(relation.to);
    const top = apexes.get(relation.to);
    if (!marks || !top) continue;
    for (const frame of framesOf(scene, relation, marks, top)) {
      frames.push(frame);
      apexes.set(frame.block, frame);
    }
  }
  return frames;
}

/** The windows that marked cells of one block read, padding included where it has places. */
function framesOf(
  scene: Scene,
  { to, reads, spread }: Relation,
  marks: Readonly<Uint8Array>,
  apex: Region,
): WindowFrame[] {
  if (spread)
    return reads.flatMap((id) =>
      frameAroundMarks(blockOf(scene, id), spread.back(marks, id), apex),
    );
  const cells: number[] = [];
  for (let cell = 0; cell < marks.length && cells.length <= walkLimit; cell++)
    if (marks[cell] === 1) cells.push(cell);
  if (cells.length > walkLimit) return [];
  const places = cells.flatMap((cell) => placesOf(contributors(scene, { block: to, cell }), to));
  return framesAround(places, apex);
}

/** The frame around marked cells; none where there are none. */
function frameAroundMarks(block: Block, marks: Uint8Array, apex: Region): WindowFrame[] {
  const [, channel, row, column] = projectionOf(marks, block.grid).map(extentOf);
  if (!channel || !row || !column) return [];
  const count = ([first, last]: Interval): number => last - first + 1;
  return [
    {
      ...{ block: block.id, volume: 0, apex },
      ...{ channel: channel[0], row: row[0], column: column[0] },
      ...{ channels: count(channel), rows: count(row), columns: count(column) },
    },
  ];
}

/** The places of contributions that lie outside of the block itself. */
function placesOf(contributions: readonly Contribution[], own: BlockId): Place[] {
  return contributions.flatMap(({ place }) => (place && place.block !== own ? [place] : []));
}

/** One frame a block, around all of its places. */
function framesAround(places: readonly Place[], apex: Region): WindowFrame[] {
  const ids = [...new Set(places.map(({ block }) => block))];
  return ids.map((block) => {
    const own = places.filter((place) => place.block === block);
    const [channel, channels] = extent(own.map((place) => place.channel));
    const [row, rows] = extent(own.map((place) => place.row));
    const [column, columns] = extent(own.map((place) => place.column));
    return { block, volume: 0, channel, channels, row, rows, column, columns, apex };
  });
}

function extent(values: readonly number[]): [first: number, count: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return [least, most - least + 1];
}

function regionOfCell(scene: Scene, { block: id, cell }: Cell): Region {
  const block = blockOf(scene, id);
  const volume = Math.floor(cell / cellsPerVolume(block));
  return { block: id, volume, ...positionOf(block, cell), channels: 1, rows: 1, columns: 1 };
}

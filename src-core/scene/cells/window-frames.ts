import { positionOf, cellsPerVolume } from './block.ts';
import type { BlockId, Cell } from './block.ts';
import type { Contribution, Place } from './contribution.ts';
import { reachBack } from './reach.ts';
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

/** Cells of a block whose places are looked at one by one; of more, the marked cells tell the box. */
const walkLimit = 600;

/**
 * The windows of the selection: the sliding window or the stamp of a picked step, and of a picked activation the
 * window in every block before it. None for kinds whose sources lie in no window.
 */
export function windowFrames(scene: Scene, selection: Selection): WindowFrame[] {
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
    const cells = [...marks.keys()].filter((at) => marks[at] === 1);
    const places =
      cells.length <= walkLimit
        ? cells.flatMap((cell) =>
            placesOf(contributors(scene, { block: relation.to, cell }), relation.to),
          )
        : relation.spread
          ? relation.reads.flatMap((id) => markedPlaces(scene, id, reach.get(id)))
          : [];
    for (const frame of framesAround(places, top)) {
      frames.push(frame);
      apexes.set(frame.block, frame);
    }
  }
  return frames;
}

/** The places of contributions that lie outside of the block itself. */
function placesOf(contributions: readonly Contribution[], own: BlockId): Place[] {
  return contributions.flatMap(({ place }) => (place && place.block !== own ? [place] : []));
}

function markedPlaces(scene: Scene, id: BlockId, marks: Uint8Array | undefined): Place[] {
  const block = blockOf(scene, id);
  return [...(marks ?? []).keys()]
    .filter((at) => marks?.[at] === 1)
    .map((at) => ({ block: id, ...positionOf(block, at) }));
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

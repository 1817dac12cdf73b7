import { BudgetError } from '#core/errors.ts';
import {
  containsSet,
  countOf,
  indicesOf,
  interval,
  isSameSet,
  uniteIntervals,
  wholeAxis,
} from './index-set.ts';
import type { IndexSet } from './index-set.ts';

/** Cells of a tensor: those whose index along each axis is in the set of that axis. */
export type Box = readonly IndexSet[];

const MAX_BOXES = 500;
const MAX_CELLS = 20_000_000;

/** One cell. */
export function cellBox(index: readonly number[]): Box {
  return index.map((i) => interval(i, i));
}

/**
 * The same cells in fewer boxes: empty ones and those within others left out, and two that differ along one axis only
 * made one.
 *
 * Errors: BudgetError past 500 boxes.
 */
export function uniteBoxes(boxes: readonly Box[]): Box[] {
  const kept: Box[] = [];
  const waiting = boxes.filter((box) => box.every((axis) => axis.length > 0));
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    if (kept.some((other) => isWithin(box, other))) continue;
    const partner = kept.findIndex((other) => differingAxes(box, other).length <= 1);
    if (partner < 0) {
      kept.push(box);
      if (kept.length > MAX_BOXES) throw new BudgetError('index sets', `${MAX_BOXES} boxes`);
      continue;
    }
    // The larger box may swallow or join others that were kept before.
    const [other] = kept.splice(partner, 1) as [Box];
    waiting.push(box.map((axis, at) => uniteIntervals([...axis, ...(other[at] as IndexSet)])));
  }
  return kept.filter((box, at) => !kept.some((other, i) => i !== at && isWithin(box, other)));
}

function isWithin(inner: Box, outer: Box): boolean {
  return inner.every((axis, at) => containsSet(outer[at] as IndexSet, axis));
}

function differingAxes(left: Box, right: Box): number[] {
  return left.flatMap((axis, at) => (isSameSet(axis, right[at] as IndexSet) ? [] : [at]));
}

/** How many cells lie in at least one box. Errors: BudgetError for overlapping boxes in a tensor past 20 million cells. */
export function cellCount(boxes: readonly Box[], shape: readonly number[]): number {
  const sizeOf = (box: Box): number => box.reduce((product, axis) => product * countOf(axis), 1);
  if (boxes.length <= 1) return boxes.reduce((sum, box) => sum + sizeOf(box), 0);
  return boxMask(boxes, shape).reduce((sum, cell) => sum + cell, 0);
}

/** 1 for each cell that lies in a box, row by row. Errors: BudgetError past 20 million cells. */
export function boxMask(boxes: readonly Box[], shape: readonly number[]): Uint8Array {
  const total = shape.reduce((product, size) => product * size, 1);
  if (total > MAX_CELLS) throw new BudgetError('index sets', `${MAX_CELLS} cells`);
  const mask = new Uint8Array(total);
  for (const box of boxes) fill(mask, box, shape, 0, 0);
  return mask;
}

function fill(
  mask: Uint8Array,
  box: Box,
  shape: readonly number[],
  axis: number,
  at: number,
): void {
  const set = box[axis];
  if (set === undefined) {
    mask[at] = 1;
    return;
  }
  const base = at * (shape[axis] as number);
  if (axis === shape.length - 1) {
    for (const [first, last] of set) mask.fill(1, base + first, base + last + 1);
    return;
  }
  for (const i of indicesOf(set)) fill(mask, box, shape, axis + 1, base + i);
}

/** Flat positions as boxes over the axes that were merged. */
export function unravel(set: IndexSet, sizes: readonly number[]): Box[] {
  const rest = sizes.slice(1);
  if (rest.length === 0) return [[set]];
  const block = rest.reduce((product, size) => product * size, 1);
  const pieces: Box[] = [];
  const add = (outer: IndexSet, inner: IndexSet): void => {
    if (outer.length > 0 && inner.length > 0)
      pieces.push(...unravel(inner, rest).map((box): Box => [outer, ...box]));
  };
  for (const [first, last] of set) {
    const [from, to] = [Math.floor(first / block), Math.floor(last / block)];
    const [head, tail] = [first - from * block, last - to * block];
    if (from === to) add(interval(from, from), interval(head, tail));
    else {
      const [wholeFrom, wholeTo] = [head === 0 ? from : from + 1, tail === block - 1 ? to : to - 1];
      if (wholeFrom > from) add(interval(from, from), interval(head, block - 1));
      add(interval(wholeFrom, wholeTo), wholeAxis(block));
      if (wholeTo < to) add(interval(to, to), interval(0, tail));
    }
  }
  return uniteBoxes(pieces);
}

/** Cells of some axes as positions once these are merged. */
export function ravel(box: Box, sizes: readonly number[]): IndexSet {
  let positions: IndexSet = interval(0, 0);
  for (const [axis, size] of sizes.entries()) {
    const set = box[axis] as IndexSet;
    const isWhole = isSameSet(set, wholeAxis(size));
    positions = uniteIntervals(
      isWhole
        ? positions.map(([first, last]) => [first * size, last * size + size - 1])
        : indicesOf(positions).flatMap((p) =>
            set.map(([first, last]): [number, number] => [p * size + first, p * size + last]),
          ),
    );
  }
  return positions;
}

// Sets of cells in the three forms that are quick in turn: marks (one byte a cell), flat cells, and boxes.

import type { Box } from '#core/layers/box.ts';
import { uniteIntervals } from '#core/layers/index-set.ts';

/** The flat cells of boxes, row-major, each once. */
export function cellsOf(boxes: readonly Box[], shape: readonly number[]): number[] {
  const lists = boxes.map((box) => {
    let cells = [0];
    for (const [axis, set] of box.entries()) {
      const size = shape[axis] ?? 1;
      const next: number[] = [];
      for (const cell of cells)
        for (const [first, last] of set)
          for (let at = first; at <= last; at++) next.push(cell * size + at);
      cells = next;
    }
    return cells;
  });
  const [only = []] = lists;
  return lists.length <= 1 ? only : [...new Set(lists.flat())].sort((a, b) => a - b);
}

/** Marks the cells of boxes, a run along the last axis at a time. */
export function markBoxes(
  marks: Uint8Array,
  boxes: readonly Box[],
  shape: readonly number[],
): void {
  const mark = (box: Box, axis: number, before: number): void => {
    const start = before * (shape[axis] ?? 1);
    for (const [first, last] of box[axis] ?? [])
      if (axis === shape.length - 1) marks.fill(1, start + first, start + last + 1);
      else for (let at = first; at <= last; at++) mark(box, axis + 1, start + at);
  };
  for (const box of boxes) mark(box, 0, 0);
}

/** 1 for each of the cells. */
export function marksOf(cells: Iterable<number>, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const cell of cells) marks[cell] = 1;
  return marks;
}

/** The smallest box around marked cells: the indices that occur along each axis. */
export function projectionOf(marks: Uint8Array, shape: readonly number[]): Box {
  const seen = shape.map((size) => new Uint8Array(size));
  for (let cell = 0; cell < marks.length; cell++) {
    if (marks[cell] !== 1) continue;
    let rest = cell;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] ?? 1;
      (seen[axis] as Uint8Array)[rest % size] = 1;
      rest = Math.floor(rest / size);
    }
  }
  return seen.map((axis) =>
    uniteIntervals([...axis.keys()].filter((at) => axis[at] === 1).map((at) => [at, at])),
  );
}

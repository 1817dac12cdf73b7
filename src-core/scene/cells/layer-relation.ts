import type { Box } from '#core/layers/box.ts';
import { cellBox } from '#core/layers/box.ts';
import { countOf, interval, uniteIntervals, wholeAxis } from '#core/layers/index-set.ts';
import type { IndexSet } from '#core/layers/index-set.ts';
import type { ShapedLayer } from '#core/layers/shape-model.ts';
import { cellCount, indexOf, positionOf } from './block.ts';
import type { Block } from './block.ts';
import { cellsOf, markBoxes, projectionOf } from './cell-sets.ts';
import type { Contribution } from './contribution.ts';
import { readForm } from './form.ts';
import type { Relation } from './relation.ts';

/** A block that a layer reads, and which of its inputs it is. */
export interface LayerRead {
  block: Block;
  input: number;
}

/** Candidates up to this many are asked one by one whether they really read a cell. */
const askedLimit = 4096;

/** A layer of a network: a cell of its block is computed from the cells that `reads` of the layer names. */
export function layerRelation(
  layer: ShapedLayer,
  to: Block,
  sources: readonly LayerRead[],
): Relation {
  const tie = (cell: number, from: Block, at: number): Contribution => ({
    to: { block: to.id, cell },
    from: { block: from.id, cell: at },
    factor: { kind: 'part' },
    place: { block: from.id, ...positionOf(from, at) },
  });
  const back = (boxes: readonly Box[], { block, input }: LayerRead): number[] =>
    cellsOf(
      boxes.flatMap((box) => layer.reads(box, true, input)),
      block.shape,
    );
  const forth = (marks: Uint8Array, source: LayerRead): number[] => {
    const marked = projectionOf(marks, source.block.shape);
    if (marked.some((axis) => axis.length === 0)) return [];
    const axes = to.shape.map((size, axis): IndexSet => {
      const reading: [number, number][] = [];
      for (let at = 0; at < size; at++) {
        const slab = to.shape.map((other, i) => (i === axis ? interval(at, at) : wholeAxis(other)));
        const read = layer.reads(slab, true, source.input);
        if (read.some((box) => meets(box, marked))) reading.push([at, at]);
      }
      return uniteIntervals(reading);
    });
    const candidates = cellsOf([axes], to.shape);
    if (candidates.length > askedLimit) return candidates;
    return candidates.filter((cell) =>
      back([cellBox(indexOf(to, cell))], source).some((at) => marks[at] === 1),
    );
  };
  return {
    to: to.id,
    reads: [...new Set(sources.map(({ block }) => block.id))],
    form: readForm(layer.kind),
    contributors(cell) {
      const box = cellBox(indexOf(to, cell));
      return sources.flatMap((source) =>
        back([box], source).map((at) => tie(cell, source.block, at)),
      );
    },
    dependents: ({ block, cell }) =>
      sources
        .filter((source) => source.block.id === block)
        .flatMap((source) => {
          const marks = new Uint8Array(cellCount(source.block));
          marks[cell] = 1;
          return forth(marks, source).map((at) => tie(at, source.block, cell));
        }),
    spread: {
      back(marks, id) {
        const found = new Uint8Array(
          cellCount(sources.find(({ block }) => block.id === id)?.block ?? to),
        );
        const boxes = boxesOf(marks, to);
        for (const { block, input } of sources.filter((source) => source.block.id === id))
          markBoxes(
            found,
            boxes.flatMap((box) => layer.reads(box, true, input)),
            block.shape,
          );
        return found;
      },
      forth(marks, id) {
        const found = new Uint8Array(cellCount(to));
        for (const source of sources.filter(({ block }) => block.id === id))
          for (const at of forth(marks, source)) found[at] = 1;
        return found;
      },
    },
  };
}

/** Marked cells as one box where they are one, else cell by cell. */
function boxesOf(marks: Uint8Array, block: Block): Box[] {
  const box = projectionOf(marks, block.shape);
  const inBox = box.reduce((product, axis) => product * countOf(axis), 1);
  const marked = marks.reduce((sum, mark) => sum + mark, 0);
  // All marks lie in the box: as many as it has cells fill it.
  if (inBox === marked) return [box];
  return [...marks.keys()].filter((at) => marks[at] === 1).map((at) => cellBox(indexOf(block, at)));
}

function meets(box: Box, other: Box): boolean {
  return box.every((axis, at) =>
    axis.some(([first, last]) =>
      (other[at] ?? []).some(([low, high]) => first <= high && low <= last),
    ),
  );
}

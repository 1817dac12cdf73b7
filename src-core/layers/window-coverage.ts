import { ArgumentError } from '#core/errors.ts';
import { cellBox } from './box.ts';
import { indicesOf } from './index-set.ts';
import type { ShapedModel } from './shape-model.ts';
import { shapeAt } from './shape-model.ts';

/** For each row of a layer's result along an axis, the rows of its input that it reads; padding is left out. */
export function readRows(model: ShapedModel, layer: number, axis: number): number[][] {
  const found = model.layers[layer];
  if (!found) throw new ArgumentError('layer', 'a layer of the model', `${layer}`);
  const rows = found.shape[axis];
  if (rows === undefined || axis < 0)
    throw new ArgumentError('axis', `0 to ${found.shape.length - 1}`, `${axis}`);
  const middle = found.shape.map((size) => Math.floor(size / 2));
  return Array.from({ length: rows }, (_, row) => {
    const [box] = found.reads(cellBox(middle.with(axis, row)), true, 0);
    return indicesOf(box?.[axis] ?? []);
  });
}

/** For each row of a layer's input along an axis, how many rows of its result read it. */
export function readCounts(model: ShapedModel, layer: number, axis: number): number[] {
  const source = model.layers[layer]?.inputs[0] ?? -1;
  const counts = new Array<number>(shapeAt(model, source)[axis] ?? 0).fill(0);
  for (const row of readRows(model, layer, axis).flat()) counts[row] = (counts[row] ?? 0) + 1;
  return counts;
}

/** True for a window that reads nothing but padding. */
export function isWindowIdle(read: readonly number[]): boolean {
  return read.length === 0;
}

import { argmax } from '#core/ops/functions.ts';
import type { Layer } from '#core/nn/layer.ts';
import { scope } from '#core/tensor/scope.ts';
import { batchOf } from './image-set.ts';
import type { ImageSet } from './image-set.ts';

const BATCH = 100;

/** The class that a network gives each of these pictures; in evaluation, and without a tape. */
export function classesBy(model: Layer, set: ImageSet, rows: readonly number[]): Int32Array {
  const found = new Int32Array(rows.length);
  const wasTraining = model.training;
  model.eval();
  for (let start = 0; start < rows.length; start += BATCH)
    scope(() => {
      const [images] = batchOf(set, rows.slice(start, start + BATCH));
      found.set(argmax(model.forward(images.value), { dim: 1 }).values(), start);
    });
  model.train(wasTraining);
  return found;
}

/** The share of these pictures that a network classifies rightly. */
export function accuracyOf(model: Layer, set: ImageSet, rows: readonly number[]): number {
  const found = classesBy(model, set, rows);
  const right = rows.filter((row, i) => found[i] === set.labels[row]).length;
  return rows.length === 0 ? 0 : right / rows.length;
}

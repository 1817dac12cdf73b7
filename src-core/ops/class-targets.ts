// What losses on classes share: which axis holds the classes, and which class each place belongs to.
import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import type { LossOptions } from './loss-reduction.ts';

export interface ClassLossOptions extends LossOptions {
  /** Targets of this number count for nothing. Default −100. */
  ignoreIndex?: number | undefined;
}

/** The axis of the classes: the second one, or the only one. */
export function classAxis(shape: readonly number[]): number {
  return shape.length > 1 ? 1 : 0;
}

/** The shape without the axis of the classes: one loss for each place. */
export function placesOf(shape: readonly number[]): number[] {
  return shape.toSpliced(classAxis(shape), 1);
}

/** Errors: ShapeError unless target names a class for each place of input, and weight has a number for each class. */
export function checkClassShapes(
  who: string,
  input: readonly number[],
  target: readonly number[],
  weight: readonly number[] | undefined,
): void {
  if (input.length === 0 || !sameShape(placesOf(input), target))
    throw new ShapeError(who, 'input [N, C, …] and target [N, …], or [C] and []', input, target);
  checkClassWeight(who, input, weight);
}

/** Errors: ShapeError unless weight has a number for each class. */
export function checkClassWeight(
  who: string,
  input: readonly number[],
  weight: readonly number[] | undefined,
): void {
  const classes = input.slice(classAxis(input)).slice(0, 1);
  if (weight && !sameShape(weight, classes))
    throw new ShapeError(who, `a weight of the shape ${formatShape(classes)}`, weight);
}

/**
 * The class of each place, −1 where it counts for nothing.
 *
 * Errors: ArgumentError for a number that is neither a class nor ignoreIndex, NaN included.
 */
export function classesOf(
  who: string,
  target: NdArray,
  count: number,
  { ignoreIndex = -100 }: ClassLossOptions,
): Int32Array {
  const values = target.values();
  const classes = new Int32Array(values.length);
  for (let q = 0; q < classes.length; q++) {
    const given = values[q] as number;
    const isClass = Number.isInteger(given) && given >= 0 && given < count;
    if (!isClass && given !== ignoreIndex)
      throw new ArgumentError(who, `classes from 0 to ${count - 1} (${count} classes)`, `${given}`);
    classes[q] = given === ignoreIndex ? -1 : given;
  }
  return classes;
}

/** Σ weight[class] over all places that count; without weights their number. */
export function totalWeight(classes: Int32Array, weight: NdArray | undefined): number {
  const weights = weight?.values();
  let total = 0;
  for (let q = 0; q < classes.length; q++) {
    const at = classes[q] as number;
    if (at >= 0) total += weights ? (weights[at] as number) : 1;
  }
  return total;
}

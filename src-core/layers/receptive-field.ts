import { ShapeError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { boxMask, cellBox, cellCount, uniteBoxes } from './box.ts';
import type { Box } from './box.ts';
import { extentOf, uniteIntervals } from './index-set.ts';
import type { IndexSet, Interval } from './index-set.ts';
import type { Shape } from './layer-kind.ts';
import { MODEL_INPUT } from './model.ts';
import type { ShapedLayer, ShapedModel } from './shape-model.ts';
import { shapeAt } from './shape-model.ts';

/** What a unit sees of the input: the cells that can change it through some path. */
export interface ReceptiveField {
  /** The cells exactly, as boxes that may overlap. */
  boxes: readonly Box[];
  /** Cells of the input in all, channels counted. */
  cells: number;
  /** Indices seen along each axis of the input, gaps left out. */
  seen: readonly IndexSet[];
  /** First and last along each axis with padded zeros counted; none where nothing is read. */
  unclipped: readonly (Interval | undefined)[];
}

/**
 * The receptive field of one unit, by propagating index sets from the unit down to the input: exact at borders, after
 * transposed convolution, pooling with padding, flatten and linear, and through branches.
 *
 * `layer` is a place in `layers`; `unit` an index along each axis of its result.
 * Errors: ShapeError for a unit that does not exist, BudgetError for sets that are too large.
 */
export function receptiveField(
  model: ShapedModel,
  layer: number,
  unit: readonly number[],
): ReceptiveField {
  const shape = shapeAt(model, layer);
  const exists =
    unit.length === shape.length && unit.every((i, axis) => i >= 0 && i < (shape[axis] as number));
  if (!exists) throw new ShapeError('receptive field', `a unit of ${shape.join(' × ')}`, unit);
  return fieldOf(model, layer, [cellBox(unit)]);
}

/** As `receptiveField`, of all units in the boxes together. */
function fieldOf(model: ShapedModel, layer: number, units: readonly Box[]): ReceptiveField {
  const boxes = readBy(model, layer, units, () => true);
  const open = readBy(model, layer, units, () => false);
  return {
    boxes,
    cells: cellCount(boxes, model.input),
    seen: alongAxes(boxes, model.input),
    unclipped: alongAxes(open, model.input).map(extentOf),
  };
}

/** 1 for each cell of the input that the units see, row by row. */
export function fieldMask({ boxes }: ReceptiveField, input: Shape): Uint8Array {
  return boxMask(boxes, input);
}

/** The middle of the field along each axis, padded zeros counted: (first + last) / 2. */
export function fieldCentre({ unclipped }: ReceptiveField): (Rational | undefined)[] {
  return unclipped.map((ends) => ends && Rational.of(ends[0] + ends[1], 2));
}

/**
 * How far apart, in cells of the input, neighbouring units look along each axis after the channels: the product of the
 * strides on the way. Undefined where layers such as flatten and linear, or branches with other strides, leave no such
 * number.
 */
export function jumpOf(model: ShapedModel, layer: number): readonly Rational[] | undefined {
  const found = new Map<number, readonly Rational[] | undefined>();
  found.set(
    MODEL_INPUT,
    model.input.slice(1).map(() => Rational.one),
  );
  for (const [at, { inputs, steps }] of model.layers.slice(0, layer + 1).entries()) {
    const [first, ...others] = inputs.map((source) => found.get(source));
    const agree = others.every((other) => String(other) === String(first));
    const fits = first?.length === steps?.length;
    found.set(
      at,
      agree && fits && first && steps
        ? first.map((jump, axis) => jump.mul(steps[axis] as Rational))
        : undefined,
    );
  }
  return found.get(layer);
}

/**
 * First and last index along each axis when the padding of the image counts and that of inner maps does not: another way
 * of counting that books use.
 */
export function imagePaddingEnds(
  model: ShapedModel,
  layer: number,
  unit: readonly number[],
): (Interval | undefined)[] {
  const boxes = readBy(model, layer, [cellBox(unit)], (source) => source !== MODEL_INPUT);
  return alongAxes(boxes, model.input).map(extentOf);
}

/** The boxes of the input that boxes of a layer's result read. */
function readBy(
  { layers }: ShapedModel,
  layer: number,
  units: readonly Box[],
  isClipped: (source: number) => boolean,
): readonly Box[] {
  const wanted = new Map<number, readonly Box[]>([[layer, units]]);
  for (let at = layer; at >= 0; at--) {
    const boxes = uniteBoxes(wanted.get(at) ?? []);
    if (boxes.length === 0) continue;
    const { inputs, reads } = layers[at] as ShapedLayer;
    for (const [which, source] of inputs.entries()) {
      const read = boxes.flatMap((box) => reads(box, isClipped(source), which));
      wanted.set(source, [...(wanted.get(source) ?? []), ...read]);
    }
  }
  return uniteBoxes(wanted.get(MODEL_INPUT) ?? []);
}

function alongAxes(boxes: readonly Box[], input: Shape): IndexSet[] {
  return input.map((_, axis) => uniteIntervals(boxes.flatMap((box) => box[axis] ?? [])));
}

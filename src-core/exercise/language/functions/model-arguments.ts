import { ArgumentError, formatShape } from '#core/errors.ts';
import { showIssue } from '#core/layers/model.ts';
import { parseModel } from '#core/layers/notation/parse-model.ts';
import { shapeModel } from '#core/layers/shape-model.ts';
import type { ShapedLayer, ShapedModel, ShapedResult } from '#core/layers/shape-model.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { formatText } from '../format.ts';
import { asInteger, isList } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './pack-function.ts';

const MAX_KEPT = 100;
const kept = new Map<string, ShapedResult>();

/**
 * A model's text on an input of one shape. Grading asks for the same model under many misreadings, so the last hundred
 * are kept.
 */
export function readModel(text: string, input: readonly number[]): ShapedResult {
  const key = `${input.join()} ${text}`;
  const known = kept.get(key);
  if (known) return known;
  const parsed = parseModel(text, input);
  const result: ShapedResult = parsed.ok
    ? shapeModel(parsed.model, input)
    : { ok: false, issues: parsed.issues, shaped: { input, layers: [], output: -1, notes: [] } };
  kept.set(key, result);
  const [oldest] = kept.keys();
  if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  return result;
}

/** The arguments `model` (a text) and `input` ([C, H, W]) of a call. Errors: ArgumentError for a text that is no model, or does not fit. */
export function modelArgument(given: Arguments): ShapedModel {
  const result = readModel(given.text('model'), sizesArgument(given, 'input'));
  if (result.ok) return result.shaped;
  throw new ArgumentError(
    'model',
    'layers that fit together',
    result.issues.map(showIssue).join(' '),
  );
}

/** A list of sizes. */
export function sizesArgument(given: Arguments, name: string): number[] {
  return given.list(name).map((size) => asInteger(size, name));
}

/**
 * The place of the layer that `layer` names: a name of the text, or a number counted from 0 (from the end below 0).
 *
 * Errors: ArgumentError when there is none.
 */
export function layerArgument(given: Arguments, { layers }: ShapedModel): number {
  return layerPlace(given.value('layer'), layers);
}

/** See `layerArgument`. */
export function layerPlace(value: Value, layers: ShapedModel['layers']): number {
  const isName = typeof value === 'string';
  const place = isName
    ? layers.findIndex(({ name }) => name === value)
    : asInteger(value, 'layer') + (asInteger(value, 'layer') < 0 ? layers.length : 0);
  if (place >= 0 && place < layers.length) return place;
  const names = layers.map(({ name }) => name).slice(0, 12);
  throw new ArgumentError('layer', `a layer of ${names.join(', ')}`, formatText(value));
}

/** The layers a call is about: all for `"all"`, else the one that is named. */
export function chosenLayers(given: Arguments, { layers }: ShapedModel): readonly ShapedLayer[] {
  const layer = given.value('layer');
  if (layer === 'all') return layers;
  const place = layerPlace(layer, layers);
  return layers.slice(place, place + 1);
}

/** The unit that `unit` names: an index for each axis; for `[]` the one in the middle. Errors: ArgumentError. */
export function unitArgument(given: Arguments, shape: readonly number[]): number[] {
  const value = given.value('unit');
  if (isList(value) && value.length === 0) return shape.map((size) => Math.floor(size / 2));
  const list = isList(value) ? value.map((index) => asInteger(index, 'unit')) : [];
  // One number is the row; the first channel and the middle of the other axes stand for the rest.
  const unit = isList(value)
    ? list
    : shape.map((size, axis) =>
        axis === 0 && shape.length > 1
          ? 0
          : axis <= 1
            ? asInteger(value, 'unit')
            : Math.floor(size / 2),
      );
  const exists =
    unit.length === shape.length &&
    unit.every((index, axis) => index >= 0 && index < (shape[axis] as number));
  if (exists) return unit;
  throw new ArgumentError('unit', `a unit of ${formatShape(shape)}`, formatShape(unit));
}

/** Whole numbers as values. */
export function sizesValue(sizes: readonly number[]): Value[] {
  return sizes.map((size) => Rational.of(size));
}

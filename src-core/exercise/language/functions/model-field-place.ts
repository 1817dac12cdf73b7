import { ArgumentError } from '#core/errors.ts';
import { jumpOf, receptiveField } from '#core/layers/receptive-field.ts';
import type { ReceptiveField } from '#core/layers/receptive-field.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { layerArgument, modelArgument, unitArgument } from './model-arguments.ts';
import type { Arguments } from './pack-function.ts';

/** Where a call looks: a unit of a layer's result and an axis of the input. */
export interface FieldPlace {
  model: ShapedModel;
  layer: number;
  unit: number[];
  axis: number;
}

/** Errors: ArgumentError for an axis that the input does not have. */
export function placeOf(given: Arguments): FieldPlace {
  const model = modelArgument(given);
  const layer = layerArgument(given, model);
  const unit = unitArgument(given, model.layers[layer]?.shape ?? model.input);
  const axis = given.has('axis') ? given.integer('axis') : 1;
  if (axis < 0 || axis >= model.input.length)
    throw new ArgumentError('axis', `0 to ${model.input.length - 1}`, `${axis}`);
  return { model, layer, unit, axis };
}

/** Errors: ArgumentError where layers on the way leave no common jump. */
export function jumpAt(model: ShapedModel, layer: number, axis: number): Rational {
  const jump = jumpOf(model, layer)?.[axis - 1];
  if (jump) return jump;
  throw new ArgumentError('modelJump', 'a layer whose units look one jump apart', 'another');
}

export function fieldAt({ model, layer, unit }: FieldPlace): ReceptiveField {
  return receptiveField(model, layer, unit);
}

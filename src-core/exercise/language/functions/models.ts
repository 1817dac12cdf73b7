import { modelBuildingFunctions } from './model-building.ts';
import { modelCountFunctions } from './model-counts.ts';
import { modelFieldFunctions } from './model-fields.ts';
import { modelLayerFunctions } from './model-layers.ts';
import { modelShapeFunctions } from './model-shapes.ts';
import type { PackFunction } from './pack-function.ts';

/**
 * Everything about models as text: in the short notation (`conv 64 k3 p1 | relu | maxpool 2`), as PyTorch prints them, as
 * code, or as a Keras summary. A single layer is a model of one layer.
 */
export const modelFunctions: PackFunction[] = [
  ...modelBuildingFunctions,
  ...modelShapeFunctions,
  ...modelCountFunctions,
  ...modelFieldFunctions,
  ...modelLayerFunctions,
];

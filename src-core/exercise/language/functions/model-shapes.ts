import { ArgumentError } from '#core/errors.ts';
import { layerArgument, layerPlace, modelArgument, sizesValue } from './model-arguments.ts';
import { misreadShapes } from './misread-shapes.ts';
import { modelSizeMisreadings, rightSide } from './model-size-misreadings.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';

/** Shapes of results and of weights, without the batch. */
export const modelShapeFunctions: PackFunction[] = [
  {
    signature: 'modelShape(model, input, layer = -1)',
    docs: 'Shape [C, H, W] after a layer (its name or number, −1 for the last), without the batch.',
    call(given) {
      const model = modelArgument(given);
      return sizesValue(model.layers[layerArgument(given, model)]?.shape ?? model.input);
    },
    misreadings: misread((given, shapes) => {
      const model = modelArgument(given);
      return sizesValue(shapes[layerArgument(given, model)] as number[]);
    }),
  },
  {
    signature: 'modelShapes(model, input, layers = [])',
    docs: 'Shapes after several layers (names or numbers), after all for [].',
    call(given) {
      const { layers } = modelArgument(given);
      return chosen(given).map((at) => sizesValue(layers[at]?.shape ?? []));
    },
    misreadings: [
      ...misread((given, shapes) => chosen(given).map((at) => sizesValue(shapes[at] as number[]))),
      // The same slip in one row at a time, each row going on from the right one above.
      ...ruleMisreadings(
        modelSizeMisreadings.map((one) => ({ ...one, id: `${one.id}-each` })),
        rightSide,
        (given, side) => {
          const shapes = misreadShapes(modelArgument(given), side, true);
          return chosen(given).map((at) => sizesValue(shapes[at] as number[]));
        },
      ),
    ],
  },
  {
    signature: 'modelWeightShape(model, input, layer = -1)',
    docs: "Shape of a layer's weight: (out, in / groups, height, width); for a transposed layer (in, out / groups, height, width).",
    call: (given) => sizesValue(weightShapeOf(given)),
    misreadings: [
      {
        id: 'modelWeightShape.axes-exchanged',
        title: 'first two axes exchanged',
        say: 'You exchanged the two axes of channels. The weight of a convolution has the channels that leave first, that of a transposed one those that arrive.',
        call: (given) => {
          const [first = 0, second = 0, ...rest] = weightShapeOf(given);
          return sizesValue([second, first, ...rest]);
        },
      },
      {
        id: 'modelWeightShape.groups-ignored',
        title: 'groups ignored',
        say: 'Your filters reach through all channels. With groups each sees the channels of its own group only.',
        call: (given) => {
          const [first = 0, second = 0, ...rest] = weightShapeOf(given);
          const groups = modelArgument(given).layers[placeOf(given)]?.settings['groups'];
          return sizesValue([first, second * (typeof groups === 'number' ? groups : 1), ...rest]);
        },
      },
      {
        id: 'modelWeightShape.channels-last',
        title: 'kernel first',
        say: 'These are the right sizes with the kernel first, as some libraries store them.',
        convention: true,
        call: (given) => {
          const [first = 0, second = 0, ...rest] = weightShapeOf(given);
          return sizesValue([...rest, second, first]);
        },
      },
    ],
  },
];

function misread(
  value: (given: Arguments, shapes: number[][]) => ReturnType<FunctionMisreading['call']>,
): FunctionMisreading[] {
  return ruleMisreadings(modelSizeMisreadings, rightSide, (given, side) =>
    value(given, misreadShapes(modelArgument(given), side)),
  );
}

function chosen(given: Arguments): number[] {
  const { layers } = modelArgument(given);
  const list = given.list('layers');
  return list.length === 0
    ? layers.map((_, at) => at)
    : list.map((layer) => layerPlace(layer, layers));
}

function placeOf(given: Arguments): number {
  return layerArgument(given, modelArgument(given));
}

/** Errors: ArgumentError for a layer without weights. */
function weightShapeOf(given: Arguments): readonly number[] {
  const layer = modelArgument(given).layers[placeOf(given)];
  if (layer?.weightShape) return layer.weightShape;
  throw new ArgumentError('modelWeightShape', 'a layer with weights', `${layer?.kind}`);
}

import { ArgumentError, formatShape } from '#core/errors.ts';
import { layerKinds } from '#core/layers/kinds/index.ts';
import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import { product } from './layer-count.ts';
import { misreadShapes } from './misread-shapes.ts';
import type { AxisRule } from './model-size-misreadings.ts';

/**
 * The model whose windows are counted by `side`, with all that is counted from its shapes: the inputs of linear layers, and
 * operations at each position.
 *
 * Errors: ArgumentError where a side vanishes.
 */
export function misreadModel(model: ShapedModel, side: AxisRule): ShapedModel {
  const shapes = misreadShapes(model, side);
  const lost = shapes.find((shape) => shape.some((size) => size < 1));
  if (lost) throw new ArgumentError('misread model', 'sides of at least 1', formatShape(lost));
  const layers = model.layers.map((layer, at) =>
    resized(layer, shapes[layer.inputs[0] as number] ?? model.input, shapes[at] ?? layer.shape),
  );
  return { ...model, layers };
}

function resized(
  layer: ShapedLayer,
  input: readonly number[],
  shape: readonly number[],
): ShapedLayer {
  const { settings, kind } = layer;
  if (kind === 'Linear') {
    const { inFeatures: _, ...free } = settings;
    const plan = layerKinds.get('Linear')?.plan(free, [input]);
    return { ...layer, ...plan };
  }
  const ratio = product(shape) / product(layer.shape);
  const cost = Object.entries(layer.cost()).map(([name, count]) => [name, count * ratio]);
  return {
    ...layer,
    shape,
    multiplyAdds: layer.multiplyAdds * ratio,
    cost: () => Object.fromEntries(cost) as ReturnType<ShapedLayer['cost']>,
  };
}

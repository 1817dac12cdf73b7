import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import type { AxisNumbers, AxisRule } from './model-size-misreadings.ts';

/**
 * The shapes that follow when every window is counted by `side`; what joins branches takes the first. With `isEach` every
 * layer goes on from the right shape before it.
 */
export function misreadShapes(
  { layers, input }: ShapedModel,
  side: AxisRule,
  isEach = false,
): number[][] {
  const shapes: number[][] = [];
  for (const layer of layers) {
    const arriving = layer.inputs.map((at) => [
      ...((isEach ? layers[at]?.shape : shapes[at]) ?? input),
    ]);
    shapes.push(misreadShape(layer, layers, arriving, side));
  }
  return shapes;
}

function misreadShape(
  layer: ShapedLayer,
  layers: readonly ShapedLayer[],
  [first = [], ...others]: number[][],
  side: AxisRule,
): number[] {
  const { kind, shape, settings } = layer;
  const sort = sortOf(kind);
  if (sort) {
    const number = (name: string, axis: number, usual: number): number => {
      const value = settings[name];
      const each = Array.isArray(value) ? (value as readonly number[])[axis] : value;
      return typeof each === 'number' ? each : usual;
    };
    const sides = first.slice(1).map((size, axis) =>
      side({
        ...{ size, sort, kernel: number('kernelSize', axis, 1) },
        ...{ stride: number('stride', axis, 1), padding: number('padding', axis, 0) },
        ...{ dilation: number('dilation', axis, 1) },
        outputPadding: number('outputPadding', axis, 0),
      }),
    );
    return [sort === 'pool' ? (first[0] as number) : (shape[0] as number), ...sides];
  }
  if (kind === 'Flatten') return [first.reduce((product, size) => product * size, 1)];
  if (kind === 'Concat')
    return [(first[0] as number) + others.reduce((sum, [c = 0]) => sum + c, 0), ...first.slice(1)];
  const keepsShape =
    String(shape) === String(layers[layer.inputs[0] as number]?.shape ?? shape) &&
    shape.length === first.length;
  return keepsShape ? first : [...shape];
}

/** What sort of window a layer has; none for layers without. */
export function sortOf(kind: string): AxisNumbers['sort'] | undefined {
  if (/^ConvTranspose\dd$/.test(kind)) return 'transposed';
  if (/^Conv\dd$/.test(kind)) return 'conv';
  return /^(Max|Avg)Pool\dd$/.test(kind) ? 'pool' : undefined;
}

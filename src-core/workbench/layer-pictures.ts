import type { Settings } from '#core/layers/layer-kind.ts';
import type { ShapedLayer } from '#core/layers/shape-model.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { count } from './bench-scene.ts';

/** Numbers of everything around one layer. */
export interface Around {
  layer: ShapedLayer;
  input: readonly number[];
  inputValues: number[];
  weight: Float64Array | undefined;
  bias: Float64Array | undefined;
}

type Scene = CellsSpec | undefined;

/** The picture of a layer by PyTorch’s name; undefined where its settings are none that the picture can show. */
export const layerPictures: Readonly<Record<string, (around: Around) => Scene>> = {
  Conv1d: convolution,
  Conv2d: convolution,
  ConvTranspose1d: transposed,
  ConvTranspose2d: transposed,
  MaxPool1d: (around) => pool('max-pooling', around),
  MaxPool2d: (around) => pool('max-pooling', around),
  AvgPool1d: (around) => pool('average-pooling', around),
  AvgPool2d: (around) => pool('average-pooling', around),
  Linear: ({ layer, input }) =>
    input.length > 1
      ? undefined
      : {
          family: 'cells',
          scene: 'linear',
          input,
          outFeatures: count(layer.shape),
          hasBias: hasBias(layer),
        },
  Flatten: ({ layer, input }) =>
    layer.shape.length > 1 ? undefined : { family: 'cells', scene: 'flatten', input },
  InstanceNorm1d: (around) => norm('instance-norm', around, {}),
  InstanceNorm2d: (around) => norm('instance-norm', around, {}),
  GroupNorm: (around) =>
    norm('group-norm', around, { groups: around.layer.settings['numGroups'] as number }),
  LayerNorm: (around) =>
    norm('layer-norm', around, {
      normalizedAxes: axesOf(around.layer.settings['normalizedShape']),
    }),
};

function hasBias({ parameters }: ShapedLayer): boolean {
  return parameters.biases > 0;
}

function axesOf(shape: Settings[string] | undefined): number {
  return Array.isArray(shape) ? shape.length : 1;
}

/** One number an axis. */
function along(settings: Settings, name: string, { input }: Around, usual = 1): number[] {
  const value = settings[name];
  const list =
    typeof value === 'number' ? [value] : Array.isArray(value) ? (value as number[]) : [usual];
  return input.slice(1).map((_, axis) => list[axis] ?? list[0] ?? usual);
}

function windows(around: Around) {
  const { settings } = around.layer;
  return {
    input: around.input,
    kernel: along(settings, 'kernelSize', around),
    stride: along(settings, 'stride', around),
    padding: along(settings, 'padding', around, 0),
    dilation: along(settings, 'dilation', around),
  };
}

function convolution(around: Around): Scene {
  const { settings, shape } = around.layer;
  const own = windows(around);
  if (settings['padding'] === 'same') {
    const all = own.kernel.map((size, axis) => (own.dilation[axis] ?? 1) * (size - 1));
    // What is odd stands at the end, which the picture cannot show.
    if (all.some((size) => size % 2 === 1)) return undefined;
    own.padding = all.map((size) => size / 2);
  }
  const groups = settings['groups'] as number;
  const [outChannels = 1] = shape;
  return {
    family: 'cells',
    scene: 'convolution',
    ...own,
    outChannels,
    groups,
    hasBias: hasBias(around.layer),
  };
}

function transposed(around: Around): Scene {
  const { settings, shape } = around.layer;
  const [outChannels = 1] = shape;
  return {
    family: 'cells',
    scene: 'transposed-convolution',
    ...windows(around),
    outputPadding: along(settings, 'outputPadding', around, 0),
    outChannels,
    groups: settings['groups'] as number,
    hasBias: hasBias(around.layer),
  };
}

function pool(scene: 'max-pooling' | 'average-pooling', around: Around): Scene {
  const { settings } = around.layer;
  if (typeof settings['divisorOverride'] === 'number') return undefined;
  const { dilation, ...own } = windows(around);
  return {
    family: 'cells',
    scene,
    ...own,
    ...(scene === 'max-pooling' && { dilation }),
    ceilMode: settings['ceilMode'] === true,
    countIncludePad: settings['countIncludePad'] !== false,
    inputValues: around.inputValues,
  };
}

/** Only while weight and bias change nothing, since the picture leaves them out. */
function norm(
  scene: 'instance-norm' | 'group-norm' | 'layer-norm',
  { layer, input, weight, bias }: Around,
  own: { groups?: number; normalizedAxes?: number },
): Scene {
  const isPlain =
    (weight ?? []).every((one) => one === 1) && (bias ?? []).every((one) => one === 0);
  if (!isPlain || layer.settings['trackRunningStats'] === true) return undefined;
  const shape = [1, ...input];
  const eps = layer.settings['eps'] as number;
  return { family: 'cells', scene, input: shape, eps, ...own };
}

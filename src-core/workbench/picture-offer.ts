import type {
  CellsSpec,
  ConvolutionSpec,
  KernelSpec,
  NormSpec,
  PoolingSpec,
  WindowSpec,
} from '#core/scene/cells/cells-spec.ts';
import { offerOfNumbers } from './bench-offer.ts';
import type { BenchOffer } from './bench-offer.ts';
import { transposedPlace } from './transposed-kernel.ts';

/**
 * What the bench makes of a picture: its input, its layer, and the numbers it has. Of a batch, which the bench does not
 * run, the input by itself.
 */
export function offerOf(spec: CellsSpec): BenchOffer {
  switch (spec.scene) {
    case 'tensor':
      return offerOfNumbers(spec.shape, spec.values);
    case 'convolution':
      return { ...inputOf(spec), layers: convolutionLayer(spec), ...weightsOf(spec) };
    case 'im2col':
      return {
        ...inputOf(spec),
        layers: convolutionLayer({ ...spec, scene: 'convolution' }),
        ...weightsOf(spec),
      };
    case 'transposed-convolution':
    case 'zero-stuffed-convolution':
      return {
        ...inputOf(spec),
        layers: transposedLayer(spec),
        ...weightsOf({ ...spec, kernelValues: storedKernel(spec) }),
      };
    case 'max-pooling':
      return { ...inputOf(spec), layers: poolLayer(spec, 'MaxPool') };
    case 'average-pooling':
      return { ...inputOf(spec), layers: poolLayer(spec, 'AvgPool') };
    case 'batch-norm':
    case 'layer-norm':
    case 'group-norm':
    case 'instance-norm':
      return normOffer(spec);
    case 'linear': {
      const layers = `${spec.input.length > 1 ? 'flatten | ' : ''}linear ${spec.outFeatures}`;
      const at = spec.input.length > 1 ? 1 : 0;
      return {
        ...inputOf(spec),
        layers: hasBias(spec) ? layers : `${layers} nobias`,
        weights: {
          ...(spec.weightValues && { [`${at}.weight`]: spec.weightValues }),
          ...(spec.biasValues && { [`${at}.bias`]: spec.biasValues }),
        },
      };
    }
    case 'flatten':
      return { ...inputOf(spec), layers: 'flatten' };
    case 'network':
      return { input: spec.input, layers: spec.layers };
  }
}

function inputOf({ input, inputValues }: { input: readonly number[]; inputValues?: number[] }) {
  return { input, ...(inputValues && { values: inputValues }) };
}

function weightsOf({
  kernelValues,
  biasValues,
}: {
  kernelValues?: readonly number[] | undefined;
  biasValues?: readonly number[];
}): Pick<BenchOffer, 'weights'> {
  return {
    weights: {
      ...(kernelValues && { '0.weight': kernelValues }),
      ...(biasValues && { '0.bias': biasValues }),
    },
  };
}

function hasBias(spec: { hasBias?: boolean; biasValues?: readonly number[] }): boolean {
  return spec.hasBias === true || spec.biasValues !== undefined;
}

/** `nn.Conv2d(1, 2, kernel_size=3, …)`; settings by PyTorch's names. */
function layer(
  name: string,
  spec: WindowSpec & KernelSpec & { groups?: number; hasBias?: boolean; biasValues?: number[] },
  more: readonly string[] = [],
): string {
  const { input, kernel, stride, padding, dilation, groups = 1, outChannels } = spec;
  const settings = [
    `${input[0] ?? 1}`,
    `${outChannels}`,
    `kernel_size=${tuple(kernel)}`,
    `stride=${tuple(stride)}`,
    `padding=${tuple(padding)}`,
    ...more,
    `dilation=${tuple(dilation ?? kernel.map(() => 1))}`,
    `groups=${groups}`,
    `bias=${hasBias(spec) ? 'True' : 'False'}`,
  ];
  return `nn.${name}${kernel.length}d(${settings.join(', ')})`;
}

function convolutionLayer(spec: WindowSpec & KernelSpec & { scene: 'convolution' }): string {
  return layer('Conv', spec);
}

function transposedLayer(spec: ConvolutionSpec): string {
  const { outputPadding } = spec;
  return layer('ConvTranspose', spec, outputPadding && [`output_padding=${tuple(outputPadding)}`]);
}

/** The kernel as PyTorch keeps that of a transposed convolution, (C, O / g, …). */
function storedKernel({
  kernelValues,
  input,
  outChannels,
  groups = 1,
}: ConvolutionSpec): number[] | undefined {
  const sizes = { inChannels: input[0] ?? 1, outChannels, groups };
  const stored = kernelValues && new Array<number>(kernelValues.length);
  if (stored)
    for (const [cell, value] of kernelValues.entries())
      stored[transposedPlace(cell, kernelValues.length, sizes)] = value;
  return stored;
}

/** A norm of one sample, where it works on the numbers of that sample alone; else its input. */
function normOffer(spec: NormSpec): BenchOffer {
  const { scene, input: batch, inputValues, groups = 1, eps = 1e-5, normalizedAxes } = spec;
  const [images = 1, channels = 1, ...map] = batch;
  const sample = batch.slice(1);
  const isRun =
    images === 1 &&
    scene !== 'batch-norm' &&
    (scene !== 'instance-norm' || map.length > 0) &&
    (normalizedAxes ?? sample.length) <= sample.length;
  if (!isRun) return offerOfNumbers(batch, inputValues);
  const last = batch.slice(batch.length - (normalizedAxes ?? sample.length));
  const layers = {
    'layer-norm': `nn.LayerNorm(${tuple(last)}, eps=${eps})`,
    'group-norm': `nn.GroupNorm(${groups}, ${channels}, eps=${eps})`,
    'instance-norm': `nn.InstanceNorm${map.length}d(${channels}, eps=${eps})`,
  }[scene];
  return { ...inputOf({ input: sample, ...(inputValues && { inputValues }) }), layers };
}

function poolLayer(spec: PoolingSpec, name: string): string {
  const { kernel, stride, padding, dilation, ceilMode, countIncludePad } = spec;
  const more = [
    ...(dilation ? [`dilation=${tuple(dilation)}`] : []),
    ...(ceilMode ? ['ceil_mode=True'] : []),
    ...(countIncludePad === false && name === 'AvgPool' ? ['count_include_pad=False'] : []),
  ];
  return `nn.${name}${kernel.length}d(${[tuple(kernel), `stride=${tuple(stride)}`, `padding=${tuple(padding)}`, ...more].join(', ')})`;
}

function tuple(sizes: readonly number[]): string {
  return sizes.length === 1 ? `${sizes[0]}` : `(${sizes.join(', ')})`;
}

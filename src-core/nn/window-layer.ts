import type { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import { defaultInit } from './init/default-init.ts';
import { Layer, parameter } from './layer.ts';
import type { DTypeOptions } from './layer.ts';
import { pythonValue } from './repr.ts';
import { checkSizes, perAxis } from './sizes.ts';

/** One number for every axis, or one each. */
export type Sizes = number | readonly number[];

export type Axes = 1 | 2 | 3;

/** What convolutions and their transposes share. */
export interface WindowOptions extends DTypeOptions {
  stride?: Sizes | undefined;
  dilation?: Sizes | undefined;
  groups?: number | undefined;
  bias?: boolean | undefined;
}

type Options = WindowOptions & {
  padding?: Sizes | 'same' | 'valid' | undefined;
  outputPadding?: Sizes | undefined;
};

/** The sizes of a layer of windows, one number an axis. */
export interface WindowSettings {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly number[] | 'same' | 'valid';
  readonly dilation: readonly number[];
  readonly outputPadding: readonly number[];
  readonly groups: number;
}

/** A layer with a kernel for each pair of output and input channel of a group: what conv and its transpose share. */
export abstract class WindowLayer extends Layer {
  weight: Tensor;
  bias: Tensor | undefined;
  readonly settings: WindowSettings;

  /** `lead` is the shape of the weight before the kernel's. */
  constructor(
    name: string,
    axes: Axes,
    sizes: readonly [inChannels: number, outChannels: number, kernelSize: Sizes],
    options: Options,
    lead: (settings: WindowSettings) => readonly number[],
  ) {
    super(name);
    this.settings = windowSettings(name, axes, sizes, options);
    const { bias = true, dtype } = options;
    this.weight = parameter([...lead(this.settings), ...this.settings.kernelSize], dtype);
    this.bias = bias ? parameter([this.settings.outChannels], dtype) : undefined;
    defaultInit(this.weight, this.bias);
  }

  override extraRepr(): string {
    return windowRepr(this.settings, this.bias);
  }
}

/** The options with every default filled in. Errors: ArgumentError for sizes out of range and groups that do not divide. */
function windowSettings(
  who: string,
  axes: Axes,
  [inChannels, outChannels, kernelSize]: readonly [number, number, Sizes],
  options: Options,
): WindowSettings {
  const { stride = 1, padding = 0, dilation = 1, outputPadding = 0, groups = 1 } = options;
  const kernel = perAxis(who, 'kernelSize', kernelSize, axes);
  checkSizes(who, { inChannels, outChannels, groups });
  for (const size of kernel) checkSizes(who, { kernelSize: size });
  if (inChannels % groups !== 0 || outChannels % groups !== 0)
    throw new ArgumentError(
      who,
      `channels that ${groups} groups divide`,
      `${inChannels} and ${outChannels}`,
    );
  return {
    inChannels,
    outChannels,
    kernelSize: kernel,
    stride: perAxis(who, 'stride', stride, axes),
    padding: typeof padding === 'string' ? padding : perAxis(who, 'padding', padding, axes),
    dilation: perAxis(who, 'dilation', dilation, axes),
    outputPadding: perAxis(who, 'outputPadding', outputPadding, axes),
    groups,
  };
}

/** `1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2)`: what is as usual is left out. */
function windowRepr(settings: WindowSettings, bias: Tensor | undefined): string {
  const { inChannels, outChannels, kernelSize, stride, padding } = settings;
  const { dilation, outputPadding, groups } = settings;
  const unless = (name: string, sizes: readonly number[] | string, usual: number) =>
    typeof sizes === 'string' || sizes.some((size) => size !== usual)
      ? [`${name}=${pythonValue(sizes)}`]
      : [];
  return [
    inChannels,
    outChannels,
    `kernel_size=${pythonValue(kernelSize)}`,
    `stride=${pythonValue(stride)}`,
    ...unless('padding', padding, 0),
    ...unless('dilation', dilation, 1),
    ...unless('output_padding', outputPadding, 0),
    ...(groups === 1 ? [] : [`groups=${groups}`]),
    ...(bias ? [] : ['bias=False']),
  ].join(', ');
}

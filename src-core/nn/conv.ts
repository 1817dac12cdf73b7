import { conv1d, conv2d, conv3d } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { beside } from './layer.ts';
import { WindowLayer } from './window-layer.ts';
import type { Axes, Sizes, WindowOptions } from './window-layer.ts';

export interface ConvLayerOptions extends WindowOptions {
  padding?: Sizes | 'same' | 'valid' | undefined;
}

type Arguments = [
  inChannels: number,
  outChannels: number,
  kernelSize: Sizes,
  options?: ConvLayerOptions,
];

const convolutions = { 1: conv1d, 2: conv2d, 3: conv3d } as const;

/**
 * Convolution along `axes` axes.
 *
 * Shapes: [N, inChannels, …] or [inChannels, …] → the same with outChannels, sizes as `convOut` says;
 * weight [outChannels, inChannels / groups, …kernelSize], bias [outChannels].
 * Errors: ArgumentError for sizes out of range and groups that do not divide; ShapeError for an input that does not fit.
 * Source: torch.nn.modules.conv._ConvNd, with padding_mode 'zeros'; for others put a padding layer in front.
 */
abstract class Convolution extends WindowLayer {
  readonly #axes: Axes;

  constructor(axes: Axes, ...[inChannels, outChannels, kernelSize, options = {}]: Arguments) {
    const sizes = [inChannels, outChannels, kernelSize] as const;
    super(`Conv${axes}d`, axes, sizes, options, ({ groups }) => [outChannels, inChannels / groups]);
    this.#axes = axes;
  }

  override forward<V extends Value>(input: V): V {
    const { stride, padding, dilation, groups } = this.settings;
    const options = { stride, padding, dilation, groups };
    const [weight, bias] = [beside(input, this.weight), beside(input, this.bias)];
    return convolutions[this.#axes](input, weight, bias, options);
  }
}

/** See `Convolution`. Source: torch.nn.Conv1d. */
export class Conv1d extends Convolution {
  constructor(...args: Arguments) {
    super(1, ...args);
  }
}

/** See `Convolution`. Source: torch.nn.Conv2d. */
export class Conv2d extends Convolution {
  constructor(...args: Arguments) {
    super(2, ...args);
  }
}

/** See `Convolution`. Source: torch.nn.Conv3d. */
export class Conv3d extends Convolution {
  constructor(...args: Arguments) {
    super(3, ...args);
  }
}

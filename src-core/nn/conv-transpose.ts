import { convTranspose1d, convTranspose2d, convTranspose3d } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { beside } from './layer.ts';
import { WindowLayer } from './window-layer.ts';
import type { Axes, Sizes, WindowOptions } from './window-layer.ts';

export interface ConvTransposeLayerOptions extends WindowOptions {
  padding?: Sizes | undefined;
  outputPadding?: Sizes | undefined;
}

type Arguments = [
  inChannels: number,
  outChannels: number,
  kernelSize: Sizes,
  options?: ConvTransposeLayerOptions,
];

const transposes = { 1: convTranspose1d, 2: convTranspose2d, 3: convTranspose3d } as const;

/**
 * Transposed convolution along `axes` axes: every input cell stamps its kernels onto the result.
 *
 * Shapes: [N, inChannels, …] or [inChannels, …] → the same with outChannels, sizes as `convTransposeOut` says;
 * weight [inChannels, outChannels / groups, …kernelSize], bias [outChannels].
 * Errors: ArgumentError for sizes out of range and groups that do not divide; ShapeError for an input that does not fit.
 * Source: torch.nn.modules.conv._ConvTransposeNd.
 */
abstract class TransposedConvolution extends WindowLayer {
  readonly #axes: Axes;
  readonly #padding: Sizes;

  constructor(axes: Axes, ...[inChannels, outChannels, kernelSize, options = {}]: Arguments) {
    const name = `ConvTranspose${axes}d`;
    const sizes = [inChannels, outChannels, kernelSize] as const;
    super(name, axes, sizes, options, ({ groups }) => [inChannels, outChannels / groups]);
    this.#axes = axes;
    this.#padding = options.padding ?? 0;
  }

  override forward<V extends Value>(input: V): V {
    const { stride, dilation, outputPadding, groups } = this.settings;
    const options = { stride, padding: this.#padding, dilation, outputPadding, groups };
    const [weight, bias] = [beside(input, this.weight), beside(input, this.bias)];
    return transposes[this.#axes](input, weight, bias, options);
  }
}

/** See `TransposedConvolution`. Source: torch.nn.ConvTranspose1d. */
export class ConvTranspose1d extends TransposedConvolution {
  constructor(...args: Arguments) {
    super(1, ...args);
  }
}

/** See `TransposedConvolution`. Source: torch.nn.ConvTranspose2d. */
export class ConvTranspose2d extends TransposedConvolution {
  constructor(...args: Arguments) {
    super(2, ...args);
  }
}

/** See `TransposedConvolution`. Source: torch.nn.ConvTranspose3d. */
export class ConvTranspose3d extends TransposedConvolution {
  constructor(...args: Arguments) {
    super(3, ...args);
  }
}

// Layers that change how many cells an image has. Formula and source of each: the op that it is made of.
import { interpolate, pixelShuffle, pixelUnshuffle } from '#core/ops/functions.ts';
import type { InterpolateOptions } from '#core/ops/interpolate.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFields, pythonFloat, pythonValue } from './repr.ts';

/** Source: torch.nn.Upsample. Errors: ArgumentError unless either size or scaleFactor is given. */
export class Upsample extends Layer {
  readonly options: InterpolateOptions;

  constructor(options: InterpolateOptions) {
    super('Upsample');
    this.options = options;
  }

  override forward<V extends Value>(input: V): V {
    return interpolate(input, this.options);
  }

  override extraRepr(): string {
    const { size = null, scaleFactor = null, mode = 'nearest' } = this.options;
    const sizes =
      scaleFactor === null ? `size=${pythonValue(size)}` : `scale_factor=${factor(scaleFactor)}`;
    return `${sizes}, mode='${mode}'`;
  }
}

const factor = (scale: number | readonly number[]) =>
  typeof scale === 'number' ? pythonFloat(scale) : `(${scale.map(pythonFloat).join(', ')})`;

/** Source: torch.nn.PixelShuffle. */
export class PixelShuffle extends Layer {
  readonly upscaleFactor: number;

  constructor(upscaleFactor: number) {
    super('PixelShuffle');
    this.upscaleFactor = upscaleFactor;
  }

  override forward<V extends Value>(input: V): V {
    return pixelShuffle(input, { upscaleFactor: this.upscaleFactor });
  }

  override extraRepr(): string {
    return pythonFields({ upscale_factor: this.upscaleFactor });
  }
}

/** Source: torch.nn.PixelUnshuffle. */
export class PixelUnshuffle extends Layer {
  readonly downscaleFactor: number;

  constructor(downscaleFactor: number) {
    super('PixelUnshuffle');
    this.downscaleFactor = downscaleFactor;
  }

  override forward<V extends Value>(input: V): V {
    return pixelUnshuffle(input, { downscaleFactor: this.downscaleFactor });
  }

  override extraRepr(): string {
    return pythonFields({ downscale_factor: this.downscaleFactor });
  }
}

// Pools that choose their windows so that the result has a given size. Formula and source of each: its op.
import * as ops from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFields } from './repr.ts';

/** Places along each axis of the result; null keeps that of the input. */
type OutputSize = number | null | readonly (number | null)[];

function adaptivePool(
  name: string,
  apply: <V extends Value>(input: V, options: { outputSize: OutputSize }) => V,
) {
  return class AdaptivePool extends Layer {
    readonly outputSize: OutputSize;

    constructor(outputSize: OutputSize) {
      super(name);
      this.outputSize = outputSize;
    }

    override forward<V extends Value>(input: V): V {
      return apply(input, { outputSize: this.outputSize });
    }

    override extraRepr(): string {
      return pythonFields({ output_size: this.outputSize });
    }
  };
}

export const AdaptiveAvgPool1d = adaptivePool('AdaptiveAvgPool1d', ops.adaptiveAvgPool1d);
export const AdaptiveAvgPool2d = adaptivePool('AdaptiveAvgPool2d', ops.adaptiveAvgPool2d);
export const AdaptiveAvgPool3d = adaptivePool('AdaptiveAvgPool3d', ops.adaptiveAvgPool3d);
export const AdaptiveMaxPool1d = adaptivePool('AdaptiveMaxPool1d', ops.adaptiveMaxPool1d);
export const AdaptiveMaxPool2d = adaptivePool('AdaptiveMaxPool2d', ops.adaptiveMaxPool2d);
export const AdaptiveMaxPool3d = adaptivePool('AdaptiveMaxPool3d', ops.adaptiveMaxPool3d);

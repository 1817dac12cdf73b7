// Layers that sum windows up in one number. Formula, shapes and source of each: the op that it is made of.
import * as ops from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { Layer } from './layer.ts';
import { pythonFields } from './repr.ts';
import type { Shown } from './repr.ts';
import { perAxis } from './sizes.ts';

type Sizes = number | readonly number[];

export interface PoolLayerOptions {
  /** The kernel size by default. */
  stride?: Sizes | undefined;
  padding?: Sizes | undefined;
  ceilMode?: boolean | undefined;
}

export interface MaxPoolLayerOptions extends PoolLayerOptions {
  dilation?: Sizes | undefined;
}

export interface AvgPoolLayerOptions extends PoolLayerOptions {
  countIncludePad?: boolean | undefined;
  divisorOverride?: number | undefined;
}

type Windowed<Options> = Options & { kernelSize: Sizes };

/** What the three kinds of pools share: sizes first, then options, and the op that gets both. */
function pool<Options extends PoolLayerOptions>(
  name: string,
  apply: <V extends Value>(input: V, options: Windowed<Options>) => V,
  shown: (options: Windowed<Options>) => Record<string, Shown>,
) {
  return class Pool extends Layer {
    readonly options: Windowed<Options>;

    constructor(kernelSize: Sizes, options: Partial<Options> = {}) {
      super(name);
      this.options = { ...(options as Options), kernelSize };
    }

    override forward<V extends Value>(input: V): V {
      return apply(input, this.options);
    }

    override extraRepr(): string {
      return pythonFields(shown(this.options));
    }
  };
}

const shownMax = ({
  kernelSize,
  stride = kernelSize,
  padding = 0,
  dilation = 1,
  ceilMode = false,
}: Windowed<MaxPoolLayerOptions>) => ({
  kernel_size: kernelSize,
  stride,
  padding,
  dilation,
  ceil_mode: ceilMode,
});

const shownAverage = ({
  kernelSize,
  stride = kernelSize,
  padding = 0,
}: Windowed<AvgPoolLayerOptions>) => ({ kernel_size: kernelSize, stride, padding });

/** torch.nn.AvgPool1d alone makes lists of its sizes. */
const shownAverage1d = (options: Windowed<AvgPoolLayerOptions>) =>
  Object.fromEntries(
    Object.entries(shownAverage(options)).map(([key, size]) => [
      key,
      perAxis('AvgPool1d', key, size, 1),
    ]),
  );

export const MaxPool1d = pool<MaxPoolLayerOptions>('MaxPool1d', ops.maxPool1d, shownMax);
export const MaxPool2d = pool<MaxPoolLayerOptions>('MaxPool2d', ops.maxPool2d, shownMax);
export const MaxPool3d = pool<MaxPoolLayerOptions>('MaxPool3d', ops.maxPool3d, shownMax);
export const AvgPool1d = pool<AvgPoolLayerOptions>('AvgPool1d', ops.avgPool1d, shownAverage1d);
export const AvgPool2d = pool<AvgPoolLayerOptions>('AvgPool2d', ops.avgPool2d, shownAverage);
export const AvgPool3d = pool<AvgPoolLayerOptions>('AvgPool3d', ops.avgPool3d, shownAverage);

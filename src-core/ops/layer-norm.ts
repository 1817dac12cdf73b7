import type { NdArray } from '#core/tensor/nd-array.ts';
import { defineNorm } from './define-norm.ts';
import type { InputsOf } from './kinds.ts';
import { misreadNorm } from './misread-norm.ts';
import { normalise } from './normalise.ts';
import type { NormInputs, NormLayout } from './normalise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { trailingLayout, trailingShape } from './trailing-axes.ts';
import type { TrailingOptions } from './trailing-axes.ts';

/**
 * Layer norm: out = (input − mean) / √(variance + eps) · weight + bias, with mean and (biased) variance over the last
 * axes, for each sample by itself. Weight and bias have one entry for each place within those axes.
 *
 * Shapes: input […, *normalizedShape], weight and bias normalizedShape → as the input.
 * Errors: ShapeError when the input does not end in normalizedShape, or a parameter has another shape.
 * Source: torch.nn.functional.layer_norm, eps 1e-5 by default.
 */
export const layerNormOp: Op<'norm', TrailingOptions> = defineNorm(
  'layerNorm',
  layoutOf,
  (_, options) => trailingShape(options),
  [
    {
      id: 'over-batch',
      title: 'averaged over the batch',
      say: 'You averaged over the samples, as batch norm does. Layer norm looks at each sample by itself.',
      forward([input, weight, bias], options) {
        const layout = layoutOf(input.shape, options);
        const others = input.shape.map((_, axis) => axis).filter((a) => !layout.dims.includes(a));
        return normalise({ ...layout, dims: others }, { input, weight, bias });
      },
    },
    ...misreadNorm<'norm', TrailingOptions>(setup),
  ],
);

function layoutOf(input: readonly number[], options: TrailingOptions): NormLayout {
  return trailingLayout('layerNorm', input, options, options.eps ?? 1e-5);
}

function setup(
  [input, weight, bias]: InputsOf<NdArray>['norm'],
  options: TrailingOptions,
): [NormLayout, NormInputs<NdArray>] {
  return [layoutOf(input.shape, options), { input, weight, bias }];
}

/** See `layerNormOp`. */
export function layerNorm<V extends Value>(
  input: V,
  normalizedShape: number | readonly number[],
  weight?: V,
  bias?: V,
  { eps }: { eps?: number | undefined } = {},
): V {
  return applyOp(layerNormOp, [input, weight, bias], { normalizedShape, eps });
}

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
 * Root mean square norm: out = input / √(mean(input²) + eps) · weight, with the mean over the last axes. As layer norm,
 * but nothing is subtracted.
 *
 * Shapes: input […, *normalizedShape], weight normalizedShape → as the input.
 * Errors: ShapeError when the input does not end in normalizedShape, or weight has another shape.
 * Source: torch.nn.functional.rms_norm, whose eps is the spacing of numbers at 1 by default: 2⁻⁵² in float64, 2⁻²³ in
 * float32. A bias, unknown there, is added.
 */
export const rmsNormOp: Op<'norm', TrailingOptions> = defineNorm(
  'rmsNorm',
  layoutOf,
  (_, options) => trailingShape(options),
  [
    {
      id: 'mean-subtracted',
      title: 'mean subtracted',
      say: 'You subtracted the mean, as layer norm does. This norm only divides by the root of the mean square.',
      forward: ([input, weight, bias], options) =>
        normalise({ ...layoutOf(input.shape, options), isCentered: true }, { input, weight, bias }),
    },
    ...misreadNorm<'norm', TrailingOptions>(setup).filter(({ id }) => id !== 'unbiased-variance'),
  ],
);

function layoutOf(input: readonly number[], options: TrailingOptions): NormLayout {
  const layout = trailingLayout('rmsNorm', input, options, options.eps ?? Number.EPSILON);
  return { ...layout, isCentered: false };
}

function setup(
  [input, weight, bias]: InputsOf<NdArray>['norm'],
  options: TrailingOptions,
): [NormLayout, NormInputs<NdArray>] {
  return [layoutOf(input.shape, options), { input, weight, bias }];
}

/** See `rmsNormOp`. */
export function rmsNorm<V extends Value>(
  input: V,
  normalizedShape: number | readonly number[],
  weight?: V,
  { eps }: { eps?: number | undefined } = {},
): V {
  const epsilon = eps ?? (input.dtype === 'float32' ? 2 ** -23 : undefined);
  return applyOp(rmsNormOp, [input, weight], { normalizedShape, eps: epsilon });
}

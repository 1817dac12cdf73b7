import { ArgumentError, ShapeError } from '#core/errors.ts';
import { elementCount } from '#core/tensor/strides.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { defineNorm } from './define-norm.ts';
import type { InputsOf } from './kinds.ts';
import { misreadNorm } from './misread-norm.ts';
import { normalise } from './normalise.ts';
import type { NormInputs, NormLayout } from './normalise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface GroupNormOptions {
  /** How many groups the channels are split into. */
  numGroups: number;
  eps?: number | undefined;
}

/**
 * Group norm: out = (input − mean) / √(variance + eps) · weight + bias, with mean and (biased) variance over the
 * channels of a group and all their places, for each sample by itself. Weight and bias have one entry a channel.
 *
 * Shapes: input [N, C, …], weight and bias [C] → as the input.
 * Errors: ShapeError unless numGroups divides C, or when a parameter has another shape; ArgumentError for numGroups
 * that is no whole number ≥ 1, and when there is only one number in all for each group.
 * Source: torch.nn.functional.group_norm, eps 1e-5 by default.
 */
export const groupNormOp: Op<'norm', GroupNormOptions> = defineNorm(
  'groupNorm',
  layoutOf,
  (input) => input.slice(1, 2),
  [
    {
      id: 'over-batch',
      title: 'averaged over the batch',
      say: 'You averaged over the samples too. Group norm looks at each sample by itself.',
      forward([input, weight, bias], options) {
        const layout = layoutOf(input.shape, options);
        return normalise({ ...layout, dims: [0, 2, 3] }, { input, weight, bias });
      },
    },
    {
      id: 'channels-apart',
      title: 'each channel by itself',
      say: 'You normalised each channel by itself, as instance norm does. The channels of a group share mean and variance.',
      forward([input, weight, bias], options) {
        const layout = layoutOf(input.shape, options);
        return normalise({ ...layout, dims: [3] }, { input, weight, bias });
      },
    },
    ...misreadNorm<'norm', GroupNormOptions>(setup),
  ],
);

/** The view [N, groups, channels a group, places]. */
function layoutOf(
  input: readonly number[],
  { numGroups, eps = 1e-5 }: GroupNormOptions,
): NormLayout {
  if (!Number.isInteger(numGroups) || numGroups < 1)
    throw new ArgumentError('groupNorm', 'numGroups as a whole number ≥ 1', `${numGroups}`);
  const [N, C, ...sizes] = input;
  if (N === undefined || C === undefined || C % numGroups !== 0)
    throw new ShapeError('groupNorm', `an input [N, C, …] with C divisible by ${numGroups}`, input);
  const places = elementCount('groupNorm', sizes);
  const each = C / numGroups;
  if (N * each * places === 1)
    throw new ArgumentError(
      'groupNorm',
      'more than one number a group',
      'one, whose variance is 0',
    );
  return {
    view: [N, numGroups, each, places],
    dims: [2, 3],
    affine: [numGroups, each, 1],
    eps,
  };
}

function setup(
  [input, weight, bias]: InputsOf<NdArray>['norm'],
  options: GroupNormOptions,
): [NormLayout, NormInputs<NdArray>] {
  return [layoutOf(input.shape, options), { input, weight, bias }];
}

/** See `groupNormOp`. */
export function groupNorm<V extends Value>(
  input: V,
  numGroups: number,
  weight?: V,
  bias?: V,
  { eps }: { eps?: number | undefined } = {},
): V {
  return applyOp(groupNormOp, [input, weight, bias], { numGroups, eps });
}

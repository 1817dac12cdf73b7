import { costPerElement } from './cost.ts';
import {
  biasGradient,
  checkAffine,
  inputGradient,
  normTangent,
  normalise,
  weightGradient,
} from './normalise.ts';
import { checkAtLeastZero } from './number-options.ts';
import type { NormLayout } from './normalise.ts';
import type { Op, OpMisreading } from './op.ts';

/** A norm whose statistics come from its input alone. */
export function defineNorm<Options extends { eps?: number | undefined }>(
  name: string,
  layoutOf: (input: readonly number[], options: Options) => NormLayout,
  affineShape: (input: readonly number[], options: Options) => readonly number[],
  misreadings: readonly OpMisreading<'norm', Options>[],
): Op<'norm', Options> {
  const op: Op<'norm', Options> = {
    name,
    kind: 'norm',
    shape([input, weight, bias], options) {
      checkAtLeastZero(name, { eps: options.eps });
      layoutOf(input, options);
      checkAffine(name, affineShape(input, options), weight, bias);
      return [...input];
    },
    forward([input, weight, bias], options) {
      op.shape([input.shape, weight?.shape, bias?.shape], options);
      return normalise(layoutOf(input.shape, options), { input, weight, bias });
    },
    gradients: [
      ({ inputs: [input, weight], options, ops }, grad) =>
        inputGradient(ops, layoutOf(input.shape, options), { input, weight }, grad),
      ({ inputs: [input], options, ops }, grad) => {
        const shape = affineShape(input.shape, options);
        return weightGradient(ops, layoutOf(input.shape, options), { input }, grad, shape);
      },
      ({ inputs: [input], options, ops }, grad) => {
        const shape = affineShape(input.shape, options);
        return biasGradient(ops, layoutOf(input.shape, options), grad, shape);
      },
    ],
    tangent({ inputs: [input, weight], options, ops }, [rate, weightRate, biasRate]) {
      const rates = { input: rate, weight: weightRate, bias: biasRate };
      return normTangent(ops, layoutOf(input.shape, options), { input, weight }, rates);
    },
    cost: ([input, weight, bias]) => normCost(input, weight, bias),
    misreadings,
  };
  return op;
}

/** A sum for the mean; a difference, a square and a sum for the variance; a product; then weight and bias. */
export function normCost(
  input: readonly number[],
  weight: readonly number[] | undefined,
  bias: readonly number[] | undefined,
): { readonly multiply?: number; readonly add?: number } {
  return costPerElement(input, { multiply: weight ? 3 : 2, add: bias ? 4 : 3 });
}

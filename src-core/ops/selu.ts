import { expm1Of } from '#core/elementary/index.ts';
import { applyOp } from './op.ts';
import type { NoOptions, Value } from './op.ts';
import { defineUnary } from './unary.ts';

const alpha = 1.6732632423543772;
const lambda = 1.0507009873554805;

/**
 * Scaled ELU: out[i] = λ · x above 0, λ · α · (eˣ − 1) below, with x = input[i], λ ≈ 1.0507 and α ≈ 1.6733, which
 * keep mean 0 and variance 1 from layer to layer.
 *
 * Shapes: any → the same.
 * Source: torch.nn.functional.selu; Klambauer et al., Self-Normalizing Neural Networks (2017).
 */
export const seluOp = defineUnary<NoOptions>('selu', {
  value: (x) => (x <= 0 ? lambda * alpha * expm1Of(x) : lambda * x),
  flow: (rate, x, _y, { clamp, exp, gt, mul, where }) =>
    mul(where(gt(x, 0), rate, mul(rate, mul(exp(clamp(x, { max: 0 })), alpha))), lambda),
  each: { compare: 1, special: 1, multiply: 1 },
  misreadings: [
    {
      id: 'lambda-forgotten',
      title: 'λ left out',
      say: 'You left λ ≈ 1.0507 out: this is an ELU with α ≈ 1.6733.',
      value: (x) => (x <= 0 ? alpha * expm1Of(x) : x),
    },
    {
      id: 'alpha-forgotten',
      title: 'α left out',
      say: 'Below 0 the factor α ≈ 1.6733 is missing.',
      value: (x) => lambda * (x <= 0 ? expm1Of(x) : x),
    },
    {
      id: 'lambda-below-only',
      title: 'λ only below 0',
      say: 'Positive inputs went through unchanged. They are multiplied by λ ≈ 1.0507 as well.',
      value: (x) => (x <= 0 ? lambda * alpha * expm1Of(x) : x),
    },
  ],
});

/** See `seluOp`. */
export function selu<V extends Value>(input: V): V {
  return applyOp(seluOp, [input], {});
}

import type { SmallNet } from '../../nets/small-net.ts';
import { crossEntropy } from '../../nets/softmax.ts';
import { clip } from './picture-steps.ts';

/** Gradient of (best other score − own score); of equal scores the smaller class counts. */
export function marginGradient(net: SmallNet, picture: Float64Array, own: number): Float64Array {
  const scores = net.forward(picture);
  let other = own === 0 ? 1 : 0;
  for (let c = 0; c < scores.length; c++)
    if (c !== own && (scores[c] as number) > (scores[other] as number)) other = c;
  const weights = new Float64Array(scores.length);
  weights[other] = 1;
  weights[own] = -1;
  return net.inputGradient(picture, weights);
}

/** Gradient of the cross-entropy of the own class. */
export function lossGradient(net: SmallNet, picture: Float64Array, own: number): Float64Array {
  const weights = new Float64Array(10);
  crossEntropy(net.forward(picture), own, weights);
  return net.inputGradient(picture, weights);
}

/** x + ε · sign, clipped to 0 … 1: the fast gradient sign method. Source: Goodfellow et al., 2015. */
export function signStep(
  picture: Float64Array,
  signs: ArrayLike<number>,
  epsilon: number,
): Float64Array {
  return picture.map((x, at) => clip(x + epsilon * Math.sign(signs[at] as number)));
}

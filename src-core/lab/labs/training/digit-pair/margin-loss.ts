import { expOf, log1pOf } from '#core/elementary/index.ts';

/** A loss of the margin m = y·z of one image. */
export interface MarginLoss {
  loss(margin: number): number;
  /** −d loss / dm: how hard it pushes the margin up, 0 … 1. */
  push(margin: number): number;
}

/** log(1 + e⁻ᵐ): the divergence KL(label ‖ model) of the two-class softmax. */
export const crossEntropy: MarginLoss = {
  loss: (margin) => softplus(-margin),
  push: (margin) => sigmoid(-margin),
};

/** 2σ(−m)²: the squared distance of both probabilities from the label. Its push is 4σ(−m)²σ(m). */
export const squaredDistance: MarginLoss = {
  loss: (margin) => 2 * sigmoid(-margin) ** 2,
  push(margin) {
    const wrong = sigmoid(-margin);
    return 4 * wrong * wrong * sigmoid(margin);
  },
};

const sigmoid = (x: number): number => 1 / (1 + expOf(-x));

const softplus = (x: number): number => Math.max(x, 0) + log1pOf(expOf(-Math.abs(x)));

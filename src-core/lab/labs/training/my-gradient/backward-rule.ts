/** How a backward pass differs from the right one. */
export interface BackwardRule {
  name: string;
  /** Gradients are summed over the batch instead of averaged. */
  isSummed?: true;
  /** The middle layer sends W δ back in place of Wᵀ δ; it is square, so the sizes fit all the same. */
  isUntransposed?: true;
  /** What the gradient is multiplied with at an activation, unless the slope at z. */
  slope?: 'none' | 'at the output' | 'own';
  /** Weight gradients are δ times what goes into the activation before, in place of what comes out. */
  isBeforeActivation?: true;
  /** The gradient of the loss is softmax(z), without the label. */
  forgetsLabel?: true;
  /** Gradients of the biases stay 0. */
  forgetsBias?: true;
}

/** The right rule first. */
export const backwardRules: readonly BackwardRule[] = [
  { name: 'the right one' },
  { name: 'transpose lost in the middle layer', isUntransposed: true },
  { name: '1/N forgotten', isSummed: true },
  { name: 'slope of the activation forgotten', slope: 'none' },
  { name: 'slope taken at the output y, not at z', slope: 'at the output' },
  { name: 'weight gradient with z in place of y', isBeforeActivation: true },
  { name: 'label forgotten in softmax − label', forgetsLabel: true },
  { name: 'biases forgotten', forgetsBias: true },
  { name: 'slope of your own', slope: 'own' },
];

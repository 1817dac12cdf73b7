import type { Lab } from '../../lab.ts';
import { adversarialLab } from './adversarial-lab.ts';
import { classImageLab } from './class-image-lab.ts';
import { gradcamLab } from './gradcam-lab.ts';
import { saliencyLab } from './saliency-lab.ts';
import { styleLab } from './style-lab.ts';

/** Labs that look at gradients with respect to the input, in the order in which they are listed. */
export const inputGradientLabs: readonly Lab[] = [
  saliencyLab,
  adversarialLab,
  classImageLab,
  gradcamLab,
  styleLab,
];

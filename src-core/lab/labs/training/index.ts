import type { Lab } from '../../lab.ts';
import { depthLab } from './depth/depth-lab.ts';
import { digitPairLab } from './digit-pair/digit-pair-lab.ts';
import { digitPairSplitsLab } from './digit-pair/digit-pair-splits-lab.ts';
import { lenetLab } from './lenet/lenet-lab.ts';
import { batchNormLab, dropoutLab, residualLab } from './mlp/mlp-labs.ts';
import { myBackwardLab } from './my-backward/my-backward-lab.ts';
import { myGradientLab } from './my-gradient/my-gradient-lab.ts';
import { mySlopeLab } from './my-slope/my-slope-lab.ts';
import { samplingLabs } from './sampling/sampling-labs.ts';
import { surfaceLab } from './surface/surface-lab.ts';
import { vaeLab } from './vae/vae-lab.ts';

/** Labs in which something is trained, in the order in which they are listed. */
export const trainingLabs: readonly Lab[] = [
  digitPairLab,
  digitPairSplitsLab,
  surfaceLab,
  myGradientLab,
  mySlopeLab,
  myBackwardLab,
  depthLab,
  residualLab,
  batchNormLab,
  dropoutLab,
  lenetLab,
  vaeLab,
  ...samplingLabs,
];

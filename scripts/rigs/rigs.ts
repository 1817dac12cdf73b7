import { flipsRig } from './flips-rig.ts';
import { fullRig } from './full-rig.ts';
import { killRig } from './kill-rig.ts';
import { powerRig } from './power-rig.ts';
import type { Rig } from './rig.ts';

/** Every way to hurt the learner's record. */
export const RIGS: readonly Rig[] = [killRig, powerRig, fullRig, flipsRig];

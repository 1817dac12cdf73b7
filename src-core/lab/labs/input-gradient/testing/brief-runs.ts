import type { SettingValues } from '../../../experiment.ts';

interface BriefRun {
  id: string;
  settings: SettingValues;
  /** Where it is stopped and taken up again: behind the training, within its own measurement. */
  stopAt: number;
  /** As Node gave it: every host has to give the same. */
  digest: string;
}

export const BRIEF_SEED = 3;

/** Runs with little training. A digest that has to be changed here is a lab whose `version` has to be raised. */
export const briefRuns: readonly BriefRun[] = [
  { id: 'saliency', settings: { epochs: 1 }, stopAt: 90, digest: 'b14312268351565e' },
  { id: 'adversarial', settings: { epochs: 1, climb: 1 }, stopAt: 98, digest: 'b698c9744aeaa97c' },
  {
    ...{ id: 'class-image', stopAt: 100, digest: '44a4611259bb2955' },
    settings: { epochs: 1, steps: 30, blurEvery: 7 },
  },
  { id: 'gradcam', settings: { epochs: 1, pair: 3 }, stopAt: 60, digest: 'b26e2d4ba6749ae2' },
  { id: 'style', settings: { variation: 1 }, stopAt: 120, digest: 'b824f519683ff372' },
];

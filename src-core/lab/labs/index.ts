import type { Lab } from '../lab.ts';
import { bowl } from './bowl.ts';
import { inputGradientLabs } from './input-gradient/index.ts';
import { trainingLabs } from './training/index.ts';

/** Every lab, by id, in the order in which they are listed. */
export const labs: ReadonlyMap<string, Lab> = new Map(
  [bowl, ...trainingLabs, ...inputGradientLabs].map((one) => [one.id, one]),
);

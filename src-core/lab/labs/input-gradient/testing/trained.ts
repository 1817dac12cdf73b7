import { NET_A } from '../../../nets/net-kinds.ts';
import type { Stage } from '../stage.ts';
import { TrainingStage } from '../training-stage.ts';

const stages = new Map<number, TrainingStage>();

/** Net A after its training, which takes two seconds: once for each seed in all tests. */
export function trainedA(seed: number): TrainingStage {
  const stage = stages.get(seed) ?? finished(new TrainingStage(NET_A, seed));
  stages.set(seed, stage);
  return stage;
}

/** A stage after all of its steps. */
export function finished<S extends Stage>(stage: S): S {
  for (let at = 0; at < stage.length; at++) stage.advance(at);
  return stage;
}

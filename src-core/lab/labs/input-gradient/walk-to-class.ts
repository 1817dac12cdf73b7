import { largestAt } from '../../nets/small-net.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { distance, stepAlong } from './picture-steps.ts';

/** What is climbed: the score of the target, or that minus the score which wins at the moment. */
export const climbs = ['the score of the target', 'target minus winner'] as const;
export type Climb = 0 | 1;

export interface Walk {
  target: number;
  /** Steps until the target won; none when the limit came first. */
  steps: number | undefined;
  picture: Float64Array;
  /** Euclidean length of the whole change. */
  length: number;
  /** The ten scores before each step, and at the end. */
  scores: Float64Array[];
}

/**
 * Changes a picture in steps of one length along the gradient until the net takes it for `target`; a tie goes to the
 * smaller class. After each step the picture is clipped to 0 … 1.
 */
export function walkToClass(
  net: SmallNet,
  start: Float64Array,
  target: number,
  { climb, stepLength, limit }: { climb: Climb; stepLength: number; limit: number },
): Walk {
  const picture = start.slice();
  const scores: Float64Array[] = [];
  const weights = new Float64Array(10);
  for (let steps = 0; ; steps++) {
    const now = net.forward(picture).slice();
    scores.push(now);
    const winner = largestAt(now);
    const hasWon = winner === target;
    if (hasWon || steps === limit) {
      const length = distance(picture, start);
      return { target, steps: hasWon ? steps : undefined, picture, length, scores };
    }
    weights.fill(0);
    weights[target] = 1;
    if (climb === 1) weights[winner] = -1;
    stepAlong(picture, net.inputGradient(picture, weights), stepLength);
  }
}

import type { LinesPicture } from '../../lab-picture.ts';
import type { Walk } from './walk-to-class.ts';

/** The ten scores on the way to a target. */
export function scorePicture({ scores, target }: Walk): LinesPicture {
  return {
    kind: 'lines',
    name: 'scores',
    docs: `The ten scores on the way to ${target}, the target reached in the fewest steps.`,
    x: { label: 'step', values: Float64Array.from(scores.keys()) },
    y: { label: 'score', axis: 'linear' },
    lines: Array.from({ length: 10 }, (_, c) => ({
      name: `${c}`,
      values: Float64Array.from(scores, (one) => one[c] as number),
    })),
  };
}

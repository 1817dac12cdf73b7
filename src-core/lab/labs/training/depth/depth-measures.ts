import type { MeasureSpec } from '../../../lab.ts';
import type { DepthPass } from './depth-pass.ts';

/** What is measured when the signal has been there and back. */
export const depthMeasureSpecs = {
  first: { docs: 'mean square of the activations after the first layer', digits: 6 },
  middle: {
    docs: 'mean square of the activations after the middle layer, the one with number ⌈layers/2⌉',
    digits: 6,
  },
  last: { docs: 'mean square of the activations after the last layer', digits: 6 },
  gradient: {
    docs: 'mean square of the gradient at the first layer, divided by that at the last',
    digits: 6,
  },
  saturated: { docs: 'share of the activations of the last layer beyond ±0.99', digits: 4 },
} as const satisfies Record<string, MeasureSpec>;

export function depthMeasures({
  forward,
  backward,
  activations,
}: DepthPass): Record<keyof typeof depthMeasureSpecs, number> {
  const last = activations.at(-1)?.data ?? [];
  let saturated = 0;
  for (let i = 0; i < last.length; i++) if (Math.abs(last[i] as number) > 0.99) saturated += 1;
  const [end = NaN] = backward;
  return {
    first: forward[0] ?? NaN,
    middle: forward[Math.ceil(forward.length / 2) - 1] ?? NaN,
    last: forward.at(-1) ?? NaN,
    gradient: end === 0 ? 0 : (backward.at(-1) ?? NaN) / end,
    saturated: saturated / last.length,
  };
}

import type { SmallNet } from '../../nets/small-net.ts';
import { stepAlong } from './picture-steps.ts';

export interface ClimbOptions {
  /** λ of the penalty λ‖x‖². */
  penalty: number;
  stepLength: number;
  steps: number;
  /** A blur after every so many steps but the last; 0 for none. */
  blurEvery: number;
}

/** One step up z_c − λ‖x‖²; `step` counts from 1. */
export function climbStep(
  net: SmallNet,
  picture: Float64Array,
  target: number,
  { penalty, stepLength, steps, blurEvery }: ClimbOptions,
  step: number,
): void {
  const weights = new Float64Array(10);
  weights[target] = 1;
  const gradient = net.inputGradient(picture, weights);
  stepAlong(
    picture,
    gradient.map((slope, at) => slope - 2 * penalty * (picture[at] as number)),
    stepLength,
  );
  if (blurEvery > 0 && step % blurEvery === 0 && step < steps) blur(picture, 8);
}

/** (1, 2, 1)/4 along rows, then along columns; beyond the border all is 0. */
export function blur(picture: Float64Array, columns: number): void {
  for (const stride of [1, columns]) {
    const before = picture.slice();
    for (let at = 0; at < picture.length; at++) {
      const [row, column] = [Math.floor(at / columns), at % columns];
      const place = stride === 1 ? column : row;
      const last = stride === 1 ? columns - 1 : picture.length / columns - 1;
      const left = place === 0 ? 0 : (before[at - stride] as number);
      const right = place === last ? 0 : (before[at + stride] as number);
      picture[at] = (left + 2 * (before[at] as number) + right) / 4;
    }
  }
}

/** Σ of squared differences of neighbours, beside and above each other. */
export function roughness(picture: Float64Array, columns: number): number {
  let sum = 0;
  for (let at = 0; at < picture.length; at++) {
    const here = picture[at] as number;
    if ((at + 1) % columns !== 0) sum += ((picture[at + 1] as number) - here) ** 2;
    if (at + columns < picture.length) sum += ((picture[at + columns] as number) - here) ** 2;
  }
  return sum;
}

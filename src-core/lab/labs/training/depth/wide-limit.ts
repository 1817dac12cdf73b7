import { expOf } from '#core/elementary/index.ts';
import type { DepthSettings } from './depth-settings.ts';

const STEP = 1 / 64;
/** Beyond nine standard deviations a normal number contributes nothing that float64 would show. */
const ENDS = 9;
// No place is 0, so that a jump there counts one half from each side.
const nodes = Array.from({ length: (2 * ENDS) / STEP }, (_, i) => (i + 0.5) * STEP - ENDS);
const weights = nodes.map((z) => (STEP * expOf((-z * z) / 2)) / Math.sqrt(2 * Math.PI));

export interface WideLimit {
  /** Mean squares of the activations before the first and after each layer. */
  forward: number[];
  /** Mean squares of the gradient at the pre-activations of each layer, as shares of what comes in at the end. */
  backward: number[];
}

/**
 * What layers without end of width make of a signal: q ← E[act(√(D v q) Z)²] on the way there, and on the way back
 * the factor E[act′(√(D v q) Z)²] of a layer and D v between layers.
 */
export function wideLimit({
  width,
  layers,
  activation,
  variance,
  start,
}: DepthSettings): WideLimit {
  const forward = [start];
  const slopes: number[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const scale = Math.sqrt(width * variance * (forward.at(-1) ?? 0));
    const values = nodes.map((z) => activation.value(scale * z));
    forward.push(mean(values.map((y) => y * y)));
    slopes.push(mean(values.map((y) => activation.slope(y) ** 2)));
  }
  const backward: number[] = [];
  let incoming = 1;
  for (const slope of slopes.reverse()) {
    backward.unshift(incoming * slope);
    incoming *= slope * width * variance;
  }
  return { forward, backward };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);

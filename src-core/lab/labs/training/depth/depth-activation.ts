import { tanhOf } from '#core/elementary/index.ts';

/** A function of one number with its slope, told from what it gives. */
export interface DepthActivation {
  name: string;
  value(x: number): number;
  /** At the x where the value is y. */
  slope(y: number): number;
}

export const depthActivations: readonly DepthActivation[] = [
  { name: 'tanh', value: tanhOf, slope: (y) => 1 - y * y },
  { name: 'ReLU', value: (x) => (x > 0 ? x : 0), slope: (y) => (y > 0 ? 1 : 0) },
  { name: 'none', value: (x) => x, slope: () => 1 },
];

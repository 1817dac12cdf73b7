import { oneOf } from '../../../experiment.ts';
import type { Setting, Settings } from '../../../experiment.ts';
import { depthActivations } from './depth-activation.ts';
import type { DepthActivation } from './depth-activation.ts';

export interface DepthSettings {
  width: number;
  layers: number;
  inputs: number;
  activation: DepthActivation;
  /** Variance of a weight. */
  variance: number;
  isUniform: boolean;
  /** Variance of an input. */
  start: number;
}

/** How weights are drawn: what they are called, their variance, and whether they are uniform. */
const rules: readonly (readonly [string, (width: number, sd: number) => number, 'uniform'?])[] = [
  ['normal, variance 1/D', (width) => 1 / width],
  ['uniform, variance 1/D', (width) => 1 / width, 'uniform'],
  ['normal, variance 2/D', (width) => 2 / width],
  ['normal, variance 1', () => 1],
  ['normal, standard deviation sd', (_, sd) => sd * sd],
];

export const depthSettings = {
  width: { docs: 'D: units of each layer', fallback: 200, min: 10, max: 400, isInteger: true },
  layers: { docs: 'layers', fallback: 10, min: 2, max: 20, isInteger: true },
  inputs: { docs: 'inputs', fallback: 500, min: 10, max: 500, isInteger: true },
  activation: oneOf(
    'activation',
    depthActivations.map(({ name }) => name),
  ),
  weights: oneOf(
    'weights',
    rules.map(([name]) => name),
  ),
  sd: {
    docs: 'standard deviation of weights, where the rule takes it',
    fallback: 0.01,
    min: 0,
    max: 2,
  },
  q0: { docs: 'variance of the inputs', fallback: 1, min: 0.0001, max: 4 },
} as const satisfies Record<string, Setting>;

export function depthOf(settings: Settings): DepthSettings {
  const width = settings.number('width');
  const [, varianceOf, shape] = rules[settings.number('weights')] as (typeof rules)[number];
  return {
    width,
    layers: settings.number('layers'),
    inputs: settings.number('inputs'),
    activation: depthActivations[settings.number('activation')] as DepthActivation,
    variance: varianceOf(width, settings.number('sd')),
    isUniform: shape === 'uniform',
    start: settings.number('q0'),
  };
}

import type { ParameterCount } from './layer-kind.ts';
import type { ShapedModel } from './shape-model.ts';

export interface Totals extends ParameterCount {
  /** Products of a weight and an input, for one sample. */
  multiplyAdds: number;
  multiplications: number;
  additions: number;
  comparisons: number;
  /** exp, roots, tanh and the like. */
  special: number;
  /** Numbers that all layers yield together for one sample. */
  activations: number;
  /** The most numbers that are needed at one time when each is dropped once nothing reads it any more. */
  peakActivations: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const product = (shape: readonly number[]): number => shape.reduce((total, n) => total * n, 1);

/** Parameters, operations and memory of a whole model for one sample. */
export function totalsOf(model: ShapedModel): Totals {
  const { layers } = model;
  const costs = layers.map((layer) => layer.cost());
  const over = (key: keyof ParameterCount): number =>
    sum(layers.map(({ parameters }) => parameters[key]));
  return {
    weights: over('weights'),
    biases: over('biases'),
    statistics: over('statistics'),
    multiplyAdds: sum(layers.map(({ multiplyAdds }) => multiplyAdds)),
    multiplications: sum(costs.map(({ multiply = 0 }) => multiply)),
    additions: sum(costs.map(({ add = 0 }) => add)),
    comparisons: sum(costs.map(({ compare = 0 }) => compare)),
    special: sum(costs.map(({ special = 0 }) => special)),
    activations: sum(layers.map(({ shape }) => product(shape))),
    peakActivations: peakActivations(model),
  };
}

function peakActivations({ layers, input }: ShapedModel): number {
  const sizes = [product(input), ...layers.map(({ shape }) => product(shape))];
  const lastUse = sizes.map((_, at) => at);
  for (const [at, { inputs }] of layers.entries())
    for (const source of inputs) lastUse[source + 1] = at + 1;
  let peak = sizes[0] as number;
  for (let now = 1; now < sizes.length; now++) {
    const held = sizes.slice(0, now + 1).filter((_, at) => (lastUse[at] as number) >= now);
    peak = Math.max(peak, sum(held));
  }
  return peak;
}

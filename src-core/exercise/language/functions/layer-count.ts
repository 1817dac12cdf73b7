import type { ShapedLayer } from '#core/layers/shape-model.ts';
import type { AxisRule } from './model-size-misreadings.ts';
import type { Arguments } from './pack-function.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

/** What one layer adds to a count; that of biases apart, since they are miscounted by themselves. */
export interface LayerAmount {
  main: number;
  biases: number;
}

/** Counts one layer; `input` is the shape of what arrives. */
export type LayerCount = (
  layer: ShapedLayer,
  given: Arguments,
  input: readonly number[],
) => LayerAmount;

/** How a count over layers is made: the sides of the maps, and what each layer adds. */
export interface CountRule {
  side: AxisRule;
  count: LayerCount;
}

/** A count made the way learners get it wrong, for every layer alike. */
export type CountMisreading = RuleMisreading<LayerCount>;

/** A count without biases. */
export const plainCount =
  (count: (...about: Parameters<LayerCount>) => number): LayerCount =>
  (...about) => ({ main: count(...about), biases: 0 });

/** Part of a count changed for convolutions, everything else as it is. */
export const aroundConvs =
  (change: (amount: LayerAmount, ...about: Parameters<LayerCount>) => Partial<LayerAmount>) =>
  (rest: LayerCount): LayerCount =>
  (...about) => {
    const amount = rest(...about);
    return isConv(about[0]) ? { ...amount, ...change(amount, ...about) } : amount;
  };

export const product = (sizes: readonly number[]): number =>
  sizes.reduce((all, size) => all * size, 1);
export const isConv = ({ kind }: ShapedLayer): boolean => kind.startsWith('Conv');
export const isPool = ({ kind }: ShapedLayer): boolean => /^(Max|Avg)Pool/.test(kind);
export const outChannels = ({ shape }: ShapedLayer): number => shape[0] as number;
export const groupsOf = ({ settings }: ShapedLayer): number => Number(settings['groups'] ?? 1);
export const kernelOf = ({ weightShape = [], settings }: ShapedLayer): readonly number[] => {
  const kernel = settings['kernelSize'];
  return Array.isArray(kernel) ? (kernel as readonly number[]) : weightShape.slice(2);
};

import type { ShapedLayer } from '#core/layers/shape-model.ts';
import type { Arguments } from './pack-function.ts';

/** What one layer adds to a count; `input` is the shape of what arrives. */
export type LayerCount = (layer: ShapedLayer, given: Arguments, input: readonly number[]) => number;

/** A count made the way learners get it wrong, for every layer alike. */
export interface CountMisreading {
  id: string;
  title: string;
  say: string;
  count: LayerCount;
}

export const product = (sizes: readonly number[]): number =>
  sizes.reduce((all, size) => all * size, 1);
export const isConv = ({ kind }: ShapedLayer): boolean => kind.startsWith('Conv');
export const isPool = ({ kind }: ShapedLayer): boolean => /^(Max|Avg)Pool/.test(kind);
export const outChannels = ({ shape }: ShapedLayer): number => shape[0] as number;
export const kernelOf = ({ weightShape = [], settings }: ShapedLayer): readonly number[] => {
  const kernel = settings['kernelSize'];
  return Array.isArray(kernel) ? (kernel as readonly number[]) : weightShape.slice(2);
};

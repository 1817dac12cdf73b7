import type { Cost } from '#core/ops/cost.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import type { Box } from './box.ts';

/** What a setting of a layer can be; null is PyTorch's None. */
export type Setting = number | boolean | string | null | readonly (number | null)[];

/** PyTorch's arguments under PyTorch's names in camelCase. What is left out has its default. */
export type Settings = Readonly<Record<string, Setting>>;

/** Sizes of one sample, without the batch: [C, H, W] for images. */
export type Shape = readonly number[];

/** An argument of a layer in PyTorch's order. */
export interface SettingRule {
  readonly name: string;
  /** PyTorch's default; without one the argument has to be given or follows from the input. */
  readonly fallback?: Setting;
  /** Follows from the shape of the input where it is left out: `inChannels`. */
  readonly isInferred?: true;
}

/** Numbers that a layer holds. */
export interface ParameterCount {
  weights: number;
  biases: number;
  /** Running means and variances: held, not learned. */
  statistics: number;
}

/**
 * Which cells of an input a box of results reads. `clip` leaves out what lies in the padding; without it windows go on
 * beyond the edge as if there were cells, which tells the field's extent before clipping.
 */
export type Reads = (box: Box, clip: boolean, input: number) => readonly Box[];

/** Everything that follows from a layer's settings and the shape of its input. */
export interface LayerPlan {
  /** With everything filled in that follows from the input. */
  settings: Settings;
  shape: Shape;
  parameters: ParameterCount;
  /** Shape of the weight; none where there is none. */
  weightShape?: Shape;
  /** Products of a weight and an input. */
  multiplyAdds: number;
  /** All operations of arithmetic, exactly. */
  cost(): Cost;
  reads: Reads;
  /**
   * How far apart, in steps of the input, neighbouring results look along each axis after the channels: the stride, or
   * 1 / stride for a transposed layer. None where this means nothing (flatten, linear).
   */
  steps?: readonly Rational[] | undefined;
}

/** What the arithmetic knows about one layer of PyTorch. */
export interface LayerKind {
  /** PyTorch's name. */
  readonly name: string;
  readonly settings: readonly SettingRule[];
  /** True where arguments change nothing that is counted here, such as `inplace=True`. */
  readonly takesAnything?: true;
  /** True for what joins several inputs. */
  readonly isMerge?: true;
  /** Errors: ShapeError or ArgumentError in words for a learner, when it cannot follow this input. */
  plan(settings: Settings, inputs: readonly [Shape, ...Shape[]]): LayerPlan;
}

export const noParameters: ParameterCount = { weights: 0, biases: 0, statistics: 0 };

import type { Block, BlockId, Margin } from './block.ts';
import type { Contribution } from './contribution.ts';
import type { ConvolutionSpec, SceneSpec } from './scene-spec.ts';

/** A spec laid out: the blocks in the order they are read, and how many steps lead through them. */
export interface Scene {
  spec: SceneSpec;
  title: string;
  blocks: Record<BlockId, Block>;
  /** The block whose cells are stepped through: outputs of a convolution, stamps of a transposed one. */
  stepBlock: 'input' | 'output';
  stepCount: number;
}

/** How one kind of scene follows from its spec; everything else is shared. */
export interface SceneRule {
  title: string;
  stepBlock: Scene['stepBlock'];
  outputShape(spec: ConvolutionSpec): [channels: number, rows: number, columns: number];
  margins(spec: ConvolutionSpec): Partial<Record<BlockId, Margin>>;
  /** The products that make an output cell, padding included, in the order of the formula. */
  contributors(scene: Scene, output: number): Contribution[];
  /** The products that an input cell goes into, those in a cropped margin included. */
  dependents(scene: Scene, input: number): Contribution[];
}

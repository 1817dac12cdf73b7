import type { Position } from './block.ts';

/** One product of a sum: output += weight · input. */
export interface Contribution {
  /** Flat cell of the output; null when the product lands in the cropped margin. */
  output: number | null;
  /** Flat cell of the input; null when the window reads a zero of the padding. */
  input: number | null;
  /** Flat cell of the kernel. */
  weight: number;
  /** Where the product meets the large side: the input of a convolution, the output of a transposed one. */
  place: Position;
}

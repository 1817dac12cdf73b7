/** What the steps of a graph compute, in the order in which they do. */
export type GraphQuantity = 'values' | 'tangents' | 'adjoints';

/** What a picture of a graph may tell: numbers, `rules` (∂v₃/∂v₁ as a formula) and `slopes` (its number). */
export type GraphPart = GraphQuantity | 'rules' | 'slopes';

/** A scalar formula as a graph of operations, with its sweeps at one point. */
export interface GraphSpec {
  family: 'graph';
  scene: 'graph';
  /** A formula, or rows such as `v1 = x1 + x2` of which the last is the output. */
  formula: string | string[];
  /** One number an input, as text (`3`, `-1/2`, `0.25`), in the order of the inputs; left out, no number is known. */
  at?: string[];
  /** Tangents of the inputs, as `at`. */
  seed?: string[];
  /** What the steps go through. */
  sweeps: GraphQuantity[];
  /** What is told; all else stays blank. Inputs, `at` and `seed` are always told. */
  show: GraphPart[];
  /** The drawing alone would give an answer away: it is shown when the answers are in. */
  waits?: boolean;
}

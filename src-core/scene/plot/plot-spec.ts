import type { Role } from '../cells/block.ts';

/** The colour of a curve: a role, or that of gradients. */
export type PlotRole = Role | 'gradient';

/** What a plot may tell at its cursor and in its table while answers are open. */
export type PlotPart = 'values' | 'slopes' | 'kinks' | 'units';

interface PlotBase {
  family: 'plot';
  /** What is told before the answers are; everything is told afterwards. */
  show: PlotPart[];
  /** The drawing alone would give an answer away: it is shown when the answers are in (of a plane, all but its points). */
  waits?: boolean;
}

/** Functions of x, with bands and points. Formulas are written in the symbol x. */
export interface CurvesSpec extends PlotBase {
  scene: 'plot-curves';
  x: [from: number, to: number];
  /** Left out, the range that the curves need. */
  y?: [from: number, to: number];
  xName: string;
  curves: { name: string; formula: string; role: PlotRole }[];
  /** What lies between two functions, such as mean ± standard deviation. */
  bands: { name: string; lower: string; upper: string }[];
  points: { name: string; x: string; y: string }[];
}

/** One layer of a ReLU net as texts of fractions. */
export interface LayerTexts {
  weight: string[][];
  bias: string[];
}

/** A ReLU net from one number to one number, as its exact straight pieces. */
export interface PiecesSpec extends PlotBase {
  scene: 'plot-pieces';
  x: [from: number, to: number];
  layers: LayerTexts[];
}

/** Points of two classes, half planes w·x + b ≥ 0, and the output of a net as a shaded map. */
export interface PlaneSpec extends PlotBase {
  scene: 'plot-plane';
  x: [from: number, to: number];
  y: [from: number, to: number];
  /** `value` is what the point should give; 0 and 1 have shapes of their own. */
  points: { name: string; at: [string, string]; value?: string }[];
  lines: { name: string; w: [string, string]; b: string }[];
  /** A formula in x1 and x2. */
  field?: string;
}

/** The folding of (0, 1), (0, 1)² or (0, 1)³ by |2x − 1| in every coordinate, several times. */
export interface FoldingSpec extends PlotBase {
  scene: 'plot-folding';
  dimensions: 1 | 2 | 3;
  folds: number;
}

export type PlotSpec = CurvesSpec | PiecesSpec | PlaneSpec | FoldingSpec;

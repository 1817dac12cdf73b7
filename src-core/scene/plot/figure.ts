import type { Rational } from '#core/symbolic/rational.ts';
import type { PlotRole } from './plot-spec.ts';

export interface PlotPoint {
  x: number;
  y: number;
}

/** One axis with labels that are exact. */
export interface Axis {
  name: string;
  from: number;
  to: number;
  ticks: { at: number; label: string }[];
  /** How far an arrow key moves the cursor. */
  step: Rational;
}

/** A line in one or more runs; between runs it jumps or has no value. */
export interface FigureLine {
  name: string;
  role: PlotRole;
  runs: PlotPoint[][];
}

/** A surface: between two curves, or the side of a line where a unit is on. */
export interface FigureArea {
  name: string;
  role: PlotRole;
  corners: PlotPoint[];
}

/** `ring`: an end that is not part of the curve; `square` and `disc`: the classes 0 and 1. */
export interface FigurePoint extends PlotPoint {
  name: string;
  shape: 'disc' | 'ring' | 'square';
  role: PlotRole | undefined;
}

/** A map of one value a cell, row by row from the lower left. */
export interface FigureField {
  columns: number;
  rows: number;
  values: number[];
  low: number;
  high: number;
}

/** What the cursor reads at one place. */
export interface Reading {
  lines: { label: string; text: string }[];
  /** Places on curves that belong to the reading. */
  marks: PlotPoint[];
  spoken: string;
}

/** A drawing on two axes with all that its views say. */
export interface Figure {
  title: string;
  settings: string;
  x: Axis;
  y: Axis;
  /** One unit is equally long on both axes. */
  isSquare: boolean;
  areas: FigureArea[];
  field?: FigureField;
  lines: FigureLine[];
  points: FigurePoint[];
  /** `line`: the cursor moves along x; `plane`: along both axes. */
  cursor: 'line' | 'plane';
  /** Places where something happens, for Page up and Page down. */
  stops: { x: Rational; y: Rational }[];
  read(x: Rational, y: Rational): Reading;
  /** The same as numbers; empty while it may not be told. */
  table: { caption: string; columns: string[]; rows: string[][] };
  /** The numbers of the table, row by row; empty while they may not be told. */
  numbers: number[][];
  /** The whole drawing in words. */
  description: string;
}

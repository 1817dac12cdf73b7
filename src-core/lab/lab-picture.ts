import type { LabArray } from './lab-array.ts';

/** Whose colours a picture has: input, parameters, output, gradient. */
export type PictureRole = 'x' | 'w' | 'y' | 'gradient';

interface Named {
  /** Stays the same from step to step; unique within a lab, such as `conv1.weight`. */
  name: string;
  /** What is seen, in a sentence. */
  docs: string;
}

/** One or more arrays as grids of cells. */
export interface ImagePicture extends Named {
  kind: 'images';
  role: PictureRole;
  /** [count, rows, columns]. */
  shape: readonly [number, number, number];
  /** Row-major, one array after the other; copied, so that the run may go on. */
  values: LabArray;
  /** Drawn with 0 in the middle of a diverging map. */
  isSigned: boolean;
  /** Values of the ends of the map; else the smallest and largest value there is. */
  range?: readonly [number, number];
  /** One for each array, such as `7, taken for 1`. */
  captions?: readonly string[];
}

/** Points of a plane with their classes, over a field of values where there is one. */
export interface PlanePicture extends Named {
  kind: 'plane';
  x: { label: string; from: number; to: number };
  y: { label: string; from: number; to: number };
  /** A function of the plane, such as a probability: row 0 has the largest y, column 0 the smallest x. */
  field?: {
    rows: number;
    columns: number;
    values: LabArray;
    /** Values of the ends of the map. */
    range: readonly [number, number];
    /** Where a line is drawn along which the field has this value, such as 0.5. */
    contour?: number;
  };
  /** `classOf` counts from 0 into `classes`. */
  points?: { x: LabArray; y: LabArray; classOf: LabArray; classes: readonly string[] };
}

/** Lines over an axis that is not the step, such as variance over layers. */
export interface LinesPicture extends Named {
  kind: 'lines';
  x: { label: string; values: LabArray };
  y: { label: string; axis: 'linear' | 'log' };
  lines: readonly { name: string; values: LabArray }[];
}

export type LabPicture = ImagePicture | PlanePicture | LinesPicture;

export type LabArray = Float64Array | Float32Array | Int32Array;

/** Labelled pictures that a learner picked, in place of the built-in ones. */
export interface LabData {
  /** What the learner picked, such as `train-images-idx3-ubyte.gz`. */
  name: string;
  /** [count, channels, height, width]. */
  shape: readonly [number, number, number, number];
  /** Row-major, 0 (paper) to 1 (ink). */
  images: Float32Array;
  /** The class of each picture, counted from 0. */
  labels: Int32Array;
  classes: readonly string[];
}

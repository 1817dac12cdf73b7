import type { SceneSpec } from './scene-spec.ts';

/** A 2 × 2 kernel over a 3 × 3 input with stride 3 and padding 1: only the corners are read. */
export const exampleConvolution: SceneSpec = {
  scene: 'convolution',
  input: [1, 3, 3],
  outChannels: 1,
  kernel: [2, 2],
  stride: [3, 3],
  padding: [1, 1],
  outputPadding: [0, 0],
};

/** Four 2 × 2 stamps side by side on a 4 × 4 output. */
export const exampleStamps: SceneSpec = {
  ...exampleConvolution,
  scene: 'transposed-convolution',
  input: [1, 2, 2],
  stride: [2, 2],
  padding: [0, 0],
};

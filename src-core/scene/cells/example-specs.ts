import type { CellsKind, CellsSpecOf } from './cells-spec.ts';

/** A small picture of every kind. */
export const exampleSpecs: { [K in CellsKind]: CellsSpecOf<K> } = {
  /** A 2 × 2 kernel over a 3 × 3 input with stride 3 and padding 1: only the corners are read. */
  convolution: {
    family: 'cells',
    scene: 'convolution',
    input: [1, 3, 3],
    outChannels: 1,
    kernel: [2, 2],
    stride: [3, 3],
    padding: [1, 1],
  },
  /** Four 2 × 2 stamps side by side on a 4 × 4 output. */
  'transposed-convolution': {
    family: 'cells',
    scene: 'transposed-convolution',
    input: [1, 2, 2],
    outChannels: 1,
    kernel: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
  },
  'zero-stuffed-convolution': {
    family: 'cells',
    scene: 'zero-stuffed-convolution',
    input: [1, 2, 2],
    outChannels: 1,
    kernel: [3, 3],
    stride: [2, 2],
    padding: [1, 1],
    outputPadding: [1, 1],
  },
  im2col: {
    family: 'cells',
    scene: 'im2col',
    input: [2, 3, 3],
    outChannels: 2,
    kernel: [2, 2],
    stride: [1, 1],
    padding: [0, 0],
  },
  'max-pooling': {
    family: 'cells',
    scene: 'max-pooling',
    input: [1, 4, 4],
    kernel: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    inputValues: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3],
  },
  'average-pooling': {
    family: 'cells',
    scene: 'average-pooling',
    input: [1, 5, 5],
    ceilMode: true,
    kernel: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
  },
  'batch-norm': { family: 'cells', scene: 'batch-norm', input: [2, 3, 2, 2] },
  'layer-norm': { family: 'cells', scene: 'layer-norm', input: [2, 3, 2, 2] },
  'group-norm': { family: 'cells', scene: 'group-norm', input: [2, 4, 2, 2], groups: 2 },
  'instance-norm': { family: 'cells', scene: 'instance-norm', input: [2, 3, 2, 2] },
  linear: {
    family: 'cells',
    scene: 'linear',
    input: [3],
    outFeatures: 2,
    inputValues: [1, -2, 3],
    weightValues: [2, 0, 1, -1, 1, 4],
    biasValues: [1, -3],
  },
  flatten: { family: 'cells', scene: 'flatten', input: [2, 2, 3] },
  network: {
    family: 'cells',
    scene: 'network',
    input: [1, 12, 12],
    layers: 'conv 2 k3 | relu | maxpool 2 | conv 3 k3 | relu | flatten | linear 4',
  },
  tensor: { family: 'cells', scene: 'tensor', shape: [2, 3, 4], title: 'Feature map' },
};

export const exampleConvolution = exampleSpecs.convolution;
export const exampleStamps = exampleSpecs['transposed-convolution'];

import type { OpName } from '#core/ops/index.ts';
import type { ops } from '#core/ops/index.ts';
import type { Op } from '#core/ops/op.ts';

type OptionsOf<Name extends OpName> =
  (typeof ops)[Name] extends Op<infer _K, infer Options> ? Options : never;

/** How an option stands in a signature: `''` must be given, `'?'` may be left out, else its default as a formula. */
type Table<Options> = { readonly [Key in keyof Options & string]-?: string };

/**
 * The options of every op that has some, in the order in which packs write them; undefined for ops whose options no
 * formula can say. The types of options are gone when the program runs, hence this table; one that forgets an option, or
 * an op, does not compile.
 */
type OptionTables = {
  readonly [Name in OpName as keyof OptionsOf<Name> extends never ? never : Name]:
    Table<OptionsOf<Name>> | undefined;
};

const conv = { stride: '1', padding: '0', dilation: '1', groups: '1', outputSize: '?' };
const convTranspose = {
  ...{ stride: '1', padding: '0', outputPadding: '0', groups: '1', dilation: '1' },
  outputSize: '?',
};
const convWeight = { kernelSize: '', stride: '1', padding: '0', dilation: '1', groups: '1' };
const maxPool = { kernelSize: '', stride: '?', padding: '0', dilation: '1', ceilMode: 'false' };
const avgPool = {
  ...{ kernelSize: '', stride: '?', padding: '0', ceilMode: 'false' },
  ...{ countIncludePad: 'true', divisorOverride: '?' },
};
const lpPool = { normType: '2', kernelSize: '', stride: '?', ceilMode: 'false' };
const unpool = { kernelSize: '', stride: '?', padding: '0', outputSize: '?' };
const adaptive = { outputSize: '' };
const reduction = { dim: '?', keepdim: 'false' };
const variance = { ...reduction, correction: '1' };
const lane = { dim: '-1' };
const atDim = { dim: '' };
const loss = { reduction: '"mean"' };
const classLoss = { ...loss, ignoreIndex: '-100' };
const diagonal = { offset: '0', dim1: '0', dim2: '1' };
const part = { dim: '0', start: '?', end: '?', step: '1' };
const eps = { eps: '0.00001' };
const trailing = { normalizedShape: '', ...eps };

export const opOptions: OptionTables = {
  ...{ adaptiveAvgPool1d: adaptive, adaptiveAvgPool2d: adaptive, adaptiveAvgPool3d: adaptive },
  ...{ adaptiveMaxPool1d: adaptive, adaptiveMaxPool2d: adaptive, adaptiveMaxPool3d: adaptive },
  ...{ amax: reduction, amin: reduction, argmax: reduction, argmin: reduction },
  argsort: { dim: '-1', descending: 'false', stable: 'true' },
  ...{ avgPool1d: avgPool, avgPool2d: avgPool, avgPool3d: avgPool },
  batchNorm: { training: 'false', momentum: '0.1', ...eps },
  ...{ binaryCrossEntropy: loss, binaryCrossEntropyWithLogits: loss },
  cat: { dim: '0' },
  celu: { alpha: '1' },
  clamp: { min: '?', max: '?' },
  ...{ conv1d: conv, conv2d: conv, conv3d: conv },
  ...{ conv1dWeight: convWeight, conv2dWeight: convWeight, conv3dWeight: convWeight },
  ...{ convTranspose1d: convTranspose, convTranspose2d: convTranspose },
  convTranspose3d: convTranspose,
  cosineSimilarity: { dim: '1', eps: '0.00000001' },
  countNonzero: reduction,
  cross: { dim: '?' },
  crossEntropy: { ...classLoss, labelSmoothing: '0' },
  cumprod: lane,
  cumsum: { ...lane, reverse: 'false' },
  diag: { diagonal: '0' },
  diagEmbed: { offset: '0', dim1: '-2', dim2: '-1' },
  ...{ diagonal, diagonalScatter: diagonal },
  dropout: { seed: '', p: '0.5', training: 'true' },
  einsum: { equation: '' },
  elu: { alpha: '1' },
  embedding: { paddingIdx: '?' },
  expand: { shape: '' },
  flatten: { startDim: '0', endDim: '-1' },
  flip: { dims: '' },
  fold: { outputSize: '', kernelSize: '', dilation: '1', padding: '0', stride: '1' },
  gather: atDim,
  gaussianNllLoss: { full: 'false', eps: '0.000001', ...loss },
  gelu: { approximate: '"none"' },
  groupNorm: { numGroups: '', ...eps },
  hardtanh: { minVal: '-1', maxVal: '1' },
  heaviside: { atZero: '1/2' },
  hingeEmbeddingLoss: { margin: '1', ...loss },
  huberLoss: { delta: '1', ...loss },
  indexAdd: { dim: '', alpha: '1' },
  indexSelect: atDim,
  instanceNorm: { useInputStats: 'true', momentum: '0.1', ...eps },
  interpolate: {
    ...{ size: '?', scaleFactor: '?', mode: '"nearest"', alignCorners: '?' },
    ...{ recomputeScaleFactor: '?', antialias: 'false' },
  },
  klDiv: { reduction: '"mean"', logTarget: 'false' },
  l1Loss: loss,
  layerNorm: trailing,
  leakyRelu: { negativeSlope: '0.01' },
  localResponseNorm: { size: '', alpha: '0.0001', beta: '0.75', k: '1' },
  logSoftmax: lane,
  logsumexp: { dim: '-1', keepdim: 'false' },
  ...{ lpPool1d: lpPool, lpPool2d: lpPool, lpPool3d: lpPool },
  marginRankingLoss: { margin: '0', ...loss },
  maskedFill: { value: '' },
  matrixPower: { n: '' },
  ...{ maxPool1d: maxPool, maxPool2d: maxPool, maxPool3d: maxPool },
  ...{ maxUnpool1d: unpool, maxUnpool2d: unpool, maxUnpool3d: unpool },
  mean: reduction,
  mseLoss: loss,
  nllLoss: classLoss,
  norm: { p: '2', ...reduction },
  oneHot: { numClasses: '' },
  pad: { pad: '', mode: '"constant"', value: '?' },
  pairwiseDistance: { p: '2', eps: '0.000001', keepdim: 'false' },
  permute: { dims: '' },
  pixelShuffle: { upscaleFactor: '' },
  pixelUnshuffle: { downscaleFactor: '' },
  planeGather: undefined,
  planeScatterAdd: undefined,
  poissonNllLoss: { logInput: 'true', full: 'false', eps: '0.00000001', ...loss },
  prod: reduction,
  repeat: { repeats: '' },
  repeatInterleave: { repeats: '', dim: '?' },
  resample: undefined,
  reshape: { shape: '' },
  // Without eps it is the smallest step of the dtype.
  rmsNorm: { normalizedShape: '', eps: '?' },
  roll: { shifts: '', dims: '?' },
  scatter: atDim,
  scatterAdd: atDim,
  ...{ select: { dim: '', index: '' }, selectScatter: { dim: '', index: '' } },
  ...{ slice: part, sliceScatter: part },
  smoothL1Loss: { beta: '1', ...loss },
  ...{ softmax: lane, softmin: lane },
  softplus: { beta: '1', threshold: '20' },
  sort: { dim: '-1', descending: 'false', stable: 'true' },
  squeeze: { dim: '?' },
  stack: { dim: '0' },
  std: variance,
  sum: reduction,
  to: undefined,
  ...{ tril: { diagonal: '0' }, triu: { diagonal: '0' } },
  unflatten: { dim: '', sizes: '' },
  unfold: { kernelSize: '', dilation: '1', padding: '0', stride: '1' },
  unsqueeze: { dim: '' },
  var: variance,
  windowArgmax: undefined,
};

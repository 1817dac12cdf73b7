import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ops } from '#core/ops/index.ts';
import type { OpName } from '#core/ops/index.ts';
import { camelName } from './bind.ts';
import { checkRecord } from './check-record.ts';
import { readRecords } from './record.ts';

const file = new URL('./fixtures/public.jsonl', import.meta.url);
const read = readRecords(readFileSync(file, 'utf8'));
const records = read.ok ? read.value : [];

/**
 * Why an op has no record; its values are in the tests of `ops`. The list is kept by hand, so that a record forgotten
 * for a new op is noticed.
 */
const WITHOUT_RECORD: Readonly<Record<string, readonly OpName[]>> = {
  // prettier-ignore
  'used by the op or the gradient of one that has a record': [
    'conv1dWeight', 'conv2dWeight', 'indexAdd', 'planeScatterAdd', 'resample', 'windowArgmax',
  ],
  // prettier-ignore
  'the script calls its like: along other axes, or the largest instead of the smallest': [
    'adaptiveAvgPool1d', 'adaptiveAvgPool3d', 'adaptiveMaxPool1d', 'adaptiveMaxPool2d',
    'adaptiveMaxPool3d', 'amin', 'avgPool1d', 'avgPool3d', 'conv3d', 'conv3dWeight',
    'convTranspose3d', 'maxPool1d', 'maxPool3d', 'minimum',
  ],
  // prettier-ignore
  'a record cannot hold what PyTorch takes: several tensors, a dtype, truth values, chance, a method': [
    'cat', 'diagonalScatter', 'dropout', 'einsum', 'expand', 'heaviside', 'logicalNot',
    'maskedFill', 'repeat', 'select', 'selectScatter', 'slice', 'sliceScatter', 'stack', 'to',
    'unflatten', 'where',
  ],
  // prettier-ignore
  'not called by the script': [
    'acos', 'argmax', 'argmin', 'argsort', 'asin', 'atan', 'atan2', 'binaryCrossEntropy', 'bmm',
    'ceil', 'celu', 'cholesky', 'clamp', 'cofactor', 'cosh', 'cosineSimilarity', 'countNonzero',
    'cross', 'cumprod', 'det', 'detSign', 'diag', 'diagEmbed', 'diagonal', 'dot', 'eq', 'erf',
    'erfc', 'exp2', 'expm1', 'flatten', 'floor', 'floorDivide', 'gather', 'gaussianNllLoss', 'ge',
    'gt', 'hardsigmoid', 'hardswish', 'hardtanh', 'hingeEmbeddingLoss', 'huberLoss', 'inverse',
    'isfinite', 'isnan', 'kron', 'le', 'localResponseNorm', 'log10', 'log1p', 'log2', 'logAbsDet',
    'logdet', 'logicalAnd', 'logicalOr', 'logSigmoid', 'lpPool1d', 'lpPool2d', 'lpPool3d', 'lt',
    'marginRankingLoss', 'matrixPower', 'maxUnpool1d', 'maxUnpool2d', 'maxUnpool3d', 'mish', 'mv',
    'ne', 'norm', 'oneHot', 'outer', 'pairwiseDistance', 'pixelShuffle', 'pixelUnshuffle',
    'planeGather', 'poissonNllLoss', 'prelu', 'prod', 'relu6', 'remainder', 'repeatInterleave',
    'rmsNorm', 'roll', 'round', 'rsqrt', 'scatter', 'scatterAdd', 'selu', 'sign', 'sinh', 'softmin',
    'softsign', 'solve', 'sort', 'square', 'squeeze', 'std', 'tan', 'tanhshrink', 'trace', 'tril',
    'triu', 'trunc', 'unsqueeze',
  ],
};

test('the 530 public records can be read', () => {
  expect(read.ok ? [] : read.issues).toEqual([]);
  expect(records).toHaveLength(530);
});

describe.each(['float64', 'float32'] as const)('agrees with PyTorch in %s', (dtype) => {
  test.each(Object.entries(Object.groupBy(records, ({ op }) => op)))('%s', (_op, group = []) => {
    const faults = group.flatMap((record) =>
      checkRecord(record, { dtype }).faults.map(({ value, message }) => ({
        id: record.id,
        args: record.args,
        fault: `${value}: ${message}`,
      })),
    );
    expect(faults).toEqual([]);
  });
});

test('every op has a record, or a reason why it has none', () => {
  const covered = new Set(records.map(({ op }) => camelName(op)));
  const open = Object.keys(ops).filter((name) => !covered.has(name));
  expect(open.sort()).toEqual(Object.values(WITHOUT_RECORD).flat().sort());
});

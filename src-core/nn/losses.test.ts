import { describe, expect, test } from 'vitest';
import { Tensor, tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import * as nn from './index.ts';

const input = NdArray.from([
  [0.2, 0.5, 0.3],
  [0.1, 0.1, 0.8],
]);
const target = NdArray.from([
  [0, 1, 0],
  [1, 0, 1],
]);
const classes = NdArray.from([2, 0], undefined, 'int32');
const weight = NdArray.from([1, 2, 3]);

describe('losses', () => {
  test('compute what their ops compute', () => {
    const sums = { reduction: 'sum' } as const;
    const pairs: [NdArray, NdArray][] = [
      [new nn.MSELoss().forward(input, target), ops.mseLoss(input, target)],
      [new nn.L1Loss(sums).forward(input, target), ops.l1Loss(input, target, sums)],
      [
        new nn.HuberLoss({ delta: 0.3 }).forward(input, target),
        ops.huberLoss(input, target, { delta: 0.3 }),
      ],
      [new nn.SmoothL1Loss().forward(input, target), ops.smoothL1Loss(input, target)],
      [new nn.BCELoss().forward(input, target), ops.binaryCrossEntropy(input, target)],
      [
        new nn.BCEWithLogitsLoss({ posWeight: weight }).forward(input, target),
        ops.binaryCrossEntropyWithLogits(input, target, undefined, weight),
      ],
      [
        new nn.CrossEntropyLoss({ weight, labelSmoothing: 0.1 }).forward(input, classes),
        ops.crossEntropy(input, classes, weight, { labelSmoothing: 0.1 }),
      ],
      [
        new nn.NLLLoss({ weight, ...sums }).forward(input, classes),
        ops.nllLoss(input, classes, weight, sums),
      ],
      [
        new nn.HingeEmbeddingLoss({ margin: 2 }).forward(input, NdArray.full([2, 3], -1)),
        ops.hingeEmbeddingLoss(input, NdArray.full([2, 3], -1), { margin: 2 }),
      ],
      [new nn.KLDivLoss(sums).forward(input, target), ops.klDiv(input, target, sums)],
      [new nn.PoissonNLLLoss().forward(input, target), ops.poissonNllLoss(input, target)],
      [
        new nn.GaussianNLLLoss().forward(input, target, input),
        ops.gaussianNllLoss(input, target, input),
      ],
      [
        new nn.MarginRankingLoss().forward(input, target, NdArray.full([2, 3], 1)),
        ops.marginRankingLoss(input, target, NdArray.full([2, 3], 1)),
      ],
    ];
    for (const [found, expected] of pairs) expect(found.toNested()).toEqual(expected.toNested());
  });

  test('know cross entropy by hand: −ln of the softmax at the class', () => {
    const logits = NdArray.from([[Math.log(1), Math.log(3)]]);
    const loss = new nn.CrossEntropyLoss().forward(logits, NdArray.from([1], undefined, 'int32'));
    expect(loss.item()).toBeCloseTo(Math.log(4 / 3), 14);
  });

  test('take plain targets beside tensors, and yield a tensor to go back from', () => {
    const x = tensor(input, { requiresGrad: true });
    const loss = new nn.CrossEntropyLoss({ weight }).forward(x, classes);
    expect(loss).toBeInstanceOf(Tensor);
    loss.backward();
    expect(x.grad?.shape).toEqual([2, 3]);
  });

  test('save their weights as PyTorch does', () => {
    const loss = new nn.BCEWithLogitsLoss({ weight, posWeight: weight });
    expect([...loss.stateDict().keys()]).toEqual(['weight', 'pos_weight']);
    expect(loss.parameters()).toEqual([]);
  });
});

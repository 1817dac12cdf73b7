import { describe, expect, test } from 'vitest';
import type { Tensor } from '#core/autograd/tensor.ts';
import { tensor } from '#core/autograd/tensor.ts';
import { add, conv2d, matmul, relu, sum } from '#core/ops/functions.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import * as nn from './index.ts';

const random = new Random(6);
const noise = (...shape: number[]) => {
  const size = shape.reduce((product, each) => product * each, 1);
  return NdArray.from(
    Float64Array.from({ length: size }, () => random.normal()),
    shape,
  );
};
const float64 = { dtype: 'float64' } as const;

describe('printing', () => {
  test.each<[nn.Module, string]>([
    [new nn.Linear(2, 3, { bias: false }), 'Linear(in_features=2, out_features=3, bias=False)'],
    [new nn.Conv1d(2, 4, 3, { stride: 2 }), 'Conv1d(2, 4, kernel_size=(3,), stride=(2,))'],
    [
      new nn.Conv2d(2, 4, [3, 1], { padding: [1, 0], dilation: 2, groups: 2, bias: false }),
      'Conv2d(2, 4, kernel_size=(3, 1), stride=(1, 1), padding=(1, 0), dilation=(2, 2), groups=2, bias=False)',
    ],
    [
      new nn.Conv3d(1, 1, 2, { padding: 'same' }),
      'Conv3d(1, 1, kernel_size=(2, 2, 2), stride=(1, 1, 1), padding=same)',
    ],
    [
      new nn.ConvTranspose2d(3, 2, 3, { stride: 2, outputPadding: 1 }),
      'ConvTranspose2d(3, 2, kernel_size=(3, 3), stride=(2, 2), output_padding=(1, 1))',
    ],
    [
      new nn.MaxPool2d(2),
      'MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)',
    ],
    [new nn.AvgPool1d(3, { stride: 1 }), 'AvgPool1d(kernel_size=(3,), stride=(1,), padding=(0,))'],
    [new nn.AvgPool2d([3, 2]), 'AvgPool2d(kernel_size=(3, 2), stride=(3, 2), padding=0)'],
    [new nn.AdaptiveAvgPool2d([null, 7]), 'AdaptiveAvgPool2d(output_size=(None, 7))'],
    [
      new nn.BatchNorm2d(6),
      'BatchNorm2d(6, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)',
    ],
    [
      new nn.BatchNorm1d(6, { momentum: null, eps: 0.001, affine: false }),
      'BatchNorm1d(6, eps=0.001, momentum=None, affine=False, bias=False, track_running_stats=True)',
    ],
    [
      new nn.InstanceNorm2d(6),
      'InstanceNorm2d(6, eps=1e-05, momentum=0.1, affine=False, bias=False, track_running_stats=False)',
    ],
    [new nn.LayerNorm([2, 3]), 'LayerNorm((2, 3), eps=1e-05, elementwise_affine=True, bias=True)'],
    [
      new nn.LayerNorm(10, { bias: false }),
      'LayerNorm((10,), eps=1e-05, elementwise_affine=True, bias=False)',
    ],
    [new nn.RMSNorm(4), 'RMSNorm((4,), eps=None, elementwise_affine=True)'],
    [new nn.GroupNorm(2, 6), 'GroupNorm(2, 6, eps=1e-05, affine=True, bias=True)'],
    [
      new nn.ModuleList([new nn.ReLU(), new nn.ReLU(), new nn.Tanh(), new nn.ReLU()]),
      'ModuleList(\n  (0-1): 2 x ReLU()\n  (2): Tanh()\n  (3): ReLU()\n)',
    ],
    [new nn.Embedding(10, 3, { paddingIdx: -1 }), 'Embedding(10, 3, padding_idx=9)'],
    [new nn.Dropout(), 'Dropout(p=0.5, inplace=False)'],
    [new nn.Flatten(), 'Flatten(start_dim=1, end_dim=-1)'],
    [new nn.Unflatten(1, [2, 3]), 'Unflatten(dim=1, unflattened_size=(2, 3))'],
    [new nn.ReLU(), 'ReLU()'],
    [new nn.LeakyReLU(), 'LeakyReLU(negative_slope=0.01)'],
    [new nn.ELU({ alpha: 2 }), 'ELU(alpha=2.0)'],
    [new nn.GELU(), "GELU(approximate='none')"],
    [new nn.Softplus(), 'Softplus(beta=1.0, threshold=20.0)'],
    [new nn.Hardtanh(), 'Hardtanh(min_val=-1.0, max_val=1.0)'],
    [new nn.PReLU(), 'PReLU(num_parameters=1)'],
    [new nn.Softmax(1), 'Softmax(dim=1)'],
    [new nn.Upsample({ scaleFactor: 2 }), "Upsample(scale_factor=2.0, mode='nearest')"],
    [new nn.PixelShuffle(2), 'PixelShuffle(upscale_factor=2)'],
    [new nn.ZeroPad2d([1, 0, 2, 0]), 'ZeroPad2d((1, 0, 2, 0))'],
    [new nn.ReflectionPad1d(2), 'ReflectionPad1d((2, 2))'],
    [new nn.ConstantPad2d(1, 3.5), 'ConstantPad2d(padding=(1, 1, 1, 1), value=3.5)'],
    [new nn.CrossEntropyLoss(), 'CrossEntropyLoss()'],
  ])('%s', (module, expected) => {
    expect(module.toString()).toBe(expected);
  });
});

describe('initial weights', () => {
  test('of linear and convolutional layers lie within 1 / √fanIn and fill that range', () => {
    const layers: [{ weight: Tensor; bias: Tensor | undefined }, number][] = [
      [new nn.Linear(50, 40), 50],
      [new nn.Conv2d(8, 16, [3, 5], { groups: 2 }), 4 * 15],
      [new nn.ConvTranspose1d(6, 24, 4, { groups: 3 }), 8 * 4],
    ];
    for (const [{ weight, bias }, fanIn] of layers) {
      const bound = Math.fround(1 / Math.sqrt(fanIn));
      const largest = (each: Tensor | undefined) =>
        Math.max(...(each?.value.toArray() ?? []).map(Math.abs));
      expect(largest(weight)).toBeLessThanOrEqual(bound);
      expect(largest(weight)).toBeGreaterThan(0.98 * bound);
      expect(largest(bias)).toBeLessThanOrEqual(bound);
      expect(largest(bias)).toBeGreaterThan(0.7 * bound);
    }
  });

  test('of an embedding are normal, with zeros in the row of the padding', () => {
    const { weight } = nn.seeded(1, () => new nn.Embedding(200, 50, { paddingIdx: 3 }));
    expect(
      weight.value
        .slice(0, 3, 4)
        .toArray()
        .every((each) => each === 0),
    ).toBe(true);
    const square = weight.value.toArray().reduce((all, each) => all + each * each, 0) / 199 / 50;
    expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / 9950));
  });

  test.each([
    new nn.BatchNorm2d(4, { bias: false }),
    new nn.InstanceNorm2d(4, { affine: true, bias: false }),
    new nn.GroupNorm(2, 4, { bias: false }),
    new nn.LayerNorm([4, 3, 3], { bias: false }),
  ])('of a norm without a shift: %s', (norm) => {
    expect([...norm.namedParameters().keys()]).toEqual(['weight']);
    const found = norm.forward(noise(2, 4, 3, 3)).toArray();
    expect(found.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 12);
  });

  test('of norms are 1 and 0', () => {
    const norm = new nn.BatchNorm2d(2);
    const all = [norm.weight, norm.bias, norm.runningMean, norm.runningVar, norm.numBatchesTracked];
    expect(all.map((each) => each?.value.toNested())).toEqual([[1, 1], [0, 0], [0, 0], [1, 1], 0]);
    expect(norm.numBatchesTracked?.dtype).toBe('int32');
    expect([...norm.stateDict().keys()]).toEqual([
      'weight',
      'bias',
      'running_mean',
      'running_var',
      'num_batches_tracked',
    ]);
  });
});

describe('layers', () => {
  test('compute what their ops compute', () => {
    const conv = new nn.Conv2d(2, 4, 3, { stride: 2, padding: 1, groups: 2, ...float64 });
    const x = noise(1, 2, 5, 5);
    const options = { stride: 2, padding: 1, groups: 2 };
    expect(
      conv.forward(x).equals(conv2d(x, conv.weight.value, (conv.bias as Tensor).value, options)),
    ).toBe(true);
    const linear = new nn.Linear(2, 3, float64);
    const y = noise(4, 2);
    const product = matmul(y, linear.weight.value.permute([1, 0]));
    expect(linear.forward(y).toArray()).toEqual(
      add(product, (linear.bias as Tensor).value)
        .toArray()
        .map((each) => expect.closeTo(each, 12) as number),
    );
  });

  test('multiply two inputs', () => {
    const layer = new nn.Bilinear(2, 3, 1, float64);
    const [a, b] = [noise(4, 2), noise(4, 3)];
    const found = layer.forward(a, b);
    const [weight, bias] = [layer.weight.value, layer.bias?.value.item() ?? NaN];
    for (let n = 0; n < 4; n++) {
      let expected = bias;
      for (const i of [0, 1])
        for (const j of [0, 1, 2]) expected += a.get(n, i) * weight.get(0, i, j) * b.get(n, j);
      expect(found.get(n, 0)).toBeCloseTo(expected, 12);
    }
    expect(layer.toString()).toBe(
      'Bilinear(in1_features=2, in2_features=3, out_features=1, bias=True)',
    );
  });

  test('give each kind its shape', () => {
    const cases: [nn.Layer, number[], number[]][] = [
      [new nn.Conv1d(2, 3, 3, { padding: 'same' }), [1, 2, 7], [1, 3, 7]],
      [new nn.Conv3d(1, 2, 2), [1, 1, 3, 4, 5], [1, 2, 2, 3, 4]],
      [new nn.ConvTranspose1d(2, 3, 4, { stride: 3 }), [2, 5], [3, 16]],
      [new nn.ConvTranspose3d(1, 2, 2), [1, 1, 2, 2, 2], [1, 2, 3, 3, 3]],
      [new nn.MaxPool1d(2), [1, 1, 5], [1, 1, 2]],
      [new nn.MaxPool3d(2, { ceilMode: true }), [1, 1, 3, 3, 3], [1, 1, 2, 2, 2]],
      [new nn.AvgPool3d(2, { stride: 1 }), [1, 1, 3, 3, 3], [1, 1, 2, 2, 2]],
      [new nn.AdaptiveMaxPool1d(2), [1, 1, 5], [1, 1, 2]],
      [new nn.AdaptiveAvgPool3d(1), [1, 2, 3, 3, 3], [1, 2, 1, 1, 1]],
      [new nn.InstanceNorm1d(2), [2, 5], [2, 5]],
      [new nn.GroupNorm(2, 4), [1, 4, 3], [1, 4, 3]],
      [new nn.LayerNorm([3, 2]), [5, 3, 2], [5, 3, 2]],
      [new nn.RMSNorm(2), [5, 2], [5, 2]],
      [new nn.Flatten(), [2, 3, 4], [2, 12]],
      [new nn.Unflatten(1, [3, -1]), [2, 12], [2, 3, 4]],
      [new nn.Upsample({ scaleFactor: 2 }), [1, 1, 2, 3], [1, 1, 4, 6]],
      [new nn.PixelShuffle(2), [1, 4, 2, 3], [1, 1, 4, 6]],
      [new nn.PixelUnshuffle(2), [1, 1, 4, 6], [1, 4, 2, 3]],
      [new nn.ZeroPad2d([1, 0, 2, 0]), [1, 2, 3], [1, 4, 4]],
      [new nn.ReplicationPad2d(1), [1, 2, 3], [1, 4, 5]],
      [new nn.ReplicationPad1d(1), [1, 2, 3], [1, 2, 5]],
      [new nn.ReplicationPad3d(1), [1, 1, 2, 2, 2], [1, 1, 4, 4, 4]],
      [new nn.ZeroPad1d(1), [2, 3], [2, 5]],
      [new nn.ZeroPad3d(1), [1, 1, 2, 2, 2], [1, 1, 4, 4, 4]],
      [new nn.ConstantPad1d([2, 0], 1), [2, 3], [2, 5]],
      [new nn.ConstantPad3d(1, 1), [1, 1, 2, 2, 2], [1, 1, 4, 4, 4]],
      [new nn.ReflectionPad2d(1), [1, 2, 3], [1, 4, 5]],
      [new nn.ReflectionPad3d(1), [1, 1, 2, 2, 2], [1, 1, 4, 4, 4]],
      [new nn.CircularPad1d(1), [1, 2, 3], [1, 2, 5]],
      [new nn.CircularPad2d(1), [1, 2, 3], [1, 4, 5]],
      [new nn.CircularPad3d(1), [1, 1, 2, 2, 2], [1, 1, 4, 4, 4]],
      [new nn.AdaptiveAvgPool1d(2), [1, 1, 5], [1, 1, 2]],
      [new nn.AdaptiveMaxPool2d([2, null]), [1, 1, 5, 3], [1, 1, 2, 3]],
      [new nn.AdaptiveMaxPool3d(1), [1, 2, 3, 3, 3], [1, 2, 1, 1, 1]],
      [new nn.BatchNorm3d(2), [2, 2, 1, 2, 3], [2, 2, 1, 2, 3]],
      [new nn.InstanceNorm3d(2, { affine: true }), [2, 1, 2, 3], [2, 1, 2, 3]],
      [new nn.Dropout1d(), [2, 3, 4], [2, 3, 4]],
      [new nn.Dropout3d(), [2, 3, 1, 2, 2], [2, 3, 1, 2, 2]],
      [new nn.Identity(), [2], [2]],
      [new nn.Softmin(0), [2], [2]],
      [new nn.LogSoftmax(-1), [2, 3], [2, 3]],
    ];
    for (const [layer, shape, expected] of cases)
      expect([layer.typeName, layer.forward(noise(...shape)).shape]).toEqual([
        layer.typeName,
        expected,
      ]);
  });

  test('apply their function to every number', () => {
    // Each at x = −1 and x = 2, from its definition.
    const e = Math.E;
    const cases: [nn.Layer, number, number][] = [
      [new nn.ReLU6(), 0, 2],
      [new nn.LeakyReLU({ negativeSlope: 0.2 }), -0.2, 2],
      [new nn.ELU(), 1 / e - 1, 2],
      [new nn.CELU({ alpha: 2 }), 2 * (e ** -0.5 - 1), 2],
      [new nn.SELU(), 1.0507009873554805 * 1.6732632423543772 * (1 / e - 1), 2.101401974710961],
      [new nn.SiLU(), -1 / (1 + e), 2 / (1 + e ** -2)],
      [new nn.Mish(), -Math.tanh(Math.log(1 + 1 / e)), 2 * Math.tanh(Math.log(1 + e ** 2))],
      [new nn.Sigmoid(), 1 / (1 + e), 1 / (1 + e ** -2)],
      [new nn.LogSigmoid(), -Math.log(1 + e), -Math.log(1 + e ** -2)],
      [new nn.Tanh(), Math.tanh(-1), Math.tanh(2)],
      [new nn.Tanhshrink(), -1 - Math.tanh(-1), 2 - Math.tanh(2)],
      [new nn.Softplus({ beta: 2 }), Math.log(1 + e ** -2) / 2, Math.log(1 + e ** 4) / 2],
      [new nn.Softsign(), -1 / 2, 2 / 3],
      [new nn.Hardtanh({ minVal: -0.5 }), -0.5, 1],
      [new nn.Hardsigmoid(), 1 / 3, 5 / 6],
      [new nn.Hardswish(), -1 / 3, 5 / 3],
    ];
    for (const [layer, ...expected] of cases)
      for (const [i, found] of layer
        .forward(NdArray.from([-1, 2]))
        .toArray()
        .entries())
        expect(found, layer.typeName).toBeCloseTo(expected[i] as number, 12);
  });

  test('refuse sizes that cannot be, and say which', () => {
    expect(() => new nn.Linear(-1, 2)).toThrow('Linear: expected a whole inFeatures ≥ 0, got -1');
    expect(() => new nn.Conv2d(3, 4, 3, { groups: 2 })).toThrow(
      'Conv2d: expected channels that 2 groups divide, got 3 and 4',
    );
    expect(() => new nn.Conv2d(3, 4, [1, 2, 3])).toThrow(
      'Conv2d: expected kernelSize as one number or 2, got 3 numbers',
    );
    expect(() => new nn.GroupNorm(2, 3)).toThrow('channels that 2 divides, got 3');
    expect(() => new nn.Dropout({ p: 1.5 })).toThrow('Dropout: expected p in 0 … 1, got 1.5');
    expect(() => new nn.BatchNorm2d(2).forward(noise(2, 2))).toThrow(
      'BatchNorm2d: expected an input with 4 axes, got [2, 2]',
    );
  });

  test('learn an embedding from indices that come as a tensor', () => {
    const layer = new nn.Embedding(4, 2, float64);
    const indices = tensor(NdArray.from([[1, 3, 1]], undefined, 'int32'));
    sum(layer.forward(indices)).backward();
    expect(layer.weight.grad?.toNested()).toEqual([
      [0, 0],
      [2, 2],
      [0, 0],
      [1, 1],
    ]);
  });

  test('learn a slope', () => {
    const layer = new nn.PReLU(float64);
    sum(layer.forward(tensor([[-2], [3]]))).backward();
    expect(layer.weight.grad?.toNested()).toEqual([-2]);
  });
});

describe('Residual', () => {
  test('adds the input, or what the shortcut makes of it', () => {
    const body = new nn.Linear(2, 2, float64);
    const x = noise(3, 2);
    const plain = new nn.Residual({ body }).forward(x);
    expect(plain.equals(add(body.forward(x), x))).toBe(true);
    const shortcut = new nn.Linear(2, 2, float64);
    const block = new nn.Residual({ body, shortcut });
    expect(block.forward(x).equals(add(body.forward(x), shortcut.forward(x)))).toBe(true);
    expect([...block.stateDict().keys()]).toEqual([
      'body.weight',
      'body.bias',
      'shortcut.weight',
      'shortcut.bias',
    ]);
  });
});

describe('Concat', () => {
  test('lays the branches side by side along the channels', () => {
    const block = new nn.Concat({ branches: [new nn.Identity(), new nn.ReLU()] });
    const x = noise(2, 3);
    const y = block.forward(x);
    expect(y.slice(1, 0, 3).equals(x)).toBe(true);
    expect(y.slice(1, 3).equals(relu(x))).toBe(true);
    expect(block.toString()).toContain('(branches): ModuleList(');
  });
});

import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { relu } from '#core/ops/functions.ts';
import type { Value } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { Conv2d } from './conv.ts';
import { seeded } from './generator.ts';
import { Layer, buffer } from './layer.ts';
import { Linear } from './linear.ts';
import { ModuleList } from './module-list.ts';
import { Sequential } from './sequential.ts';

class Net extends Layer {
  firstLayer = new Linear(2, 3, { dtype: 'float64' });
  runningMean = buffer([3], 0.5);
  blocks2 = new ModuleList([new Linear(3, 3), new Linear(3, 1, { bias: false })]);

  override forward<V extends Value>(input: V): V {
    return relu(this.firstLayer.forward(input));
  }
}

const build = (seed: number) => seeded(seed, () => new Net());

describe('Module', () => {
  test('names parameters and buffers as PyTorch does: own ones first, then the children’s', () => {
    const net = build(1);
    expect([...net.stateDict().keys()]).toEqual([
      'running_mean',
      'first_layer.weight',
      'first_layer.bias',
      'blocks2.0.weight',
      'blocks2.0.bias',
      'blocks2.1.weight',
    ]);
    expect([...net.namedBuffers().keys()]).toEqual(['running_mean']);
    expect(net.parameters().length).toBe(5);
    expect(net.parameters().every((each) => each.requiresGrad && each.entry === undefined)).toBe(
      true,
    );
  });

  test('counts a shared parameter once, yet saves it under both names', () => {
    const shared = new Linear(2, 2);
    const net = new Sequential(shared, shared);
    expect(net.parameters().length).toBe(2);
    expect([...net.stateDict().keys()]).toEqual(['0.weight', '0.bias', '1.weight', '1.bias']);
  });

  test('computes with plain numbers and with tensors alike, and only tensors write a tape', () => {
    const net = build(1);
    const x = NdArray.from([[1, -2]]);
    const plain = net.forward(x);
    const recorded = net.forward(new Tensor(x));
    expect(plain).toBeInstanceOf(NdArray);
    expect(recorded.value.toNested()).toEqual(plain.toNested());
    recorded.backward(NdArray.full([1, 3], 1));
    expect(net.firstLayer.weight.grad?.shape).toEqual([3, 2]);
    net.zeroGrad();
    expect(net.firstLayer.weight.grad).toBeUndefined();
  });

  test('switches all children between training and evaluation', () => {
    const net = build(1);
    expect(net.training).toBe(true);
    expect(net.eval()).toBe(net);
    expect([...net.modules()].every((module) => !module.training)).toBe(true);
    net.train();
    expect([...net.modules()].every((module) => module.training)).toBe(true);
  });

  test('takes over a state exactly, by copies', () => {
    const [a, b] = [build(1), build(2)];
    const state = a.stateDict();
    expect(b.firstLayer.weight.value.equals(a.firstLayer.weight.value)).toBe(false);
    expect(b.loadStateDict(state)).toEqual({ missing: [], unexpected: [] });
    for (const [name, numbers] of b.stateDict())
      expect(numbers.equals(state.get(name) as NdArray)).toBe(true);
    a.firstLayer.weight.change((data) => data.fill(0));
    expect(b.firstLayer.weight.value.equals(a.firstLayer.weight.value)).toBe(false);
  });

  test('lists everything that does not fit and changes nothing then', () => {
    const net = build(1);
    const before = net.stateDict();
    const state = build(2).stateDict();
    state.delete('first_layer.bias');
    state.set('head.weight', NdArray.zeros([1]));
    state.set('blocks2.1.weight', NdArray.zeros([3, 1]));
    expect(() => net.loadStateDict(state)).toThrow(AppError);
    expect(() => net.loadStateDict(state)).toThrow(
      'loadStateDict: expected the state of this Net, got another; missing are first_layer.bias; ' +
        'unknown are head.weight; blocks2.1.weight should be [1, 3] and is [3, 1]',
    );
    for (const [name, numbers] of net.stateDict())
      expect(numbers.equals(before.get(name) as NdArray)).toBe(true);
  });

  test('takes over what there is when it need not be strict', () => {
    const net = build(1);
    const state = new Map([
      ['running_mean', NdArray.from([1, 2, 3])],
      ['more', NdArray.from(1)],
    ]);
    const report = net.loadStateDict(state, { strict: false });
    expect(report.unexpected).toEqual(['more']);
    expect(report.missing.length).toBe(5);
    expect(net.runningMean.value.toNested()).toEqual([1, 2, 3]);
    expect(net.runningMean.dtype).toBe('float32');
  });

  test('changes its precision, shared parameters stay shared', () => {
    const shared = new Linear(2, 2);
    const net = new Sequential(shared, shared).to('float64');
    expect(net.parameters().map(({ dtype }) => dtype)).toEqual(['float64', 'float64']);
    expect(build(1).to('float64').runningMean.dtype).toBe('float64');
    expect(() => net.to('int32')).toThrow('to: expected float32 or float64, got int32');
  });

  test('has the same weights for the same seed', () => {
    expect(build(5).firstLayer.weight.value.toNested()).toEqual(
      build(5).firstLayer.weight.value.toNested(),
    );
  });

  test('prints as in PyTorch, children indented', () => {
    expect(build(1).toString()).toBe(
      `Net(
  (firstLayer): Linear(in_features=2, out_features=3, bias=True)
  (blocks2): ModuleList(
    (0): Linear(in_features=3, out_features=3, bias=True)
    (1): Linear(in_features=3, out_features=1, bias=False)
  )
)`,
    );
    expect(new Sequential({ conv: new Conv2d(1, 6, 5, { padding: 2 }) }).toString()).toBe(
      'Sequential(\n  (conv): Conv2d(1, 6, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2))\n)',
    );
    expect(new Sequential().toString()).toBe('Sequential()');
  });
});

import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { DataLoader } from '#core/data/data-loader.ts';
import type { TensorDataset } from '#core/data/dataset.ts';
import { digits } from '#core/data/digits.ts';
import { sineRegression, spirals, xor } from '#core/data/generated.ts';
import * as nn from '#core/nn/index.ts';
import { argmax, mseLoss } from '#core/ops/functions.ts';
import { theHeap } from '#core/tensor/heap.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { readNpz, writeNpz } from '#core/tensor/npz.ts';
import { readSafetensors, writeSafetensors } from '#core/tensor/safetensors.ts';
import { scope } from '#core/tensor/scope.ts';
import { Adam, AdamW } from './adam.ts';
import { clipGradNorm } from './clip-grad.ts';
import type { Optimizer } from './optimizer.ts';
import { OneCycleLR } from './one-cycle-lr.ts';
import { SGD } from './sgd.ts';

type Batch = [inputs: NdArray, targets: NdArray];

interface Run {
  net: nn.Layer;
  loss: nn.Loss;
  optimizer: Optimizer<{ lr: number }>;
}

/** One step on a batch, and its loss. Everything that it made is free again afterwards. */
function step({ net, loss, optimizer }: Run, [inputs, targets]: Batch): number {
  return scope(() => {
    optimizer.zeroGrad();
    const output = loss.forward(net.forward(tensor(inputs)), targets);
    output.backward();
    optimizer.step();
    return output.item();
  });
}

function train(run: Run, loader: DataLoader, epochs: number): number[] {
  const losses: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const batch of loader) losses.push(step(run, batch as Batch));
  return losses;
}

/** The share of the examples whose largest output is that of their class. */
function accuracy(net: nn.Layer, { arrays }: TensorDataset): number {
  const [inputs, targets] = arrays as Batch;
  const found = scope(() => argmax(net.eval().forward(inputs), { dim: 1 })).toArray();
  const right = targets.toArray().filter((label, i) => label === found[i]);
  return right.length / targets.size;
}

const classify = (net: nn.Layer, optimizer: Optimizer<{ lr: number }>): Run => ({
  net,
  loss: new nn.CrossEntropyLoss(),
  optimizer,
});

const mlp = (seed: number, ...sizes: [number, number, number]) =>
  nn.seeded(seed, () => {
    const [into, hidden, out] = sizes;
    const [first, last] = [new nn.Linear(into, hidden), new nn.Linear(hidden, out)];
    return new nn.Sequential(new nn.Flatten(), first, new nn.ReLU(), last);
  });

describe('training', () => {
  test('a net of two layers learns the exclusive or', () => {
    const net = nn.seeded(2, () => {
      const [first, last] = [new nn.Linear(2, 8), new nn.Linear(8, 1)];
      return new nn.Sequential(first, new nn.Tanh(), last, new nn.Sigmoid());
    });
    const optimizer = new SGD(net.parameters(), { lr: 0.5, momentum: 0.9 });
    const [inputs, targets] = xor().arrays as Batch;
    const run = { net, loss: new nn.MSELoss(), optimizer };
    for (let i = 0; i < 500; i++) step(run, [inputs, targets]);
    expect(mseLoss(net.forward(inputs), targets).item()).toBeLessThan(0.01);
  });

  test('a small MLP learns the digits', () => {
    const net = mlp(1, 64, 32, 10);
    const data = digits();
    const loader = new DataLoader(data, { batchSize: 64, shuffle: true, seed: 1 });
    train(classify(net, new Adam(net.parameters(), { lr: 0.01 })), loader, 8);
    expect(accuracy(net, data)).toBeGreaterThan(0.95);
  });

  test('a small convolutional net with batch norm and dropout learns the digits', () => {
    const net = nn.seeded(3, () => {
      const conv = new nn.Conv2d(1, 6, 3, { padding: 1 });
      const features = [conv, new nn.BatchNorm2d(6), new nn.ReLU(), new nn.MaxPool2d(2)];
      const head = [new nn.Flatten(), new nn.Dropout({ p: 0.1 }), new nn.Linear(96, 10)];
      return new nn.Sequential(...features, ...head);
    });
    const data = digits();
    const loader = new DataLoader(data, { batchSize: 64, shuffle: true, seed: 1 });
    train(classify(net, new AdamW(net.parameters(), { lr: 0.02 })), loader, 3);
    expect(accuracy(net, data)).toBeGreaterThan(0.95);
  });

  test('spirals come apart with a schedule and clipped gradients', () => {
    const data = spirals(200, { turns: 0.75, noise: 0.01, seed: 1 });
    const net = mlp(4, 2, 32, 2);
    const optimizer = new AdamW(net.parameters(), { lr: 0.05 });
    const schedule = new OneCycleLR(optimizer, 0.05, { totalSteps: 400 });
    const loss = new nn.CrossEntropyLoss();
    const [inputs, targets] = data.arrays as Batch;
    for (let i = 0; i < 400; i++)
      scope(() => {
        optimizer.zeroGrad();
        loss.forward(net.forward(tensor(inputs)), targets).backward();
        clipGradNorm(net.parameters(), 1);
        optimizer.step();
        schedule.step();
      });
    expect(accuracy(net, data)).toBeGreaterThan(0.95);
  });

  test('gives the same numbers for the same seeds', () => {
    const losses = (seed: number) => {
      const net = mlp(seed, 1, 16, 1);
      const loader = new DataLoader(sineRegression(60, { seed }), {
        batchSize: 20,
        shuffle: true,
        seed,
      });
      const optimizer = new SGD(net.parameters(), { lr: 0.05 });
      return train({ net, loss: new nn.MSELoss(), optimizer }, loader, 5);
    };
    expect(losses(1)).toEqual(losses(1));
    expect(losses(1)).not.toEqual(losses(2));
  });

  test('goes on from a saved state as if it had not stopped, through either kind of file', () => {
    const data = sineRegression(30);
    const [inputs, targets] = data.arrays as Batch;
    const build = (seed: number): Run => {
      const net = mlp(seed, 1, 16, 1).to('float64');
      return { net, loss: new nn.MSELoss(), optimizer: new Adam(net.parameters(), { lr: 0.1 }) };
    };
    const first = build(1);
    for (let i = 0; i < 5; i++) step(first, [inputs, targets]);
    const state = first.net.stateDict();
    const npz = readNpz(writeNpz(state));
    const safetensors = readSafetensors(writeSafetensors(state));
    if (!npz.ok || !safetensors.ok) throw new Error('a file could not be read again');
    const memory = first.optimizer.stateDict();
    const next = step(first, [inputs, targets]);
    for (const saved of [npz.value, safetensors.value.tensors]) {
      const second = build(2);
      second.net.loadStateDict(saved);
      second.optimizer.loadStateDict(memory);
      expect(step(second, [inputs, targets])).toBe(next);
    }
  });

  test('does not take more memory with every step', () => {
    const net = nn.seeded(1, () => {
      const [first, last] = [new nn.Linear(64, 256), new nn.Linear(256, 10)];
      const norm = new nn.BatchNorm1d(256);
      return new nn.Sequential(new nn.Flatten(), first, norm, new nn.GELU(), last);
    });
    const loader = new DataLoader(digits(), { batchSize: 100, dropLast: true });
    const run = classify(net, new Adam(net.parameters()));
    // Where the next new block lies: the probes are never freed, so no other block can take their place.
    const top = () => theHeap()?.allocate(5e6)?.pointer ?? NaN;
    train(run, loader, 1);
    const [first, second] = [top(), top()];
    // 3 epochs of 17 steps; a step makes about 1 MB.
    train(run, loader, 3);
    expect(top() - second).toBe(second - first);
    expect(net.parameters().every(({ value }) => value.toArray().every(Number.isFinite))).toBe(
      true,
    );
  });
});

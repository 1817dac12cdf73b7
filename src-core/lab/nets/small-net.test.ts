import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import {
  AdaptiveAvgPool2d,
  Conv2d,
  CrossEntropyLoss,
  Flatten,
  Linear as LinearLayer,
  MaxPool2d,
  ReLU,
  Sequential,
} from '#core/nn/index.ts';
import { SGD } from '#core/optim/sgd.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { TRAINING_ROWS, digitAt, labelAt } from './digit-rows.ts';
import { Linear } from './linear.ts';
import { MaxPool2 } from './max-pool2.ts';
import { NET_A, NET_G } from './net-kinds.ts';
import type { NetKind } from './net-kinds.ts';
import type { ReluRule } from './net-layer.ts';
import { NetTraining } from './net-training.ts';
import { Relu } from './relu.ts';
import { SmallNet } from './small-net.ts';

const SEED = 7643;
const conv = (from: number, to: number) => new Conv2d(from, to, 3, { padding: 1 });

/** The same nets from the layers of `#core/nn`. */
const models: Record<'A' | 'G', () => Sequential> = {
  A: () =>
    new Sequential(
      conv(1, 8),
      new ReLU(),
      conv(8, 16),
      new ReLU(),
      new MaxPool2d(2),
      new Flatten(),
      new LinearLayer(256, 10),
    ),
  G: () =>
    new Sequential(
      conv(1, 8),
      new ReLU(),
      new MaxPool2d(2),
      conv(8, 16),
      new ReLU(),
      conv(16, 16),
      new ReLU(),
      new AdaptiveAvgPool2d(1),
      new Flatten(),
      new LinearLayer(16, 10),
    ),
};

const kinds: Record<'A' | 'G', NetKind> = { A: NET_A, G: NET_G };

/** The model with the weights of a net, in float64. */
function twinOf(name: 'A' | 'G', net: SmallNet): Sequential {
  const model = models[name]().to('float64');
  for (const [at, parameter] of model.parameters().entries())
    parameter.change((data) => data.set(net.parameters[at]?.value ?? []));
  return model;
}

function worst(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, x, at) => Math.max(most, Math.abs(x - (b[at] ?? NaN))), 0);
}

describe.each(['A', 'G'] as const)('net %s', (name) => {
  const kind = kinds[name];

  test('has the parameters and the first weights of the catalogue', () => {
    const net = kind.build();
    net.initialise(SEED);
    const count = net.parameters.reduce((sum, { value }) => sum + value.length, 0);
    expect(count).toBe(name === 'A' ? 3818 : 3738);
    const first = [...(net.parameters[0]?.value.slice(0, 3) ?? [])];
    const catalogue = [-0.466256650963, 0.205019416312, 0.157061026224];
    expect(worst(first, catalogue)).toBeLessThan(1e-12);
  });

  test('has scores and input gradients of autograd within 1e-12', () => {
    const net = kind.build();
    net.initialise(SEED);
    const random = new Random(1);
    const picture = new Float64Array(kind.rows * kind.columns);
    const weights = Float64Array.from({ length: 10 }, () => random.next() - 0.5);
    for (const row of [3, 1354]) {
      kind.show(row, random, picture);
      const input = tensor(NdArray.from(picture.slice(), [1, 1, kind.rows, kind.columns]), {
        requiresGrad: true,
      });
      const scores = twinOf(name, net).forward(input);
      scores.backward(NdArray.from(weights, [1, 10]));
      expect(worst(net.forward(picture), scores.value.values())).toBeLessThan(1e-12);
      const gradient = net.inputGradient(picture, weights);
      expect(worst(gradient, input.grad?.values() ?? [])).toBeLessThan(1e-12);
    }
  });

  test('is trained as SGD with momentum on autograd trains it, within 1e-12', () => {
    const training = new NetTraining(kind, SEED);
    const model = twinOf(name, training.net);
    const optimizer = new SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
    const random = new Random(SEED + 1);
    const order = random.shuffle(Array.from({ length: TRAINING_ROWS }, (_, row) => row));
    const size = kind.rows * kind.columns;
    for (let step = 0; step < 3; step++) {
      const rows = order.slice(step * 32, (step + 1) * 32);
      const pictures = new Float64Array(32 * size);
      for (const [at, row] of rows.entries())
        kind.show(row, random, pictures.subarray(at * size, (at + 1) * size));
      optimizer.zeroGrad();
      const images = tensor(NdArray.from(pictures, [32, 1, kind.rows, kind.columns]));
      const labels = tensor(NdArray.from(Int32Array.from(rows, labelAt)));
      const loss = new CrossEntropyLoss().forward(model.forward(images), labels);
      loss.backward();
      optimizer.step();
      training.advance();
      expect(training.loss).toBeCloseTo(loss.item(), 12);
    }
    for (const [at, parameter] of model.parameters().entries()) {
      const own = training.net.parameters[at]?.value ?? [];
      expect(worst(own, parameter.value.values())).toBeLessThan(1e-12);
    }
  });

  test('goes on after save and restore with the same bits', () => {
    const whole = new NetTraining(kind, SEED);
    for (let step = 0; step < 45; step++) whole.advance();
    const other = new NetTraining(kind, SEED);
    other.restore(45, whole.save());
    for (const one of [whole, other]) for (let step = 0; step < 2; step++) one.advance();
    expect(other.net.save()).toEqual(whole.net.save());
    expect([other.epochLoss, other.epochAccuracy]).toEqual([whole.epochLoss, whole.epochAccuracy]);
  });
});

test('a digit on the canvas of net G begins at the column that was drawn', () => {
  const canvas = new Float64Array(128);
  const random = new Random(5);
  const column = Math.floor(9 * new Random(5).next());
  NET_G.show(7, random, canvas);
  const rows = Array.from({ length: 8 }, (_, r) => [
    ...canvas.subarray(r * 16 + column, r * 16 + column + 8),
  ]);
  expect(rows.flat()).toEqual([...digitAt(7)]);
  expect(canvas.reduce((sum, x) => sum + x, 0)).toBe(digitAt(7).reduce((sum, x) => sum + x, 0));
});

// Worked by hand in the catalogue: x = (2, 1), output 14.
test.each([
  ['plain', [5, 4]],
  ['deconv', [1, 5]],
  ['guided', [6, 3]],
] as [ReluRule, number[]][])('the signal goes back to %s = %j', (rule, expected) => {
  const layers = [linear([1, -1, 2, 1, -1, 1], 2), new Relu('a', 3)];
  const deep = [linear([1, 1, -1, -1, 1, 2, 2, -1, 1], 3), new Relu('b', 3)];
  const net = new SmallNet([...layers, ...deep, linear([1, 2, 1], 3)]);
  expect([...net.forward(Float64Array.of(2, 1))]).toEqual([14]);
  expect([...net.inputGradient(Float64Array.of(2, 1), Float64Array.of(1), rule)]).toEqual(expected);
});

test('equal numbers in a block go to the first in reading order', () => {
  const pool = new MaxPool2('pool', 1, 2, 4);
  expect([...pool.forward(Float64Array.of(1, 3, 0, 2, 3, 3, 2, 2))]).toEqual([3, 2]);
  expect([...pool.backward(Float64Array.of(5, 7))]).toEqual([0, 5, 0, 7, 0, 0, 0, 0]);
});

function linear(weights: number[], inputs: number): Linear {
  const layer = new Linear('linear', inputs, weights.length / inputs);
  layer.weight.value.set(weights);
  return layer;
}

import { describe, expect, test } from 'vitest';
import { Tensor, tensor } from '#core/autograd/tensor.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { Adagrad } from './adagrad.ts';
import { Adam, AdamW } from './adam.ts';
import type { Optimizer } from './optimizer.ts';
import { RMSprop } from './rmsprop.ts';
import { SGD } from './sgd.ts';

const start = 0.7;
const random = new Random(4);
const gradients = Array.from({ length: 12 }, () => random.normal());

/** The parameter after each step, when the gradients are these. */
function trajectory(
  make: (parameters: Tensor[]) => Optimizer<{ lr: number }>,
  grads: readonly number[] = gradients,
): number[] {
  const p = tensor([start, start], { requiresGrad: true });
  const optimizer = make([p]);
  return grads.map((g) => {
    p.grad = NdArray.from([g, g]);
    optimizer.step();
    expect(p.value.get(1)).toBe(p.value.get(0));
    return p.value.get(0);
  });
}

/** p₀ minus the steps so far. */
function minus(steps: readonly number[]): number[] {
  let p = start;
  return steps.map((step) => (p -= step));
}

/** Σ_i factor^(t − i) · x_i for i = 1 … t, without a recursion. */
const decayed = (x: readonly number[], factor: number, t: number): number =>
  x.slice(0, t).reduce((sum, each, i) => sum + factor ** (t - 1 - i) * each, 0);

const squares = gradients.map((g) => g * g);

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [i, each] of found.entries())
    expect(Math.abs(each - (expected[i] ?? NaN))).toBeLessThan(1e-12);
}

describe('SGD', () => {
  test('shrinks a parabola by 1 − lr · k each step', () => {
    const p = tensor(start, { requiresGrad: true });
    const optimizer = new SGD([p], { lr: 0.1 });
    for (let t = 1; t <= 20; t++) {
      p.grad = NdArray.from(3 * p.item());
      optimizer.step();
      expect(Math.abs(p.item() - start * 0.7 ** t)).toBeLessThan(1e-12);
    }
  });

  test('with momentum sums the gradients with falling weights; the first is not dampened', () => {
    const { lr, momentum, dampening } = { lr: 0.1, momentum: 0.9, dampening: 0.25 };
    const weighed = gradients.map((g, i) => (i === 0 ? g : (1 - dampening) * g));
    expectClose(
      trajectory((p) => new SGD(p, { lr, momentum, dampening })),
      minus(gradients.map((_, i) => lr * decayed(weighed, momentum, i + 1))),
    );
  });

  test('with Nesterov adds one gradient more to the momentum', () => {
    const { lr, momentum } = { lr: 0.1, momentum: 0.8 };
    expectClose(
      trajectory((p) => new SGD(p, { lr, momentum, nesterov: true })),
      minus(gradients.map((g, i) => lr * (g + momentum * decayed(gradients, momentum, i + 1)))),
    );
  });

  test('decays weights through the gradient: with no slope p = p₀ (1 − lr · weightDecay)ᵗ', () => {
    expectClose(
      trajectory((p) => new SGD(p, { lr: 0.1, weightDecay: 0.5 }), [0, 0, 0]),
      [0.95, 0.95 ** 2, 0.95 ** 3].map((factor) => start * factor),
    );
  });

  test('climbs when it is to maximise', () => {
    const down = trajectory((p) => new SGD(p, { lr: 0.1, momentum: 0.5 }));
    const up = trajectory((p) => new SGD(p, { lr: 0.1, momentum: 0.5, maximize: true }));
    expectClose(
      up,
      down.map((p) => 2 * start - p),
    );
  });

  test('refuses options out of range, and says which', () => {
    const p = [tensor(1, { requiresGrad: true })];
    expect(() => new SGD(p, { lr: -1 })).toThrow('SGD: expected lr ≥ 0, got -1');
    expect(() => new SGD(p, { momentum: NaN })).toThrow('momentum ≥ 0, got NaN');
    expect(() => new SGD(p, { nesterov: true })).toThrow(
      'SGD: expected momentum above 0 and dampening 0 with nesterov, got 0 and 0',
    );
  });
});

describe('Adam', () => {
  const [beta1, beta2, lr, eps] = [0.8, 0.95, 0.05, 1e-3];
  const mean = (t: number) => ((1 - beta1) * decayed(gradients, beta1, t)) / (1 - beta1 ** t);
  const square = (t: number) => ((1 - beta2) * decayed(squares, beta2, t)) / (1 - beta2 ** t);

  test('divides the corrected mean by the root of the corrected mean square', () => {
    expectClose(
      trajectory((p) => new Adam(p, { lr, eps, betas: [beta1, beta2] })),
      minus(gradients.map((_, i) => (lr * mean(i + 1)) / (Math.sqrt(square(i + 1)) + eps))),
    );
  });

  test('moves lr · g / (|g| + eps) each step while the gradient stays the same', () => {
    expectClose(
      trajectory((p) => new Adam(p), [-2, -2, -2]),
      [1, 2, 3].map((t) => start + (t * 1e-3 * 2) / (2 + 1e-8)),
    );
  });

  test('with amsgrad divides by the largest mean square so far', () => {
    const plain = (t: number) => (1 - beta2) * decayed(squares, beta2, t);
    const largest = (t: number) =>
      Math.max(...Array.from({ length: t }, (_, i) => plain(i + 1))) / (1 - beta2 ** t);
    expectClose(
      trajectory((p) => new Adam(p, { lr, eps, betas: [beta1, beta2], amsgrad: true })),
      minus(gradients.map((_, i) => (lr * mean(i + 1)) / (Math.sqrt(largest(i + 1)) + eps))),
    );
  });

  test('refuses a beta of 1', () => {
    const p = [tensor(1, { requiresGrad: true })];
    expect(() => new Adam(p, { betas: [0.9, 1] })).toThrow('Adam: expected 0 ≤ beta2 < 1, got 1');
  });
});

describe('AdamW', () => {
  test('decays weights apart from the gradient', () => {
    const [lr, weightDecay] = [0.1, 0.5];
    const adam = trajectory((p) => new Adam(p, { lr }));
    const steps = adam.map((p, i) => (adam[i - 1] ?? start) - p);
    let p = start;
    expectClose(
      trajectory((parameters) => new AdamW(parameters, { lr, weightDecay })),
      steps.map((step) => (p = p * (1 - lr * weightDecay) - step)),
    );
  });

  test('decays by 1 % of lr unless told otherwise', () => {
    expectClose(
      trajectory((p) => new AdamW(p, { lr: 1 }), [0]),
      [start * 0.99],
    );
  });
});

describe('RMSprop', () => {
  const [lr, alpha, eps] = [0.02, 0.9, 1e-4];
  const square = (t: number) => (1 - alpha) * decayed(squares, alpha, t);
  const mean = (t: number) => (1 - alpha) * decayed(gradients, alpha, t);

  test('divides the gradient by the root of its mean square', () => {
    expectClose(
      trajectory((p) => new RMSprop(p, { lr, alpha, eps })),
      minus(gradients.map((g, i) => (lr * g) / (Math.sqrt(square(i + 1)) + eps))),
    );
  });

  test('when centred divides by the standard deviation, and momentum sums the quotients', () => {
    const quotients = gradients.map(
      (g, i) => g / (Math.sqrt(square(i + 1) - mean(i + 1) ** 2) + eps),
    );
    expectClose(
      trajectory((p) => new RMSprop(p, { lr, alpha, eps, centered: true, momentum: 0.7 })),
      minus(gradients.map((_, i) => lr * decayed(quotients, 0.7, i + 1))),
    );
  });
});

describe('Adagrad', () => {
  test('divides by the root of the sum of all squares', () => {
    const [lr, lrDecay, first] = [0.1, 0.05, 0.3];
    expectClose(
      trajectory((p) => new Adagrad(p, { lr, lrDecay, initialAccumulatorValue: first })),
      minus(
        gradients.map(
          (g, i) =>
            ((lr / (1 + i * lrDecay)) * g) /
            (Math.sqrt(first + decayed(squares, 1, i + 1)) + 1e-10),
        ),
      ),
    );
  });
});

describe('Optimizer', () => {
  const leaf = (value: number) => tensor([value], { requiresGrad: true });

  test('gives each group its own options', () => {
    const [a, b] = [leaf(1), leaf(1)];
    const optimizer = new SGD([{ parameters: [a] }, { parameters: [b], lr: 0.5 }], { lr: 0.1 });
    a.grad = b.grad = NdArray.from([1]);
    optimizer.step();
    expect([a.item(), b.item()]).toEqual([0.9, 0.5]);
  });

  test('leaves parameters without a gradient alone, and forgets gradients when told', () => {
    const [a, b] = [leaf(1), leaf(1)];
    const optimizer = new Adam([a, b], { lr: 0.1 });
    a.grad = NdArray.from([1]);
    optimizer.step();
    expect([a.item() < 1, b.item()]).toEqual([true, 1]);
    optimizer.zeroGrad();
    expect(a.grad).toBeUndefined();
  });

  test('reads gradients that are views', () => {
    const p = tensor([1, 1, 1], { requiresGrad: true });
    p.grad = NdArray.full([3], 2);
    new SGD([p], { lr: 0.1 }).step();
    expect(p.value.toNested()).toEqual([0.8, 0.8, 0.8]);
  });

  test('rounds to float32 in float32', () => {
    const p = tensor([1], { requiresGrad: true, dtype: 'float32' });
    p.grad = NdArray.from([1], undefined, 'float32');
    new SGD([p], { lr: 0.1 }).step();
    expect(p.item()).toBe(Math.fround(0.9));
  });

  test('goes on from a saved state as if it had not stopped', () => {
    for (const make of [
      (p: Tensor[]) => new SGD(p, { lr: 0.1, momentum: 0.9, dampening: 0.5 }),
      (p: Tensor[]) => new Adam(p, { lr: 0.1, amsgrad: true }),
      (p: Tensor[]) => new RMSprop(p, { lr: 0.1, centered: true, momentum: 0.5 }),
      (p: Tensor[]) => new Adagrad(p, { lr: 0.1, lrDecay: 0.1 }),
    ]) {
      const [a, b] = [leaf(1), leaf(1)];
      const [first, second]: [Optimizer<{ lr: number }>, Optimizer<{ lr: number }>] = [
        make([a]),
        make([b]),
      ];
      for (const g of gradients.slice(0, 5)) {
        a.grad = NdArray.from([g]);
        first.step();
      }
      b.change((data) => (data[0] = a.item()));
      second.loadStateDict(first.stateDict());
      for (const g of gradients.slice(5)) {
        a.grad = b.grad = NdArray.from([g]);
        first.step();
        second.step();
      }
      expect(b.item()).toBe(a.item());
    }
  });

  test('names what it remembers as PyTorch does', () => {
    const p = leaf(1);
    const optimizer = new Adam([p]);
    p.grad = NdArray.from([1]);
    optimizer.step();
    expect([...optimizer.stateDict().state.keys()]).toEqual([
      '0.step',
      '0.exp_avg',
      '0.exp_avg_sq',
    ]);
  });

  test('refuses the state of other parameters and stays as it was', () => {
    const [a, b] = [leaf(1), tensor([1, 2], { requiresGrad: true })];
    const [first, second] = [new Adam([a]), new Adam([b], { lr: 0.5 })];
    a.grad = NdArray.from([1]);
    first.step();
    expect(() => second.loadStateDict(first.stateDict())).toThrow(
      'Adam.loadStateDict (0.exp_avg): expected the shape [2], got [1]',
    );
    expect(second.groups[0]?.options.lr).toBe(0.5);
    const groups = new Adam([{ parameters: [a] }, { parameters: [b] }]);
    expect(() => groups.loadStateDict(first.stateDict())).toThrow('expected 2 groups, got 1');
  });

  test('refuses no parameters, the same one twice, and what is no leaf', () => {
    const p = leaf(1);
    expect(() => new SGD([])).toThrow('SGD: expected at least one parameter, got none');
    expect(() => new SGD([p, p])).toThrow('each parameter once');
    expect(() => new SGD([new Tensor(NdArray.from(1))])).toThrow('leaves with requiresGrad');
  });
});

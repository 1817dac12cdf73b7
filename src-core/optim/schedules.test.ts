import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { Adam } from './adam.ts';
import { OneCycleLR } from './one-cycle-lr.ts';
import { ReduceLROnPlateau } from './reduce-lr-on-plateau.ts';
import type { Schedule, Scheduled } from './schedule.ts';
import {
  CosineAnnealingLR,
  ExponentialLR,
  LambdaLR,
  LinearLR,
  MultiStepLR,
  SequentialLR,
  StepLR,
} from './schedules.ts';
import { SGD } from './sgd.ts';

const sgd = (lr: number, momentum = 0) =>
  new SGD([tensor(1, { requiresGrad: true })], { lr, momentum });

/** lr before the first step and after each. */
function rates(make: (optimizer: Scheduled) => Schedule, lr: number, steps: number): number[] {
  const schedule = make(sgd(lr));
  const found = [schedule.lr[0] as number];
  for (let i = 0; i < steps; i++) {
    schedule.step();
    found.push(schedule.lr[0] as number);
  }
  return found;
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  for (const [i, each] of found.entries())
    expect(Math.abs(each - (expected[i] ?? NaN))).toBeLessThan(1e-12);
}

describe('schedules', () => {
  test('StepLR falls every stepSize epochs (the example of its PyTorch page)', () => {
    const found = rates((o) => new StepLR(o, 30, { gamma: 0.1 }), 0.05, 60);
    expectClose(
      [0, 29, 30, 59, 60].map((t) => found[t] ?? NaN),
      [0.05, 0.05, 0.005, 0.005, 0.0005],
    );
  });

  test('MultiStepLR falls at its milestones (the example of its PyTorch page)', () => {
    const found = rates((o) => new MultiStepLR(o, [30, 80]), 0.05, 80);
    expectClose(
      [29, 30, 79, 80].map((t) => found[t] ?? NaN),
      [0.05, 0.005, 0.005, 0.0005],
    );
    expect(() => new MultiStepLR(sgd(1), [3, 2])).toThrow('milestones that rise, got 3, 2');
  });

  test('ExponentialLR and LambdaLR multiply the first rate', () => {
    expectClose(
      rates((o) => new ExponentialLR(o, 0.5), 2, 3),
      [2, 1, 0.5, 0.25],
    );
    expectClose(
      rates((o) => new LambdaLR(o, (t) => 1 / (1 + t)), 6, 2),
      [6, 3, 2],
    );
  });

  test('CosineAnnealingLR goes from the first rate to etaMin and back', () => {
    const expected = [
      1,
      0.1 + 0.45 * (1 + Math.SQRT1_2),
      0.55,
      0.1 + 0.45 * (1 - Math.SQRT1_2),
      0.1,
    ];
    expectClose(
      rates((o) => new CosineAnnealingLR(o, 4, { etaMin: 0.1 }), 1, 8),
      [...expected, ...expected.slice(0, 4).reverse()],
    );
  });

  test('LinearLR warms up and stays (the example of its PyTorch page)', () => {
    const found = rates((o) => new LinearLR(o, { startFactor: 0.5, totalIters: 4 }), 0.05, 5);
    expectClose(found, [0.025, 0.03125, 0.0375, 0.04375, 0.05, 0.05]);
    expect(() => new LinearLR(sgd(1), { startFactor: 0 })).toThrow('0 < startFactor ≤ 1');
  });

  test('SequentialLR hands over at the milestone; both start from the same base', () => {
    const found = rates(
      (o) =>
        new SequentialLR(
          o,
          [new LinearLR(o, { startFactor: 0.5, totalIters: 2 }), new ExponentialLR(o, 0.9)],
          [2],
        ),
      1,
      4,
    );
    expectClose(found, [0.5, 0.75, 1, 0.9, 0.81]);
    const [a, b] = [sgd(1), sgd(1)];
    expect(() => new SequentialLR(a, [new ExponentialLR(b, 1)], [])).toThrow('same optimiser');
    expect(() => new SequentialLR(a, [], [])).toThrow('one schedule more than milestones');
  });

  test('keep the proportion of the groups', () => {
    const leaf = () => tensor(1, { requiresGrad: true });
    const optimizer = new SGD([{ parameters: [leaf()] }, { parameters: [leaf()], lr: 3 }], {
      lr: 1,
    });
    const schedule = new StepLR(optimizer, 1, { gamma: 0.5 });
    schedule.step();
    expect(schedule.lr).toEqual([0.5, 1.5]);
  });
});

describe('OneCycleLR', () => {
  test('rises to maxLr and falls to almost nothing while momentum does the reverse', () => {
    const optimizer = sgd(1, 0.9);
    const schedule = new OneCycleLR(optimizer, 1, { totalSteps: 10 });
    const momentum = () => optimizer.groups[0]?.options.momentum as number;
    expectClose([schedule.lr[0] as number, momentum()], [1 / 25, 0.95]);
    // The rise ends at 0.3 · 10 − 1 = 2; its middle is half way between both ends.
    schedule.step();
    expectClose([schedule.lr[0] as number, momentum()], [(1 + 1 / 25) / 2, 0.9]);
    schedule.step();
    expectClose([schedule.lr[0] as number, momentum()], [1, 0.85]);
    for (let t = 3; t < 10; t++) schedule.step();
    expectClose([schedule.lr[0] as number, momentum()], [1 / 25 / 1e4, 0.95]);
    schedule.step();
    expect(() => schedule.step()).toThrow('OneCycleLR: expected at most 10 steps, got 11');
  });

  test('in three phases comes back to the start before it ends', () => {
    const optimizer = new Adam([tensor(1, { requiresGrad: true })]);
    const options = { totalSteps: 20, threePhase: true, annealStrategy: 'linear' } as const;
    const schedule = new OneCycleLR(optimizer, 1, options);
    schedule.step(5);
    expectClose(schedule.lr, [1]);
    expectClose([optimizer.groups[0]?.options.betas[0] as number], [0.85]);
    schedule.step(10);
    expectClose(schedule.lr, [1 / 25]);
    schedule.step(19);
    expectClose(schedule.lr, [1 / 25e4]);
  });
});

describe('ReduceLROnPlateau', () => {
  test('lowers lr after more than `patience` epochs without improvement', () => {
    const optimizer = sgd(1);
    const schedule = new ReduceLROnPlateau(optimizer, { patience: 2, factor: 0.5, minLr: 0.3 });
    const lr = () => optimizer.groups[0]?.options.lr;
    const after = [5, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3].map((measure) => {
      schedule.step(measure);
      return lr();
    });
    expect(after).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3, 0.3]);
  });

  test('goes on from a saved state', () => {
    const [a, b] = [sgd(1), sgd(1)];
    const [first, second] = [
      new ReduceLROnPlateau(a, { patience: 1 }),
      new ReduceLROnPlateau(b, { patience: 1 }),
    ];
    for (const measure of [1, 1]) first.step(measure);
    second.loadStateDict(first.stateDict());
    for (const each of [first, second]) each.step(1);
    expect([a, b].map(({ groups }) => groups[0]?.options.lr)).toEqual([0.1, 0.1]);
  });

  test('waits out the cooldown, and takes a rise as improvement in mode max', () => {
    const optimizer = sgd(1);
    const schedule = new ReduceLROnPlateau(optimizer, { mode: 'max', patience: 0, cooldown: 2 });
    const after = [1, 1, 1, 1, 1, 2].map((measure) => {
      schedule.step(measure);
      return optimizer.groups[0]?.options.lr as number;
    });
    expectClose(after, [1, 0.1, 0.1, 0.1, 0.01, 0.01]);
  });
});

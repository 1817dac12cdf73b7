import { describe, expect, test } from 'vitest';
import { BudgetError } from '#core/errors.ts';
import { runExperiment } from './experiment.ts';
import type { Experiment, SettingValues } from './experiment.ts';
import { experiments } from './index.ts';

const all = [...experiments.values()].map((one) => [one.id, one] as const);

function run(id: string, settings: SettingValues, seed = 1) {
  return runExperiment(experiments.get(id) as Experiment, settings, seed);
}

describe.each(all)('%s', (_id, experiment) => {
  test('gives the same numbers for the same seed, and says what each is', () => {
    const measures = runExperiment(experiment, {}, 7);
    expect(runExperiment(experiment, {}, 7)).toEqual(measures);
    expect(Object.keys(measures).sort()).toEqual(Object.keys(experiment.measures).sort());
    expect(Object.values(measures).every(Number.isFinite)).toBe(true);
  });

  test('refuses a setting that is not there, or out of its range', () => {
    expect(() => runExperiment(experiment, { colour: 1 }, 1)).toThrow('There is no setting colour');
    const [name, { max, fallback }] = Object.entries(experiment.settings).at(-1) ?? [
      '',
      {} as never,
    ];
    const beyond = typeof fallback === 'number' ? max + 1 : [max + 1];
    expect(() => runExperiment(experiment, { [name]: beyond }, 1)).toThrow(`to ${max}`);
  });
});

describe('runExperiment', () => {
  test('refuses a run that takes too long', () => {
    const settings = { inputs: 100, examples: 1000, units: 2000 };
    expect(() => run('dead-units', settings)).toThrow(BudgetError);
  });

  test('refuses a number for a list, and a fraction for a whole number', () => {
    expect(() => run('dropout-moments', { weights: 1 })).toThrow('weights is a list of numbers');
    expect(() => run('dropout-moments', { masks: 200.5 })).toThrow('masks is a whole number');
  });
});

// The bands are five standard errors about the values that theory gives.
describe('dropout-moments', () => {
  test.each([1, 2, 3])('lies about Σwa = −2.5 and Σ(wa)²p/(1−p) = 8.75 with seed %d', (seed) => {
    const { mean, variance } = run('dropout-moments', {}, seed);
    expect(Math.abs((mean as number) + 2.5)).toBeLessThan(0.105);
    expect(Math.abs((variance as number) - 8.75)).toBeLessThan(0.405);
  });

  test('drops nothing at p = 0', () => {
    expect(run('dropout-moments', { p: 0, masks: 100 })).toEqual({ mean: -2.5, variance: 0 });
  });
});

describe('estimator-variance', () => {
  test.each([1, 2, 3])(
    'lies about means 4 and variances 4 and 87 at θ = 2 with seed %d',
    (seed) => {
      const { pathwiseMean, pathwiseVariance, scoreMean, scoreVariance } = run(
        'estimator-variance',
        {},
        seed,
      ) as Record<string, number>;
      expect(Math.abs((pathwiseMean as number) - 4)).toBeLessThan(0.032);
      expect(Math.abs((scoreMean as number) - 4)).toBeLessThan(0.147);
      expect(Math.abs((pathwiseVariance as number) - 4)).toBeLessThan(0.09);
      expect(Math.abs((scoreVariance as number) - 87)).toBeLessThan(7);
    },
  );

  test('has least variance 8θ² + 6 = 38 at the baseline θ² + 3 = 7', () => {
    const { scoreVariance } = run('estimator-variance', { baseline: 7 });
    expect(Math.abs((scoreVariance as number) - 38)).toBeLessThan(4);
  });
});

describe('dead-units', () => {
  test.each([
    [0, 0],
    [2, 0.0418],
    [3, 0.7376],
    [4, 0.986],
  ])('finds about the share that theory gives at β = %d', (beta, share) => {
    expect(Math.abs((run('dead-units', { beta })['share'] as number) - share)).toBeLessThan(0.06);
  });
});

describe('quadratic-descent', () => {
  test('ends at (1 − ηc)^T x₀ without momentum and noise', () => {
    const { loss, largest } = run('quadratic-descent', { curvatures: [2, 4], rate: 0.1, steps: 3 });
    const [first, second] = [0.8 ** 3, 0.6 ** 3];
    expect(largest).toBeCloseTo(first, 12);
    expect(loss).toBeCloseTo(first ** 2 + 2 * second ** 2, 12);
  });

  test('diverges where the rate is above 2/c', () => {
    const { loss, best } = run('quadratic-descent', { curvatures: [10], rate: 0.21, steps: 40 });
    // |1 − 2.1| = 1.1 a step, and f starts at 5.
    expect(loss).toBeCloseTo(5 * 1.1 ** 80, 3);
    expect(best).toBeCloseTo(5 * 1.1 ** 2, 12);
  });

  test('takes the two first steps of momentum by hand', () => {
    // c = 1, η = 0.5, μ = 0.5: v = 1, x = 0.5; v = 0.5 + 0.5 = 1, x = 0.
    const { largest } = run('quadratic-descent', {
      curvatures: [1],
      rate: 0.5,
      momentum: 0.5,
      steps: 2,
    });
    expect(largest).toBe(0);
  });
});

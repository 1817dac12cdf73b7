import { describe, expect, test } from 'vitest';
import { measureLab } from '../../../measure-lab.ts';
import { runLab } from '../../../run-lab.ts';
import { checkLab } from '../testing/check-lab.ts';
import { digitPairSplitsLab } from './digit-pair-splits-lab.ts';
import { digitPairLab } from './digit-pair-lab.ts';

describe('digitPairLab', () => {
  test('goes on from a saved state with the same bits, with batches and noise too', () => {
    const settings = { split: 1, training: 60, epochs: 6, batch: 16, rate: 0.1 };
    checkLab(digitPairLab, { ...settings, spread: 2, noise: 0.2 }, 3);
  });

  test('shows a pull near 0 with the squared distance after a wide start, and near 1 with the cross entropy', () => {
    const settings = { split: 1, training: 100, epochs: 3, spread: 10 };
    const { points } = runLab(digitPairLab, { settings, seed: 1 });
    const { pullCrossEntropy, pullSquared } = points.at(-1)?.values ?? {};
    expect(pullCrossEntropy).toBeGreaterThan(0.9);
    expect(pullSquared).toBeLessThan(0.2);
  });

  test('refuses one digit twice and a remainder that no position leaves', () => {
    const run = (settings: Record<string, number>) => () =>
      runLab(digitPairLab, { settings, seed: 1 });
    expect(run({ low: 3, high: 3 })).toThrow('two different digits');
    expect(run({ fold: 4, remainder: 4 })).toThrow('expected a remainder below fold');
  });
});

describe('digitPairSplitsLab', () => {
  const settings = { training: 40, epochs: 3, splits: 4, batch: 16, spread: 5 };

  test.each([5, 6])('goes on after step %d with the same bits', (stopAt) => {
    checkLab(digitPairSplitsLab, settings, stopAt);
  });
});

// Expected values: the reference runs of the problem set.
describe('what the labs measure', () => {
  test('are right in 286, 71, 286 and 72 after 20 epochs', () => {
    const { trainCe, testCe, trainSe, testSe, tested } = measureLab(
      digitPairLab,
      { epochs: 20 },
      1,
    );
    expect([trainCe, testCe, trainSe, testSe, tested]).toEqual([286, 71, 286, 72, 72]);
  });

  test('with S = 10, seed 1 and 100 epochs start with 40 and have 66 and 53 of 73 right', () => {
    const settings = { split: 1, spread: 10, epochs: 100 };
    const { start, testCe, testSe } = measureLab(digitPairLab, settings, 1);
    expect([start, testCe, testSe]).toEqual([40, 66, 53]);
  });

  test('with q = 0.2, rate 0.2 and seed 1 reverse 60 labels and have 72 and 72 right after 100 epochs', () => {
    const settings = { split: 1, noise: 0.2, rate: 0.2, epochs: 100 };
    const { reversed, testCe, testSe } = measureLab(digitPairLab, settings, 1);
    expect([reversed, testCe, testSe]).toEqual([60, 72, 72]);
  });

  test('with batches of 16, rate 0.1 and 10 epochs are right in 0.993151 over 20 splits, all equal', () => {
    const settings = { batch: 16, rate: 0.1, epochs: 10, splits: 20 };
    const { accuracyCe, accuracySe, ...rest } = measureLab(digitPairSplitsLab, settings, 1);
    expect([accuracyCe?.toFixed(6), accuracySe?.toFixed(6)]).toEqual(['0.993151', '0.993151']);
    expect(rest).toEqual({ better: 0, worse: 0, equal: 20 });
  });
});

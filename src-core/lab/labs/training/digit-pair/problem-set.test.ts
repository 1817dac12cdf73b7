// Figures that the problem set gives for runs on 4 against 9, as far as they are soon run again.
import { describe, expect, test } from 'vitest';
import { measureLab } from '../../../measure-lab.ts';
import { digitPairLab } from './digit-pair-lab.ts';
import { digitPairSplitsLab } from './digit-pair-splits-lab.ts';

const run = (settings: Record<string, number>, seed = 1) =>
  measureLab(digitPairLab, settings, seed);

test('after 1000 epochs 289 / 72 images are right with both losses', () => {
  const { trainCe, testCe, trainSe, testSe, ...rest } = run({ epochs: 1000 });
  expect([trainCe, testCe, trainSe, testSe]).toEqual([289, 72, 289, 72]);
  const figures = ['lossCe', 'normCe', 'lossSe', 'normSe'].map((name) => rest[name]?.toFixed(6));
  expect(figures).toEqual(['0.009149', '6.881764', '0.003698', '5.023514']);
});

test.each([
  [288, 0.5, 300, 1, [287, 73, 288, 73]],
  [144, 0.2, 500, 7, [144, 215, 144, 215]],
  [288, 0.5, 100, 11, [286, 72, 286, 72]],
])(
  'with %d training images, rate %d, %d epochs and seed %d so many are right',
  (training, rate, epochs, seed, right) => {
    const found = run({ split: 1, training, rate, epochs }, seed);
    const names = ['trainCe', 'testCe', 'trainSe', 'testSe'];
    expect(names.map((name) => found[name])).toEqual(right);
  },
);

test.each([
  [{ training: 288, epochs: 300 }, ['0.993836', '0.995890'], [3, 0, 17]],
  [{ training: 72, epochs: 300 }, ['0.989619', '0.990138'], [3, 0, 17]],
  [{ training: 20, epochs: 300 }, ['0.981818', '0.980792'], [1, 6, 13]],
  [{ training: 288, batch: 16, rate: 0.1, epochs: 10 }, ['0.993151', '0.993151'], [0, 0, 20]],
])(
  'over 20 splits %j gives these mean accuracies',
  (settings, accuracies, [better, worse, equal]) => {
    const found = measureLab(digitPairSplitsLab, { ...settings, splits: 20 }, 1);
    expect([found['accuracyCe']?.toFixed(6), found['accuracySe']?.toFixed(6)]).toEqual(accuracies);
    expect(found).toMatchObject({ better, worse, equal });
  },
);

describe('after a wide start', () => {
  test.each([
    [10, 1, 1000, [40, 73, 65]],
    [10, 2, 100, [22, 65, 32]],
    [5, 4, 100, [42, 67, 42]],
  ])('with S = %d and seed %d, %d epochs lead to so many', (spread, seed, epochs, expected) => {
    const { start, testCe, testSe } = run({ split: 1, spread, epochs }, seed);
    expect([start, testCe, testSe]).toEqual(expected);
  });

  test('of 20 splits with S = 10 the squared distance is behind in all', () => {
    const found = measureLab(digitPairSplitsLab, { spread: 10, epochs: 100, splits: 20 }, 1);
    expect([found['accuracyCe']?.toFixed(6), found['accuracySe']?.toFixed(6)]).toEqual([
      '0.906164',
      '0.584247',
    ]);
    expect(found).toMatchObject({ better: 0, worse: 20, equal: 0 });
  });
});

describe('with wrong labels', () => {
  test.each([
    [0.2, 1, 1000, [60, 68, 69]],
    [0.1, 3, 100, [26, 72, 72]],
    [0.3, 2, 100, [90, 73, 73]],
  ])('with q = %d and seed %d, %d epochs lead to so many', (noise, seed, epochs, expected) => {
    const settings = { split: 1, noise, rate: 0.2, epochs };
    const { reversed, testCe, testSe } = run(settings, seed);
    expect([reversed, testCe, testSe]).toEqual(expected);
  });

  test('of 20 splits with q = 0.2 the squared distance is ahead in four', () => {
    const settings = { noise: 0.2, rate: 0.2, epochs: 100, splits: 20 };
    const found = measureLab(digitPairSplitsLab, settings, 1);
    expect([found['accuracyCe']?.toFixed(6), found['accuracySe']?.toFixed(6)]).toEqual([
      '0.984932',
      '0.987671',
    ]);
    expect(found).toMatchObject({ better: 4, worse: 0, equal: 16 });
  });
});

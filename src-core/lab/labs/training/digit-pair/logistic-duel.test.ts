import { describe, expect, test } from 'vitest';
import { LogisticDuel } from './logistic-duel.ts';
import type { DuelSettings } from './logistic-duel.ts';

const byPosition: DuelSettings = {
  low: 4,
  high: 9,
  split: { fold: 5, remainder: 4 },
  rate: 0.5,
  batch: 0,
  spread: 0,
  noise: 0,
};

function counts(duel: LogisticDuel): number[] {
  const { crossEntropy, squared } = duel.models;
  return [crossEntropy, squared].flatMap((model) => [
    model.right(duel.training),
    model.right(duel.test),
  ]);
}

function run(settings: Partial<DuelSettings>, seed: number, epochs: number): LogisticDuel {
  const duel = new LogisticDuel({ ...byPosition, ...settings }, seed);
  for (let epoch = 0; epoch < epochs; epoch++) duel.epoch();
  return duel;
}

// All expected values are those of the problem set's reference runs.
describe('LogisticDuel on 4 against 9', () => {
  test('splits 361 images into 289 and 72 with 37 fours and 35 nines', () => {
    const { training, test: tested } = new LogisticDuel(byPosition, 1);
    const nines = (signs: Float64Array) => signs.filter((sign) => sign > 0).length;
    expect([training.count, tested.count]).toEqual([289, 72]);
    expect([nines(training.signs) + nines(tested.signs), nines(tested.signs)]).toEqual([180, 35]);
  });

  test('gives the reference counts, losses and norms after 1, 20, 100 and 300 epochs', () => {
    const expected = new Map([
      [1, { right: [282, 70, 282, 70], losses: [0.528642, 0.337799], norms: [0.303046, 0.303046] }],
      [
        20,
        { right: [286, 71, 286, 72], losses: [0.116793, 0.056891], norms: [2.071675, 1.683979] },
      ],
      [
        100,
        { right: [287, 72, 287, 72], losses: [0.046215, 0.023114], norms: [3.575313, 2.696365] },
      ],
      [
        300,
        { right: [288, 72, 289, 72], losses: [0.023032, 0.010776], norms: [4.928302, 3.65091] },
      ],
    ]);
    const duel = new LogisticDuel(byPosition, 1);
    for (let epoch = 1; epoch <= 300; epoch++) {
      duel.epoch();
      const reference = expected.get(epoch);
      if (!reference) continue;
      expect(counts(duel)).toEqual(reference.right);
      const found = [duel.meanLoss('crossEntropy'), duel.meanLoss('squared')];
      expect(found.map((loss) => Number(loss.toFixed(6)))).toEqual(reference.losses);
      const norms = [duel.models.crossEntropy.norm, duel.models.squared.norm];
      expect(norms.map((norm) => Number(norm.toFixed(6)))).toEqual(reference.norms);
    }
  });

  test.each([
    [72, 0.5, 300, 5, [72, 284, 72, 285]],
    [20, 0.5, 300, 3, [20, 323, 20, 323]],
  ])(
    'with %d training images, rate %d, %d epochs, seed %d is right so often',
    (training, rate, epochs, seed, right) => {
      expect(counts(run({ split: { training }, rate }, seed, epochs))).toEqual(right);
    },
  );
});

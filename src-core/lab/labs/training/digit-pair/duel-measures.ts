import type { MeasureSpec } from '../../../lab.ts';
import type { LogisticDuel } from './logistic-duel.ts';

/** What is counted and measured at the end of a run; `Ce` is the cross entropy, `Se` the squared distance. */
export const duelMeasureSpecs = {
  trainCe: { docs: 'training images on the right side, cross entropy', digits: 0 },
  testCe: { docs: 'test images on the right side, cross entropy', digits: 0 },
  lossCe: { docs: 'mean cross entropy over the training images', digits: 6 },
  normCe: { docs: 'length of a, cross entropy', digits: 6 },
  trainSe: { docs: 'training images on the right side, squared distance', digits: 0 },
  testSe: { docs: 'test images on the right side, squared distance', digits: 0 },
  lossSe: { docs: 'mean squared distance over the training images', digits: 6 },
  normSe: { docs: 'length of a, squared distance', digits: 6 },
  tested: { docs: 'test images in all', digits: 0 },
  start: { docs: 'test images on the right side before the first step', digits: 0 },
  reversed: { docs: 'training images whose label was reversed', digits: 0 },
  closest: { docs: 'smallest |z| of any image; near 0, rounding could decide a count', digits: 6 },
} as const satisfies Record<string, MeasureSpec>;

export type DuelMeasures = Record<keyof typeof duelMeasureSpecs, number>;

export function duelMeasures(duel: LogisticDuel): DuelMeasures {
  const { training, test, models } = duel;
  const { crossEntropy, squared } = models;
  let closest = Infinity;
  for (const model of [crossEntropy, squared])
    for (const images of [training, test])
      for (const margin of model.margins(images)) closest = Math.min(closest, Math.abs(margin));
  return {
    trainCe: crossEntropy.right(training),
    testCe: crossEntropy.right(test),
    lossCe: duel.meanLoss('crossEntropy'),
    normCe: crossEntropy.norm,
    trainSe: squared.right(training),
    testSe: squared.right(test),
    lossSe: duel.meanLoss('squared'),
    normSe: squared.norm,
    tested: test.count,
    start: duel.rightAtStart,
    reversed: training.signs.filter((sign, row) => sign !== duel.cleanSigns[row]).length,
    closest,
  };
}

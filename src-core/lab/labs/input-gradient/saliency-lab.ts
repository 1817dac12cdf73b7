import type { Lab } from '../../lab.ts';
import { TEST_ROWS, TRAINING_ROWS, digitAt, labelAt, testRow } from '../../nets/digit-rows.ts';
import { ClassifyStage } from './classify-stage.ts';
import { PixelStage } from './pixel-stage.ts';
import { digitPicture, rowSetting } from './row-setting.ts';
import { saliencyMeasures } from './saliency-measures.ts';
import { rowMeasures, scorePaint } from './saliency-of-row.ts';
import { StagedRun } from './staged-run.ts';
import { trainingCurves } from './training-names.ts';
import { epochsSetting, firstNet } from './training-settings.ts';

/**
 * Saliency of net A: |∂z_y/∂x| for the true class y, and whether what is salient is important.
 *
 * Source: Simonyan et al., 2014.
 */
export const saliencyLab: Lab = {
  id: 'saliency',
  version: 1,
  title: 'Saliency: where does a score react?',
  docs: 'A small convolutional net learns 8 × 8 digits. Then the slope of the true class’s score is taken with respect to each pixel, and pixels of all test images are blanked or turned over: salient ones, bright ones, random ones. Is what is salient also important?',
  group: 'Gradients of the input',
  usualSeconds: 5,
  settings: {
    row: rowSetting(1354),
    pixels: { docs: 'pixels changed in each image', fallback: 8, min: 1, max: 32, isInteger: true },
    epochs: epochsSetting,
  },
  measures: saliencyMeasures,
  curves: {
    ...trainingCurves,
    random: { docs: 'random pixels blanked', axis: 'linear', group: 'Right' },
    salient: { docs: 'salient pixels blanked', axis: 'linear', group: 'Right' },
    bright: { docs: 'brightest pixels blanked', axis: 'linear', group: 'Right' },
    product: { docs: 'largest gradient × input blanked', axis: 'linear', group: 'Right' },
  },
  defaultSeed: 7643,
  prediction(settings) {
    const [row, count] = [settings.number('row'), settings.number('pixels')];
    return {
      kind: 'paint',
      docs: `Paint the ${count} pixels to which the score of ${labelAt(row)} will react most.`,
      rows: 8,
      columns: 8,
      count,
      under: digitPicture(row),
    };
  },
  start(settings, seed) {
    const [row, count] = [settings.number('row'), settings.number('pixels')];
    const training = firstNet(settings, seed);
    const { net } = training;
    const rows = (length: number, first: number): number[] =>
      Array.from({ length }, (_, i) => first + i);
    const trained = new ClassifyStage(net, rows(TRAINING_ROWS, 0), digitAt);
    const tested = new ClassifyStage(net, rows(TEST_ROWS, testRow(0)), digitAt);
    const pixels = new PixelStage(net, row, count);
    return new StagedRun([training, trained, tested, pixels], {
      measures: () => ({
        firstLoss: training.losses[0] ?? NaN,
        secondLoss: training.losses[1] ?? NaN,
        epochLoss: training.losses[41] ?? NaN,
        lastLoss: training.epochLoss,
        trainingRight: trained.right,
        testRight: tested.right,
        ...Object.fromEntries([...tested.errors].map((errors, c) => [`errors${c}`, errors])),
        randomRight: pixels.rightAfter('random', 'blank'),
        salientRight: pixels.rightAfter('salient', 'blank'),
        brightRight: pixels.rightAfter('bright', 'blank'),
        productRight: pixels.rightAfter('product', 'blank'),
        leastRight: pixels.rightAfter('least', 'blank'),
        salientTurned: pixels.rightAfter('salient', 'turn over'),
        randomTurned: pixels.rightAfter('random', 'turn over'),
        onInk: pixels.shareOnInk,
        ink: pixels.inkShare,
        dark: pixels.darkShare,
        ...rowMeasures(net, row, count),
      }),
      score: (answer) => scorePaint(net, row, answer),
    });
  },
};

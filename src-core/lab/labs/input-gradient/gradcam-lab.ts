import type { Lab } from '../../lab.ts';
import type { PredictionScore } from '../../prediction.ts';
import { TEST_ROWS, labelAt, testRow } from '../../nets/digit-rows.ts';
import { NET_G } from '../../nets/net-kinds.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { MAP, gradCam } from './class-maps.ts';
import { ClassifyStage } from './classify-stage.ts';
import { PAIRS, pairAt, pairCanvas, shifted, smallCanvas } from './digit-pairs.ts';
import type { DigitPair } from './digit-pairs.ts';
import { mapKinds } from './map-kinds.ts';
import { MapStage } from './map-stage.ts';
import { bestPlaces, percent, shareOfBest, shareOfRandom } from './paint-score.ts';
import { StagedRun } from './staged-run.ts';
import { trainingCurves } from './training-names.ts';
import { TrainingStage } from './training-stage.ts';

const PAINTED = 8;
const share = (map: string) => `Share of the map in the half asked for, mean: ${map}`;
const alike = (map: string) => `Cosine of the maps for the two digits, mean: ${map}`;
const untrained = (text: string) => `${text}, untrained`;

/**
 * Where net G, which learnt single digits, looks when it is asked for one of two.
 *
 * Source: Selvaraju et al., 2017; Springenberg et al., 2015; the untrained net after Adebayo et al., 2018.
 */
export const gradcamLab: Lab = {
  id: 'gradcam',
  version: 1,
  title: 'Grad-CAM: where is the evidence?',
  docs: 'A net learns single digits anywhere on a canvas, and then sees two different ones side by side. For each of the two, Grad-CAM, guided backpropagation and the plain gradient say where the score comes from. Which of them point at the digit that was asked for, and which would do so without any training?',
  group: 'Gradients of the input',
  usualSeconds: 9,
  settings: {
    epochs: { docs: 'epochs', fallback: NET_G.epochs, min: 1, max: 24, isInteger: true },
    rate: { docs: 'learning rate at the start', fallback: NET_G.rate, min: 0.001, max: 0.2 },
    pair: { docs: 'pair that is shown', fallback: 0, min: 0, max: PAIRS - 1, isInteger: true },
  },
  measures: {
    camShare: { docs: share(mapKinds.cam.docs), digits: 3 },
    guidedShare: { docs: share(mapKinds.guided.docs), digits: 3 },
    plainShare: { docs: share(mapKinds.plain.docs), digits: 3 },
    productShare: { docs: share(mapKinds.product.docs), digits: 3 },
    majority: { docs: 'Grad-CAM maps with more than half of their mass there, of 200', digits: 0 },
    peaks: { docs: 'Grad-CAM maps with their peak there, of 200', digits: 0 },
    testRight: { docs: 'Single test digits right, of 450', digits: 0 },
    camCosine: { docs: alike(mapKinds.cam.docs), digits: 3 },
    guidedCosine: { docs: alike(mapKinds.guided.docs), digits: 3 },
    plainCosine: { docs: alike(mapKinds.plain.docs), digits: 3 },
    untrainedCamShare: { docs: untrained(share(mapKinds.cam.docs)), digits: 3 },
    untrainedGuidedShare: { docs: untrained(share(mapKinds.guided.docs)), digits: 3 },
    untrainedProductShare: { docs: untrained(share(mapKinds.product.docs)), digits: 3 },
    untrainedGuidedCosine: { docs: untrained(alike(mapKinds.guided.docs)), digits: 3 },
    lastLoss: { docs: 'Mean loss of the last epoch', digits: 4 },
  },
  curves: {
    ...trainingCurves,
    cam: { docs: mapKinds.cam.docs, axis: 'linear', group: 'Share in the half asked for' },
    guided: { docs: mapKinds.guided.docs, axis: 'linear', group: 'Share in the half asked for' },
    plain: { docs: mapKinds.plain.docs, axis: 'linear', group: 'Share in the half asked for' },
    product: { docs: mapKinds.product.docs, axis: 'linear', group: 'Share in the half asked for' },
  },
  defaultSeed: 7643,
  prediction(settings) {
    const pair = pairAt(settings.number('pair'));
    return {
      kind: 'paint',
      docs: `Paint the ${PAINTED} cells of the Grad-CAM map that matter most for the ${labelAt(pair.left)} on the left.`,
      rows: MAP.rows,
      columns: MAP.columns,
      count: PAINTED,
      under: smallCanvas(pair),
    };
  },
  start(settings, seed) {
    const pair = pairAt(settings.number('pair'));
    const training = new TrainingStage(NET_G, seed, {
      epochs: settings.number('epochs'),
      rate: settings.number('rate'),
    });
    const fresh = NET_G.build();
    fresh.initialise(seed);
    const tested = new ClassifyStage(
      training.net,
      Array.from({ length: TEST_ROWS }, (_, k) => testRow(k)),
      shifted,
    );
    const maps = new MapStage(training.net, pair);
    const before = new MapStage(fresh);
    return new StagedRun([training, tested, before, maps], {
      measures: () => ({
        camShare: maps.shareOf('cam'),
        guidedShare: maps.shareOf('guided'),
        plainShare: maps.shareOf('plain'),
        productShare: maps.shareOf('product'),
        majority: maps.majority,
        peaks: maps.peaks,
        testRight: tested.right,
        camCosine: maps.cosineOf('cam'),
        guidedCosine: maps.cosineOf('guided'),
        plainCosine: maps.cosineOf('plain'),
        untrainedCamShare: before.shareOf('cam'),
        untrainedGuidedShare: before.shareOf('guided'),
        untrainedProductShare: before.shareOf('product'),
        untrainedGuidedCosine: before.cosineOf('guided'),
        lastLoss: training.epochLoss,
      }),
      score: (answer) => scoreCells(training.net, pair, answer),
    });
  },
};

function scoreCells(net: SmallNet, pair: DigitPair, cells: readonly number[]): PredictionScore {
  const { map } = gradCam(net, pairCanvas(pair), labelAt(pair.left));
  const found = shareOfBest(map, cells);
  return {
    score: found,
    message: `Your cells hold ${percent(found)} of what the best hold: ${bestPlaces(map, MAP.columns, cells.length)}. Random cells hold ${percent(shareOfRandom(map, cells.length))} on average.`,
  };
}

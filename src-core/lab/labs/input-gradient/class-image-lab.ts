import type { Lab } from '../../lab.ts';
import { digitRoughness } from './class-means.ts';
import { ClimbStage } from './climb-stage.ts';
import { scoreRanking } from './rank-score.ts';
import { StagedRun } from './staged-run.ts';
import { secondCurves, trainingCurves } from './training-names.ts';
import { epochsSetting, firstNet, secondNet, secondSeedSetting } from './training-settings.ts';

/** Four climbs that every run makes besides its own, to compare how rough they are. */
const COMPARED = [
  { name: 'λ = 0.01, no blur', measure: 'roughWeak', penalty: 0.01, blurEvery: 0 },
  { name: 'λ = 1, no blur', measure: 'roughStrong', penalty: 1, blurEvery: 0 },
  { name: 'λ = 0.01, a blur every 5 steps', measure: 'roughOften', penalty: 0.01, blurEvery: 5 },
  {
    name: 'λ = 0.01, a blur every 10 steps',
    measure: 'roughSeldom',
    penalty: 0.01,
    blurEvery: 10,
  },
] as const;
/** Steps up in one step of the run, for climbs that are only compared. */
const STRIDE = 10;

/**
 * What net A takes for a digit: the score of each class is climbed in the space of pictures, with a penalty λ‖x‖².
 *
 * Source: Simonyan et al., 2014; blurring after Yosinski et al., 2015.
 */
export const classImageLab: Lab = {
  id: 'class-image',
  version: 1,
  title: 'Class images: what does a net think a digit looks like?',
  docs: 'Two small nets learn 8 × 8 digits from different starts. Then ten black pictures are changed in short steps up z_c − λ‖x‖², with a blur every few steps if you like. Look for pictures that convince both nets and that you can read.',
  group: 'Gradients of the input',
  usualSeconds: 7,
  settings: {
    penalty: { docs: 'penalty λ', fallback: 0.01, min: 0, max: 10 },
    stepLength: { docs: 'length of a step', fallback: 0.1, min: 0.01, max: 1 },
    steps: { docs: 'steps', fallback: 100, min: 1, max: 200, isInteger: true },
    blurEvery: {
      docs: 'a blur after every so many steps but the last; 0 for none',
      fallback: 0,
      min: 0,
      max: 200,
      isInteger: true,
    },
    secondSeed: secondSeedSetting,
    epochs: epochsSetting,
  },
  measures: {
    sure: { docs: 'Pictures that the net gives at least 0.99', digits: 0 },
    agreeing: { docs: 'Pictures that the second net takes for the same digit', digits: 0 },
    roughness: {
      docs: 'Roughness: squared differences of neighbouring pixels, mean over the ten',
      digits: 2,
    },
    likeness: {
      docs: 'Correlation with the mean image of the class, mean over the ten',
      digits: 3,
    },
    norm: { docs: 'Mean Euclidean length of the pictures', digits: 2 },
    digits: { docs: 'Roughness of the training digits', digits: 2 },
    ...Object.fromEntries(
      COMPARED.map(({ name, measure }) => [measure, { docs: `Roughness with ${name}`, digits: 2 }]),
    ),
  },
  curves: {
    ...trainingCurves,
    ...secondCurves,
    roughness: { docs: 'roughness', axis: 'linear', group: 'Roughness' },
    sure: { docs: 'pictures with 0.99', axis: 'linear', group: 'Pictures' },
    agreeing: { docs: 'pictures that convince the second net', axis: 'linear', group: 'Pictures' },
  },
  defaultSeed: 7643,
  prediction: () => ({
    kind: 'rank',
    docs: 'How rough do the pictures become in 100 steps? Order these four from rough to smooth.',
    items: COMPARED.map(({ name }) => name),
  }),
  start(settings, seed) {
    const first = firstNet(settings, seed);
    const second = secondNet(settings);
    const own = new ClimbStage(first.net, second.net, {
      penalty: settings.number('penalty'),
      stepLength: settings.number('stepLength'),
      steps: settings.number('steps'),
      blurEvery: settings.number('blurEvery'),
    });
    const compared = COMPARED.map(({ penalty, blurEvery }) => {
      const options = { penalty, blurEvery, stepLength: 0.1, steps: 100 };
      return new ClimbStage(first.net, second.net, options, STRIDE);
    });
    return new StagedRun([first, second, own, ...compared], {
      measures: () => ({
        sure: own.sure,
        agreeing: own.agreeing,
        roughness: own.roughness,
        likeness: own.likeness,
        norm: own.norm,
        digits: digitRoughness(),
        ...Object.fromEntries(
          COMPARED.map(({ measure }, i) => [measure, compared[i]?.roughness ?? NaN]),
        ),
      }),
      score: (answer) =>
        scoreRanking(
          COMPARED.map(({ name }, i) => ({ name, value: -(compared[i]?.roughness ?? NaN) })),
          answer,
          (value) => (-value).toFixed(2),
        ),
    });
  },
};

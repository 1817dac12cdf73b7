import type { Lab, MeasureSpec } from '../../lab.ts';
import { oneOf } from '../../experiment.ts';
import { labelAt } from '../../nets/digit-rows.ts';
import { AttackStage, EPSILONS, attacks } from './attack-stage.ts';
import type { Attack } from './attack-stage.ts';
import { digitPicture, rowSetting } from './row-setting.ts';
import { scoreRanking } from './rank-score.ts';
import { StagedRun } from './staged-run.ts';
import { secondCurves, trainingCurves } from './training-names.ts';
import { epochsSetting, firstNet, secondNet, secondSeedSetting } from './training-settings.ts';

import { WalkStage } from './walk-stage.ts';
import { climbs } from './walk-to-class.ts';
import type { Climb } from './walk-to-class.ts';

/** `signs10` is what is still right after the signs of the gradient with ε = 0.1. */
const attackMeasures = (Object.keys(attacks) as Attack[]).flatMap((kind) =>
  EPSILONS.map((epsilon, at) => ({
    name: `${kind}${Math.round(100 * epsilon)}`,
    spec: { docs: `Test images right, ε = ${epsilon}: ${attacks[kind]}`, digits: 0 },
    kind,
    at,
  })),
);

const stepMeasures: Record<string, MeasureSpec> = Object.fromEntries(
  Array.from({ length: 10 }, (_, c) => [
    `steps${c}`,
    { docs: `Steps until ${c} won; 0 for the own class, −1 when it did not`, digits: 0 },
  ]),
);

/**
 * Pictures that fool net A: one image walked to each other digit, and all test images moved by ε.
 *
 * Source: Szegedy et al., 2014; Goodfellow et al., 2015.
 */
export const adversarialLab: Lab = {
  id: 'adversarial',
  version: 1,
  title: 'Adversarial images: how little fools a net?',
  docs: 'Two small nets learn 8 × 8 digits from different starts. One image is then changed in short steps along a gradient until the first net takes it for another digit; and every test image is moved by ε in each pixel, along the gradient or at random, and shown to both nets.',
  group: 'Gradients of the input',
  usualSeconds: 6,
  settings: {
    row: rowSetting(1347),
    climb: oneOf('what is climbed', climbs),
    stepLength: { docs: 'length of a step', fallback: 0.1, min: 0.05, max: 0.5 },
    secondSeed: secondSeedSetting,
    epochs: epochsSetting,
  },
  measures: {
    reached: { docs: 'Targets reached, of nine', digits: 0 },
    ...stepMeasures,
    median: { docs: 'Median length of the nine changes', digits: 4 },
    medianAlone: { docs: 'The same along the score of the target alone', digits: 4 },
    medianDifference: { docs: 'The same along target minus winner', digits: 4 },
    shortest: { docs: 'Length of the shortest change that fooled the net', digits: 4 },
    ...Object.fromEntries(attackMeasures.map(({ name, spec }) => [name, spec])),
  },
  curves: {
    ...trainingCurves,
    ...secondCurves,
    signs: { docs: 'ε = 0.1, signs of the gradient', axis: 'linear', group: 'Right' },
    random: { docs: 'ε = 0.1, random signs', axis: 'linear', group: 'Right' },
    second: { docs: 'ε = 0.1, second net', axis: 'linear', group: 'Right' },
    lossSigns: { docs: 'ε = 0.1, signs of the loss', axis: 'linear', group: 'Right' },
  },
  defaultSeed: 7643,
  prediction(settings) {
    const row = settings.number('row');
    return {
      kind: 'rank',
      docs: `Which digit is this ${labelAt(row)} turned into in the fewest steps? Order the nine from easiest to hardest.`,
      items: othersThan(labelAt(row)).map(String),
      pictures: digitPicture(row),
    };
  },
  start(settings, seed) {
    const row = settings.number('row');
    const climb = settings.number('climb') as Climb;
    const stepLength = settings.number('stepLength');
    const first = firstNet(settings, seed);
    const second = secondNet(settings);
    const walks = new WalkStage(first.net, { row, climb, stepLength });
    const attack = new AttackStage(first.net, second.net);
    return new StagedRun([first, second, walks, attack], {
      measures() {
        const steps = walks.stepsOf(climb);
        const reached = walks.lengthsOf(climb).filter((_, i) => steps[i] !== undefined);
        const perClass = Array.from({ length: 10 }, (_, c): [string, number] => {
          const at = walks.targets.indexOf(c);
          return [`steps${c}`, at < 0 ? 0 : (steps[at] ?? -1)];
        });
        return {
          reached: reached.length,
          ...Object.fromEntries(perClass),
          median: walks.medianOf(climb),
          medianAlone: walks.medianOf(0),
          medianDifference: walks.medianOf(1),
          shortest: reached.length === 0 ? -1 : Math.min(...reached),
          ...Object.fromEntries(
            attackMeasures.map(({ name, kind, at }) => [name, attack.rightAfter(kind, at)]),
          ),
        };
      },
      score: (answer) =>
        scoreRanking(
          walks.targets.map((target, i) => ({
            name: `${target}`,
            value: walks.stepsOf(climb)[i] ?? Infinity,
          })),
          answer,
          (value) => (value === Infinity ? 'not reached' : `${value}`),
        ),
    });
  },
};

/** The nine other digits. */
function othersThan(label: number): number[] {
  return Array.from({ length: 10 }, (_, c) => c).filter((c) => c !== label);
}

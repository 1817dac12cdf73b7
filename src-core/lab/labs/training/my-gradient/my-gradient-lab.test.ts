import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { runLab } from '../../../run-lab.ts';
import { checkLab } from '../testing/check-lab.ts';
import { backwardRules } from './backward-rule.ts';
import type { BackwardRule } from './backward-rule.ts';
import { HandNet } from './hand-net.ts';
import { myGradientLab } from './my-gradient-lab.ts';
import { netActivations } from './net-activation.ts';
import type { NetActivation } from './net-activation.ts';

const right = backwardRules[0] as BackwardRule;
const random = new Random(6);
const examples = {
  inputs: Float64Array.from({ length: 4 * 3 }, () => random.normal()),
  labels: Int32Array.of(1, 0, 1, 2),
};
const ROWS = [0, 1, 3];
const netOf = (activation: NetActivation, ownSlope: readonly number[] = []) =>
  new HandNet({ inputs: 3, hidden: 4, classes: 3, activation, ownSlope }, 9);
const gradientBy = (name: string, activation: NetActivation, ownSlope: readonly number[] = []) => {
  const net = netOf(activation, ownSlope);
  net.differentiate(examples, ROWS, backwardRules.find((rule) => rule.name === name) ?? right);
  return net.gradient;
};

describe('HandNet', () => {
  test.each(netActivations.map((one) => [one.name, one] as const))(
    'with %s has the gradient that central differences give',
    (_, activation) => {
      const net = netOf(activation);
      net.differentiate(examples, ROWS, right);
      const found = net.layers.map(({ weightGradient }) => weightGradient.slice());
      for (const [i, { weight }] of net.layers.entries())
        for (const at of [0, 5, 8]) {
          const lossAt = (value: number): number => {
            const before = weight[at] as number;
            weight[at] = value;
            const loss = net.differentiate(examples, ROWS, right);
            weight[at] = before;
            return loss;
          };
          const here = weight[at] as number;
          const slope = (lossAt(here + 1e-5) - lossAt(here - 1e-5)) / 2e-5;
          expect(found[i]?.[at]).toBeCloseTo(slope, 8);
        }
    },
  );

  const tanh = netActivations[1] as NetActivation;

  test('without 1/N has N times the gradient', () => {
    const [whole, mean] = [gradientBy('1/N forgotten', tanh), gradientBy('', tanh)];
    whole.forEach((each, i) => expect(each).toBeCloseTo(3 * (mean[i] as number), 12));
  });

  test('takes 1 − y² for tanh as the right slope', () => {
    const own = gradientBy('slope of your own', tanh, [1, 0, -1]);
    const mean = gradientBy('', tanh);
    own.forEach((each, i) => expect(each).toBeCloseTo(mean[i] as number, 12));
  });

  test('gives another gradient with every other rule', () => {
    const mean = gradientBy('', tanh);
    for (const { name } of backwardRules.slice(1))
      expect([name, [...gradientBy(name, tanh, [1])]]).not.toEqual([name, [...mean]]);
  });
});

describe('myGradientLab', () => {
  test('goes on from a saved state with the same bits', () => {
    checkLab(myGradientLab, { steps: 8, hidden: 4 }, 3);
  });

  test('runs both alike with the right rule', () => {
    const { measures } = runLab(myGradientLab, { settings: { rule: 0, steps: 20 }, seed: 1 });
    expect(measures['lossOwn']).toBe(measures['lossTrue']);
    expect(measures['cosine']).toBeCloseTo(1, 12);
  });
});

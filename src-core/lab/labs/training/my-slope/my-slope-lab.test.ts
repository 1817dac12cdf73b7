import { describe, expect, test } from 'vitest';
import { runLab } from '../../../run-lab.ts';
import { checkLab } from '../testing/check-lab.ts';
import { mySlopeLab } from './my-slope-lab.ts';

const run = (slope: string, settings: Record<string, number> = {}) =>
  runLab(mySlopeLab, { settings: { epochs: 60, ...settings }, seed: 2, own: { texts: { slope } } })
    .measures;

describe('mySlopeLab', () => {
  test('goes on from a saved state with the same bits', () => {
    checkLab(mySlopeLab, { epochs: 8 }, 3);
  });

  // The answers of the exercise snu4-p5-loss-formulas.
  test.each([
    [0, '-y/(1 + exp(y*z))'],
    [1, '-4*y*exp(y*z)/(1 + exp(y*z))^3'],
    [1, '-4*y*sigmoid(-y*z)^2*sigmoid(y*z)'],
  ])('with the right slope of loss %d trains both alike: %s', (loss, slope) => {
    const { lossTrue, lossOwn, accuracyTrue, accuracyOwn, cosine, farthest } = run(slope, { loss });
    expect(lossOwn).toBeCloseTo(lossTrue as number, 9);
    expect(accuracyOwn).toBe(accuracyTrue);
    expect(cosine).toBeCloseTo(1, 9);
    expect(farthest).toBeLessThan(1e-12);
  });

  test('climbs with a lost minus, and is slower with a lost factor', () => {
    const climbs = run('y/(1 + exp(y*z))');
    expect(climbs['cosine']).toBeCloseTo(-1, 1);
    expect(climbs['lossOwn']).toBeGreaterThan(1);
    const half = run('-2*y*exp(y*z)/(1 + exp(y*z))^3', { loss: 1 });
    expect(half['cosine']).toBeGreaterThan(0.99);
    expect(half['lossOwn']).toBeGreaterThan(half['lossTrue'] as number);
  });

  test('refuses a formula that cannot be read', () => {
    expect(() => run('-y * q')).toThrow('`q` is not one of the symbols here: y, z');
  });
});

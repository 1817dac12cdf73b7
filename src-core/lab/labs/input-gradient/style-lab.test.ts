import { describe, expect, test } from 'vitest';
import { tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { fillSettings } from '../../experiment.ts';
import type { SettingValues } from '../../experiment.ts';
import { runLab } from '../../run-lab.ts';
import { gramOf } from './style-loss.ts';
import { firstGram } from './style-pictures.ts';
import { styleLab } from './style-lab.ts';
import { textureOf, textures } from './textures.ts';

/** The catalogue's figures were rounded to four digits, then to three: 0.13949989 is printed as 0.140. */
const ROUNDED_TWICE = 0.00055001;
const RISING = textures.indexOf('rising');

describe('styleLab', () => {
  test.each([
    [1, 0.1, 0, 0.001, 0.743, 0.14],
    [1, 1, 0, 0.12, 0.512, 0.402],
    [1, 3, 0, 0.628, 0.235, 0.505],
    [1, 10, 0, 1.292, 0.094, 0.515],
    [0, 1, 0, 1.664, 0.086, 0.463],
    [1, 3, 1, 0.606, 0.268, 0.231],
  ])('with c = %d, s = %d, t = %d ends at %d, %d, %d', (content, style, variation, ...expected) => {
    const settings = { texture: RISING, content, style, variation };
    const { measures } = runLab(styleLab, { settings, seed: 7643 });
    const { contentLoss = NaN, styleLoss = NaN, variationLoss = NaN } = measures;
    for (const [i, one] of [contentLoss, styleLoss, variationLoss].entries())
      expect(Math.abs(one - (expected[i] ?? NaN))).toBeLessThan(ROUNDED_TWICE);
    const { firstStyle, firstVariation } = measures;
    expect([firstStyle?.toFixed(3), firstVariation?.toFixed(3)]).toEqual(['0.768', '0.084']);
  });

  test.each([
    ['rising', 2],
    ['falling', 3],
    ['vertical', 0],
    ['horizontal', 1],
  ] as const)('scores filters %s: the pair of filter %d is excited most', (texture, filter) => {
    const score = scores({ texture: textures.indexOf(texture) });
    expect([0, 1, 2, 3].filter((one) => score(one) === 1)).toEqual([filter]);
  });

  test('does not depend on the seed, as it says', () => {
    const [first, second] = [7643, 1].map((seed) => {
      const run = styleLab.start(fillSettings(styleLab, {}), seed);
      for (let step = 0; step < 3; step++) run.advance();
      return run.save();
    });
    expect(styleLab.docs).toContain('another seed changes nothing');
    expect(second).toEqual(first);
  });

  test('has no single best pair for the checker', () => {
    const score = scores({ texture: textures.indexOf('checker') });
    expect([0, 1, 2, 3].map(score)).toEqual([1, 1, 0, 0]);
  });
});

test('the Gram matrix of the catalogue: F·Fᵀ divided by channels × positions', () => {
  const maps = NdArray.from(Float64Array.of(1, 2, 0, 1, 0, 1, 3, 1), [1, 2, 4, 1]);
  expect([...gramOf(tensor(maps)).value.values()]).toEqual([3 / 4, 3 / 8, 3 / 8, 11 / 8]);
});

test('rising stripes leave 163/3872 and 5/121 on the diagonal, and two zeros', () => {
  const gram = firstGram(textureOf('rising'));
  const diagonal = (filter: number) => gram[filter * 9];
  expect(diagonal(2)).toBeCloseTo(163 / 3872, 14);
  expect(diagonal(6)).toBeCloseTo(5 / 121, 14);
  expect([diagonal(3), diagonal(7)]).toEqual([0, 0]);
  const checker = firstGram(textureOf('checker'));
  expect(Array.from({ length: 8 }, (_, i) => checker[i * 9] === 0)).not.toContain(true);
});

function scores(settings: SettingValues): (option: number) => number {
  const run = styleLab.start(fillSettings(styleLab, settings), 1);
  return (option) => run.score?.([option]).score ?? NaN;
}

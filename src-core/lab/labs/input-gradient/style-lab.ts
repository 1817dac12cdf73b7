import { oneOf } from '../../experiment.ts';
import type { Settings } from '../../experiment.ts';
import type { Lab } from '../../lab.ts';
import type { PredictionScore } from '../../prediction.ts';
import { digitAt } from '../../nets/digit-rows.ts';
import { RepaintStage } from './repaint-stage.ts';
import { rowSetting } from './row-setting.ts';
import { StagedRun } from './staged-run.ts';
import { filterPicture, firstGram } from './style-pictures.ts';
import { textureOf, textures } from './textures.ts';
import type { Texture } from './textures.ts';

/** Sums of the same products in another order differ by less. */
const ROUNDING = 1e-12;
/** Each filter and its negative. */
const PAIRS = [0, 1, 2, 3].map((filter) => [filter, filter + 4] as const);

/**
 * Content of one picture, texture of another, by Gram matrices of features that need no training.
 *
 * Source: Gatys et al., 2016, with two small layers instead of a trained net.
 */
export const styleLab: Lab = {
  id: 'style',
  version: 1,
  title: 'Style: content of one picture, texture of another',
  docs: 'A digit is repainted with stripes: Adam changes its pixels so that the features stay and the Gram matrices become those of the texture. How much must the style count until you see both? The picture starts as the digit and the filters are always the same: another seed changes nothing.',
  group: 'Gradients of the input',
  usualSeconds: 2,
  settings: {
    row: rowSetting(1347),
    texture: oneOf('texture', textures, textures.indexOf('rising')),
    content: { docs: 'weight c of the content', fallback: 1, min: 0, max: 100 },
    style: { docs: 'weight s of the style', fallback: 1, min: 0, max: 100 },
    variation: { docs: 'weight t of the variation', fallback: 0, min: 0, max: 100 },
  },
  measures: {
    contentLoss: { docs: 'Content: distance of the features from those of the digit', digits: 3 },
    styleLoss: {
      docs: 'Style: distance of the Gram matrices from those of the texture',
      digits: 3,
    },
    variationLoss: { docs: 'Variation: squared differences of neighbours', digits: 3 },
    firstStyle: { docs: 'Style of the digit itself', digits: 3 },
    firstVariation: { docs: 'Variation of the digit itself', digits: 3 },
  },
  curves: {
    content: { docs: 'content', axis: 'linear', group: 'Terms' },
    style: { docs: 'style', axis: 'linear', group: 'Terms' },
    variation: { docs: 'variation', axis: 'linear', group: 'Terms' },
  },
  defaultSeed: 7643,
  prediction: (settings) => ({
    kind: 'choose',
    docs: `A Gram matrix has the energy of each filter on its diagonal. Which two filters does the texture “${textureIn(settings)}” excite most?`,
    options: PAIRS.map((pair) => `filters ${pair.join(' and ')}`),
    pictures: filterPicture(),
  }),
  start(settings) {
    const stage = new RepaintStage({
      digit: digitAt(settings.number('row')),
      texture: textureIn(settings),
      weights: {
        content: settings.number('content'),
        style: settings.number('style'),
        variation: settings.number('variation'),
      },
    });
    return new StagedRun([stage], {
      measures: () => ({
        contentLoss: stage.terms.content,
        styleLoss: stage.terms.style,
        variationLoss: stage.terms.variation,
        firstStyle: stage.termsAtStart.style,
        firstVariation: stage.termsAtStart.variation,
      }),
      score: ([chosen = 0]) => scorePair(textureIn(settings), chosen),
    });
  },
};

function textureIn(settings: Settings): Texture {
  return textures[settings.number('texture')] as Texture;
}

function scorePair(texture: Texture, chosen: number): PredictionScore {
  const gram = firstGram(textureOf(texture));
  const energies = PAIRS.map((pair) =>
    pair.reduce((sum, filter) => sum + (gram[filter * 8 + filter] as number), 0),
  );
  const most = Math.max(...energies);
  const list = PAIRS.map((pair, i) => `${pair.join(' and ')}: ${energies[i]?.toFixed(4)}`);
  return {
    score: (energies[chosen] ?? 0) >= most - ROUNDING ? 1 : 0,
    message: `Energies of the pairs of filters: ${list.join('; ')}. A filter answers to edges across its own stripe.`,
  };
}

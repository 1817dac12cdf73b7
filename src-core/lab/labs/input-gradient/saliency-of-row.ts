import type { LabPicture } from '../../lab-picture.ts';
import { digitAt, labelAt } from '../../nets/digit-rows.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import type { PredictionScore } from '../../prediction.ts';
import { oneHot } from './class-maps.ts';
import { ENOUGH, bestPlaces, percent, shareOfBest, shareOfRandom } from './paint-score.ts';
import { largestPlaces } from './ranking.ts';
import { digitPicture } from './row-setting.ts';

/** Slope of the true class's score with respect to each pixel of a row: ∂z_y/∂x. */
export function slopesOf(net: SmallNet, row: number): Float64Array {
  return net.inputGradient(digitAt(row), oneHot(labelAt(row)));
}

/** Σ |slope| over pixels that are not 0, as a share of all. */
export function shareOnInk(picture: Float64Array, slopes: Float64Array): number {
  let [ink, all] = [0, 0];
  for (const [at, slope] of slopes.entries()) {
    all += Math.abs(slope);
    if ((picture[at] as number) > 0) ink += Math.abs(slope);
  }
  return all === 0 ? 0 : ink / all;
}

/** What is measured in one image: on ink, and under random and bright pixels. */
export function rowMeasures(net: SmallNet, row: number, count: number): Record<string, number> {
  const [picture, slopes] = [digitAt(row), slopesOf(net, row)];
  const sizes = slopes.map(Math.abs);
  return {
    rowOnInk: shareOnInk(picture, slopes),
    randomSaliency: shareOfRandom(sizes, count),
    brightSaliency: shareOfBest(sizes, largestPlaces(picture, count)),
  };
}

/** Digit, signed slopes, and their sizes. */
export function rowPictures(net: SmallNet, row: number): LabPicture[] {
  const slopes = slopesOf(net, row);
  return [
    digitPicture(row),
    {
      kind: 'images',
      name: 'slopes',
      docs: `Slope of the score of ${labelAt(row)} with respect to each pixel.`,
      role: 'gradient',
      shape: [1, 8, 8],
      values: slopes,
      isSigned: true,
    },
    {
      kind: 'images',
      name: 'saliency',
      docs: 'Sizes of these slopes: the saliency map.',
      role: 'gradient',
      shape: [1, 8, 8],
      values: slopes.map(Math.abs),
      isSigned: false,
    },
  ];
}

/** Saliency under the paint; from 0.6 of the best on it counts in full. */
export function scorePaint(net: SmallNet, row: number, cells: readonly number[]): PredictionScore {
  const sizes = slopesOf(net, row).map(Math.abs);
  const share = shareOfBest(sizes, cells);
  const bright = shareOfBest(sizes, largestPlaces(digitAt(row), cells.length));
  const random = shareOfRandom(sizes, cells.length);
  return {
    score: Math.min(1, share / ENOUGH),
    message: `Your pixels hold ${percent(share)} of what the best hold: ${bestPlaces(sizes, 8, cells.length)}. Random pixels hold ${percent(random)} on average, the brightest ${percent(bright)}.`,
  };
}

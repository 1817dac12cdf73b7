import type { ImagePicture, LabPicture } from '../../lab-picture.ts';
import { labelAt } from '../../nets/digit-rows.ts';
import type { SmallNet } from '../../nets/small-net.ts';
import { CANVAS, MAP, gradCam, onCanvas } from './class-maps.ts';
import { HALVES, pairCanvas } from './digit-pairs.ts';
import type { DigitPair } from './digit-pairs.ts';
import { mapsOf } from './map-kinds.ts';

/** A pair with its four kinds of maps for each of the two digits, and the channels that Grad-CAM adds up. */
export function pairPictures(net: SmallNet, pair: DigitPair): LabPicture[] {
  const canvas = pairCanvas(pair);
  const labels = HALVES.map((half) => labelAt(pair[half]));
  const maps = labels.map((label) => mapsOf(net, canvas, label));
  const captions = HALVES.map((half, i) => `asked for ${labels[i]}, ${half}`);
  const signed = (name: string, docs: string, kind: 'guided' | 'plain' | 'product'): ImagePicture =>
    forBoth(name, docs, true, captions, (i) => maps[i]?.[kind] ?? canvas);
  return [
    {
      kind: 'images',
      name: 'pair',
      docs: `Rows ${pair.left} and ${pair.right}: a ${labels[0]} and a ${labels[1]}.`,
      role: 'x',
      shape: [1, CANVAS.rows, CANVAS.columns],
      values: canvas,
      isSigned: false,
      range: [0, 1],
    },
    forBoth('Grad-CAM', 'Where the last convolution sees each digit.', false, captions, (i) =>
      onCanvas(maps[i]?.cam ?? canvas),
    ),
    signed('guided backpropagation', 'Signals that are positive both ways.', 'guided'),
    signed('plain gradient', 'Slope of the score with respect to each pixel.', 'plain'),
    signed('guided × Grad-CAM', 'The product of the two.', 'product'),
    channelsOf(net, canvas, labels[0] ?? 0),
  ];
}

/** One map for the left digit and one for the right. */
function forBoth(
  name: string,
  docs: string,
  isSigned: boolean,
  captions: readonly string[],
  mapOf: (i: number) => Float64Array,
): ImagePicture {
  return {
    kind: 'images',
    name,
    docs,
    role: 'gradient',
    shape: [2, CANVAS.rows, CANVAS.columns],
    values: Float64Array.from([...mapOf(0), ...mapOf(1)]),
    isSigned,
    captions,
  };
}

/** The channels of the last convolution, each with its weight α for the left digit. */
function channelsOf(net: SmallNet, canvas: Float64Array, target: number): ImagePicture {
  const { alphas, activations } = gradCam(net, canvas, target);
  return {
    kind: 'images',
    name: 'channels',
    docs: `Channels of the last convolution, with their weights α for ${target}.`,
    role: 'y',
    shape: [alphas.length, MAP.rows, MAP.columns],
    values: activations,
    isSigned: false,
    captions: [...alphas].map((alpha, k) => `${k}: α = ${alpha.toFixed(4).replace('-', '−')}`),
  };
}

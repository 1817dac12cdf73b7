import type { ImagePicture, LabPicture, LinesPicture } from '../../../lab-picture.ts';
import type { LogisticDuel } from './logistic-duel.ts';
import type { SignedImages } from './pair-data.ts';

/** Test images shown: those nearest to the wrong side. */
const SHOWN = 16;
/** Margins are counted in bins of width 2 from −20 to 20; the outer bins take what lies beyond. */
const [REACH, WIDTH] = [20, 2];

/** Both weight images, the test images with the smallest margins, and how the training margins are spread. */
export function duelPictures(duel: LogisticDuel): LabPicture[] {
  return [weights(duel), hardest(duel), margins(duel)];
}

function weights({ models, test: { height, width } }: LogisticDuel): ImagePicture {
  const size = height * width;
  const values = new Float64Array(2 * size);
  values.set(models.crossEntropy.weights.subarray(0, size));
  values.set(models.squared.weights.subarray(0, size), size);
  return {
    kind: 'images',
    name: 'weights',
    docs: 'The weights a as images: ink where a weight is positive speaks for the second digit.',
    role: 'w',
    shape: [2, height, width],
    values,
    isSigned: true,
    captions: ['cross entropy', 'squared distance'],
  };
}

function hardest({ models, test }: LogisticDuel): ImagePicture {
  const { height, width } = test;
  const size = height * width;
  const margin = models.crossEntropy.margins(test);
  const other = models.squared.margins(test);
  const order = Array.from(margin.keys()).sort(
    (i, j) => (margin[i] as number) - (margin[j] as number) || i - j,
  );
  const rows = order.slice(0, SHOWN);
  const values = new Float64Array(rows.length * size);
  for (const [at, row] of rows.entries())
    values.set(test.pixels.subarray(row * size, (row + 1) * size), at * size);
  return {
    kind: 'images',
    name: 'hardest',
    docs: 'Test images in the order of their margin y·z with the cross entropy, the smallest first; below 0 an image is taken for the other digit. The second number is the margin with the squared distance.',
    role: 'x',
    shape: [rows.length, height, width],
    values,
    isSigned: false,
    range: [0, 1],
    captions: rows.map((row) => `${shown(margin[row])}, ${shown(other[row])}`),
  };
}

function margins({ models, training }: LogisticDuel): LinesPicture {
  const bins = (2 * REACH) / WIDTH;
  return {
    kind: 'lines',
    name: 'margins',
    docs: 'How many training images have which margin. Left of 0 they lie on the wrong side; with the squared distance a heap far to the left stays where it is.',
    x: {
      label: 'margin y·z',
      values: Float64Array.from({ length: bins }, (_, bin) => -REACH + WIDTH * (bin + 0.5)),
    },
    y: { label: 'images', axis: 'linear' },
    lines: [
      { name: 'cross entropy', values: histogram(models.crossEntropy.margins(training), bins) },
      { name: 'squared distance', values: histogram(models.squared.margins(training), bins) },
    ],
  };
}

function histogram(values: SignedImages['signs'], bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((value + REACH) / WIDTH)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

const shown = (margin = 0): string => margin.toFixed(2).replace('-', '−');

import type { MeasureSpec } from '../../lab.ts';

/** What the saliency lab measures. */
export const saliencyMeasures: Readonly<Record<string, MeasureSpec>> = {
  firstLoss: { docs: 'Loss of the first batch, before any training', digits: 4 },
  secondLoss: { docs: 'Loss of the second batch', digits: 4 },
  epochLoss: { docs: 'Loss of the 42nd batch, the last of the first epoch', digits: 4 },
  lastLoss: { docs: 'Mean loss of the last epoch', digits: 4 },
  trainingRight: { docs: 'Training images right, of 1347', digits: 0 },
  testRight: { docs: 'Test images right, of 450', digits: 0 },
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, c) => [
      `errors${c}`,
      { docs: `Test images of ${c} taken for another digit`, digits: 0 },
    ]),
  ),
  randomRight: { docs: 'Test images right after blanking random pixels', digits: 0 },
  salientRight: { docs: 'Test images right after blanking the most salient pixels', digits: 0 },
  brightRight: { docs: 'Test images right after blanking the brightest pixels', digits: 0 },
  productRight: {
    docs: 'Test images right after blanking the pixels with the largest gradient × input',
    digits: 0,
  },
  leastRight: { docs: 'Test images right after blanking the least salient pixels', digits: 0 },
  salientTurned: { docs: 'Test images right after turning salient pixels over', digits: 0 },
  randomTurned: { docs: 'Test images right after turning random pixels over', digits: 0 },
  onInk: { docs: 'Share of saliency on ink, mean over the test images', digits: 4 },
  ink: { docs: 'Share of pixels that are ink', digits: 4 },
  dark: { docs: 'Share of the salient pixels that are dark already', digits: 4 },
  rowOnInk: { docs: 'Share of saliency on ink in the chosen image', digits: 4 },
  randomSaliency: {
    docs: 'Saliency under random pixels of the chosen image, as a share of what the best hold',
    digits: 3,
  },
  brightSaliency: {
    docs: 'Saliency under its brightest pixels, as a share of what the best hold',
    digits: 3,
  },
};

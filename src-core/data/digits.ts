import { NdArray } from '#core/tensor/nd-array.ts';
import { TensorDataset } from './dataset.ts';
import { DIGITS } from './digits.gen.ts';

/** To be shown wherever the digits are. */
export const DIGITS_ATTRIBUTION =
  'Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, 1998, UCI Machine Learning Repository, CC BY 4.0';

let made: TensorDataset | undefined;

/**
 * 1,797 handwritten digits: images with values 0 … 1 (sixteenths), and which digit each is.
 *
 * Shapes: [1797, 1, 8, 8], float32, and [1797], int32.
 */
export function digits(): TensorDataset {
  return (made ??= readDigits());
}

function readDigits(): TensorDataset {
  const lines = DIGITS.split('\n');
  const images = NdArray.empty([lines.length, 1, 8, 8], 'float32');
  const labels = NdArray.empty([lines.length], 'int32');
  for (const [row, line] of lines.entries()) {
    labels.data[row] = Number(line[0]);
    for (let i = 0; i < 64; i++) images.data[row * 64 + i] = parseInt(line[2 + i] ?? '', 17) / 16;
  }
  return new TensorDataset(images, labels);
}

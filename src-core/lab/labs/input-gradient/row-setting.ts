import type { Setting } from '../../experiment.ts';
import type { ImagePicture } from '../../lab-picture.ts';
import { TEST_ROWS, digitAt, labelAt, testRow } from '../../nets/digit-rows.ts';

/** Which test image is looked at. */
export function rowSetting(fallback: number): Setting {
  return {
    docs: 'row of the test image',
    fallback,
    min: testRow(0),
    max: testRow(TEST_ROWS - 1),
    isInteger: true,
  };
}

/** The digit of a row, as a picture. */
export function digitPicture(row: number): ImagePicture {
  return {
    kind: 'images',
    name: 'image',
    docs: `Row ${row}, a ${labelAt(row)}.`,
    role: 'x',
    shape: [1, 8, 8],
    values: digitAt(row).slice(),
    isSigned: false,
    range: [0, 1],
  };
}

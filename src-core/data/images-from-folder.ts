import { AppError } from '#core/errors.ts';
import { reading } from '#core/tensor/tensor-file.ts';
import type { ReadFile } from '#core/tensor/tensor-file.ts';
import { MOST_CLASSES, WHITE, checkSize, expectThat } from './labelled-images.ts';
import type { LabelledImages } from './labelled-images.ts';

/** One picture of a folder, decoded: its path, such as `cat/1.png`, and its brightness row by row, 0 … 255. */
export interface DecodedImage {
  path: string;
  width: number;
  height: number;
  brightness: ArrayLike<number>;
}

/** Pictures whose folder is their class; all of one size. Dark is ink where most pixels are bright. */
export function imagesFromFolder(
  name: string,
  pictures: readonly DecodedImage[],
): ReadFile<LabelledImages> {
  return reading(() => {
    const [first] = pictures;
    if (!first) throw new AppError('file', `${name}: expected pictures in folders, got none`);
    const { width, height } = first;
    const classes = [...new Set(pictures.map(({ path }) => folderOf(path)))].sort();
    expectThat(
      classes.length >= 2 && classes.length <= MOST_CLASSES,
      `${name}: expected 2 to ${MOST_CLASSES} folders, one for each class, got ${classes.length}`,
    );
    checkSize(name, pictures.length * width * height);
    const images = new Float32Array(pictures.length * width * height);
    for (const [i, picture] of pictures.entries()) {
      expectThat(
        picture.width === width && picture.height === height,
        `${picture.path}: expected ${width} × ${height} pixels as in ${first.path}, got ${picture.width} × ${picture.height}`,
      );
      images.set(inked(picture), i * width * height);
    }
    const labels = Int32Array.from(pictures, ({ path }) => classes.indexOf(folderOf(path)));
    return { name, shape: [pictures.length, 1, height, width], images, labels, classes };
  }, name);
}

function inked({ brightness }: DecodedImage): Float32Array {
  const values = Float32Array.from(brightness, (value) => value / WHITE);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean > 0.5 ? values.map((value) => 1 - value) : values;
}

const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

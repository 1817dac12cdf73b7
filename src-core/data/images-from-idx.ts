import type { NdArray } from '#core/tensor/nd-array.ts';
import { reading } from '#core/tensor/tensor-file.ts';
import type { ReadFile } from '#core/tensor/tensor-file.ts';
import { readIdx } from './idx.ts';
import { expectThat, labelled, scaled } from './labelled-images.ts';
import type { LabelledImages } from './labelled-images.ts';

/**
 * A pair of IDX files, as MNIST and its relatives come; packed with gzip or not. Pixels 0 … 255 become 0 … 1.
 *
 * Issues: under the name of the file that is at fault.
 */
export function imagesFromIdx(
  pictures: { name: string; bytes: Uint8Array },
  classes: { name: string; bytes: Uint8Array },
): ReadFile<LabelledImages> {
  const read = readIdx(pictures.bytes, { dtype: 'float32' });
  if (!read.ok) return { ok: false, issues: inFile(pictures.name, read.issues) };
  const labels = readIdx(classes.bytes, { dtype: 'int32' });
  if (!labels.ok) return { ok: false, issues: inFile(classes.name, labels.issues) };
  return reading(() => {
    const [count = 0, height = 0, width = 0] = read.value.shape;
    expectThat(
      read.value.rank === 3,
      `${pictures.name}: expected pictures × rows × columns, got ${times(read.value)}`,
    );
    expectThat(
      labels.value.rank === 1 && labels.value.size === count,
      `${classes.name}: expected one label for each of ${count} pictures, got ${times(labels.value)}`,
    );
    return labelled(
      pictures.name,
      [count, 1, height, width],
      scaled(read.value),
      labels.value.values(),
    );
  }, pictures.name);
}

const times = ({ shape }: NdArray): string => shape.join(' × ') || 'one number';

const inFile = (name: string, issues: readonly { message: string }[]) =>
  issues.map(({ message }) => ({ path: name, message: `${name}: ${message}` }));

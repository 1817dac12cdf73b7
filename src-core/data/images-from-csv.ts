import { reading } from '#core/tensor/tensor-file.ts';
import type { ReadFile } from '#core/tensor/tensor-file.ts';
import { readCsvNumbers } from './csv.ts';
import { expectThat, labelled, scaled } from './labelled-images.ts';
import type { LabelledImages } from './labelled-images.ts';

/**
 * A CSV file with one picture a row: its class, then the pixels of a square, row by row. The class may stand last where
 * a header calls the last column `label` or `class`. Pixels up to 1 are taken as they are, else divided by 16 up to 16
 * and by 255 beyond.
 */
export function imagesFromCsv(name: string, text: string): ReadFile<LabelledImages> {
  const read = readCsvNumbers(text, { dtype: 'float32' });
  if (!read.ok) {
    const issues = read.issues.map(({ line, column, message }) => ({
      path: name,
      message: `${name}, line ${line}, column ${column}: ${message}`,
    }));
    return { ok: false, issues };
  }
  return reading(() => {
    const { header, values } = read.value;
    const [count = 0, columns = 0] = values.shape;
    const side = Math.round(Math.sqrt(columns - 1));
    expectThat(
      count > 0 && side > 0 && side * side === columns - 1,
      `${name}: expected a label and the pixels of a square in each row, got ${columns} columns`,
    );
    const labelAt = /^(?:label|class)$/i.test(header?.at(-1)?.trim() ?? '') ? columns - 1 : 0;
    const labels = Float32Array.from({ length: count }, (_, row) => values.get(row, labelAt));
    const pixels = values.slice(1, labelAt === 0 ? 1 : 0, labelAt === 0 ? columns : columns - 1);
    return labelled(name, [count, 1, side, side], scaled(pixels), labels);
  }, name);
}

/**
 * Writes `src-core/data/digits.gen.ts` from a CSV file with the columns p0 … p63 (0 to 16) and label:
 * `node scripts/make-digits.ts digits-8x8.csv`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [path] = process.argv.slice(2);
if (!path) throw new Error('make-digits: expected the path of a CSV file, got none');

const [, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
const lines = rows.map((row) => {
  const numbers = row.split(',').map(Number);
  if (numbers.length !== 65 || numbers.some((each) => !(each >= 0 && each <= 16)))
    throw new Error(`make-digits: expected 64 pixels of 0 to 16 and a label, got ${row}`);
  const label = numbers.pop() as number;
  return `${label} ${numbers.map((pixel) => pixel.toString(17)).join('')}`;
});

writeFileSync(
  join(import.meta.dirname, '../src-core/data/digits.gen.ts'),
  `// Made by scripts/make-digits.ts; do not edit. Source and licence: README.md.
/** A line for each digit: its label, then 8 × 8 pixels, row by row, each a number 0 … g in base 17. */
export const DIGITS = \`${lines.join('\n')}\`;
`,
);

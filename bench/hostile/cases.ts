import { randomFillSync } from 'node:crypto';
import { packFile } from '../../src-main/pack-files/build-pack.ts';
import { rawZip } from '../../src-main/pack-files/testing/raw-zip.ts';
import {
  builtTestPack,
  exerciseText,
  packOf,
  testEntries,
} from '../../src-main/pack-files/testing/test-pack-file.ts';
import { TEST_PACK } from '../../src-main/testing/test-pack.ts';

const exercise = (text: string) => packOf({ 'exercises/one.json': text });
const statement = (line: string) => exercise(exerciseText().replace('Look at {n}.', line));
const manyLines = (line: string, count: number) =>
  statement(Array.from({ length: count }, () => line).join('",\n    "'));

/** A picture of this many bytes that no packing makes smaller. */
function noise(size: number): Buffer {
  const bytes = randomFillSync(Buffer.alloc(size));
  // Signature, length and name of the first chunk, 100 × 100 pixels.
  Buffer.from('89504e470d0a1a0a0000000d49484452000000640000006408060000', 'hex').copy(bytes);
  return bytes;
}

function largestSound(): Uint8Array {
  const pictures = new Map([1, 2].map((at) => [`pictures/p${at}.png`, noise(19_000_000)] as const));
  return packFile(builtTestPack(TEST_PACK, pictures));
}

/** Packs that cost most to look at, by what they are; the first one is what the others are compared with. */
export const HOSTILE: Readonly<Record<string, () => Uint8Array>> = {
  'a small sound pack': () => rawZip(testEntries()),
  'a sound pack of 38 MB': largestSound,
  '100,000 nested lists': () => exercise('['.repeat(100_000)),
  '900 kB of text in one line': () => statement('x'.repeat(900_000)),
  '20,000 lines of text': () => manyLines('Look at {n}.', 20_000),
  '700 formulas of 900 letters': () => manyLines(`$${'x^{2}+'.repeat(150)}1$`, 700),
  'a formula of 100,000 brackets': () => statement(`{${'('.repeat(100_000)}n}`),
  'a formula of LaTeX nested 2,000 times': () =>
    statement(`$${'\\\\frac{1}{'.repeat(2000)}1${'}'.repeat(2000)}$`),
  'macros that double themselves': () =>
    statement(
      `$\\\\def\\\\a{xx}${[...'bcdefghijklmnop']
        .map(
          (name, at) =>
            `\\\\def\\\\${name}{\\\\${'abcdefghijklmnop'[at]}\\\\${'abcdefghijklmnop'[at]}}`,
        )
        .join('')}\\\\p$`,
    ),
  'an SVG of 5,001 elements': () =>
    packOf({ 'pictures/a.svg': `<svg width="1" height="1">${'<g/>'.repeat(5001)}</svg>` }),
  'a picture that grows 1,000 times': () =>
    rawZip([...testEntries(), { name: 'pictures/a.png', content: Buffer.alloc(15_000_000) }]),
  '209 MB by what the table says': () =>
    rawZip([
      ...testEntries(),
      ...Array.from({ length: 11 }, (_, at) => ({
        name: `pictures/p${at}.png`,
        packed: Buffer.alloc(250_000),
        central: { size: 19_000_000 },
        local: { size: 19_000_000 },
      })),
    ]),
  '2,001 files': () =>
    rawZip(Array.from({ length: 2001 }, (_, at) => ({ name: `exercises/e${at}.json` }))),
  '50 MB of nothing': () => Buffer.alloc(50_000_000),
};

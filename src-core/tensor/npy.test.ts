import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DType } from './dtype.ts';
import { NdArray } from './nd-array.ts';
import { readNpy, writeNpy } from './npy.ts';
import { heldAs, sampleFiles } from './testing/sample-files.ts';

const fixtures = readFileSync(new URL('./fixtures/files.jsonl', import.meta.url), 'utf8');
const samples = sampleFiles(fixtures, '.npy');

const read = (bytes: Uint8Array): NdArray => {
  const found = readNpy(bytes);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found.value;
};

const faultOf = (bytes: Uint8Array): string => {
  const found = readNpy(bytes);
  return found.ok ? 'none' : found.issues.map(({ message }) => message).join();
};

/** A version 1 file with this header and so many bytes of numbers. */
function fileWith(header: string, count = 0): Uint8Array {
  const text = `\x93NUMPY\x01\x00${String.fromCharCode(header.length % 256, header.length >> 8)}${header}`;
  return Uint8Array.from([...text, ...'\0'.repeat(count)], (letter) => letter.charCodeAt(0));
}

const header = (changes: Partial<Record<'descr' | 'order' | 'shape', string>>): string =>
  `{'descr': ${changes.descr ?? "'<f8'"}, 'fortran_order': ${changes.order ?? 'False'}, 'shape': ${changes.shape ?? '(2,)'}, }\n`;

describe('readNpy', () => {
  test.each(samples.map((each) => [each.name, each] as const))('reads NumPy’s %s', (_, sample) => {
    const expected = sample.tensors.get('array');
    const found = read(sample.bytes);
    expect([found.shape, found.dtype]).toEqual([
      expected?.shape,
      heldAs(expected?.dtype ?? 'none'),
    ]);
    // toEqual tells 0 from −0.
    expect(found.toArray()).toEqual(expected?.data);
  });

  test('reads keys in any order, other quotes and the sizes of Python 2', () => {
    const odd = `{"shape":(2L,1L),'fortran_order':False ,"descr":'|u1'}`;
    expect(read(fileWith(odd, 2)).toNested()).toEqual([[0], [0]]);
  });

  test.each([
    ['an empty file', [], 'expected the letters \\x93NUMPY, got an empty file (byte 0)'],
    ['another file', [0x50, 0x4b, 3, 4], 'got the bytes 50 4b 03 04 (byte 0)'],
    [
      'no version',
      [0x93, 78, 85, 77, 80, 89],
      'version 1, 2 or 3, got the end of the file (byte 6)',
    ],
    ['version 4', [0x93, 78, 85, 77, 80, 89, 4, 0], 'version 1, 2 or 3, got 4 (byte 6)'],
    ['no length', [0x93, 78, 85, 77, 80, 89, 1, 0, 9], 'got the end of the file (byte 8)'],
    ['half a header', [0x93, 78, 85, 77, 80, 89, 1, 0, 9, 0, 123], 'a header of 9 bytes, got 1'],
    [
      'a header without end',
      [0x93, 78, 85, 77, 80, 89, 2, 0, 255, 255, 255, 255],
      'a header of at most 65536 bytes, got 4294967295 (byte 8)',
    ],
  ])('refuses %s', (_what, bytes, message) => {
    expect(faultOf(Uint8Array.from(bytes))).toContain(message);
  });

  test.each([
    ['no dictionary', 'shape (2,)', 'a header in {}, got shape (2,) (byte 10)'],
    [
      'text behind it',
      `${header({})}x`,
      'descr, fortran_order and shape of one plain dtype, got }',
    ],
    ['no shape', "{'descr': '<f8', 'fortran_order': False}", 'shape in the header'],
    ['named columns', header({ descr: "[('a', '<f8')]" }), 'plain dtype'],
    ['complex numbers', header({ descr: "'<c16'" }), "got '<c16' (byte 11)"],
    ['text', header({ descr: "'<U5'" }), "got '<U5'"],
    ['objects', header({ descr: "'|O'" }), "got '|O'"],
    ['no byte order', header({ descr: "'|f8'" }), 'a byte order (<, > or |)'],
    ['the name of a method', header({ descr: "'<toString'" }), "got '<toString'"],
    ['an order that is no truth value', header({ order: "'C'" }), 'True or False'],
    ['a number as shape', header({ shape: '(2)' }), 'a tuple of whole numbers, got (2)'],
    ['a negative size', header({ shape: '(-2,)' }), 'plain dtype'],
    ['too few numbers', header({ shape: '(3,)' }), '24 bytes for the shape [3], got 16'],
    ['too many numbers', header({ shape: '(1,)' }), '8 bytes for the shape [1], got 16'],
    ['a huge shape', header({ shape: '(99999, 99999)' }), '9,999,800,001 elements'],
    ['an endless shape', header({ shape: '(99999999999999999999,)' }), 'dimensions that are whole'],
  ])('refuses %s with the place', (_what, text, message) => {
    expect(faultOf(fileWith(text, 16))).toContain(message);
  });

  test('refuses whole numbers that need more than 32 bits', () => {
    const long = fileWith(header({ descr: "'<i8'" }), 16);
    long.set([0, 0, 0, 128], long.length - 8);
    expect(faultOf(long)).toContain('whole numbers of 32 bits, got 2147483648 (byte');
  });

  test('ends with a tensor or a sentence whatever byte is changed', () => {
    const { bytes } = samples[0] as (typeof samples)[number];
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, byte, end) => {
        const found = readNpy(bytes.with(at, byte).subarray(0, end));
        if (!found.ok) expect(found.issues[0]?.message).toMatch(/^[^\n]*$/);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});

describe('writeNpy', () => {
  test('writes byte for byte what NumPy writes', () => {
    const ours = samples.filter(({ name }) =>
      /^(grid (<f8|<f4|<i4|.b1)|one axis|no axes|empty)\.npy$/.test(name),
    );
    expect(ours).toHaveLength(7);
    for (const { bytes } of ours) expect(writeNpy(read(bytes))).toEqual(bytes);
  });

  test('gives back what was written, views and all dtypes', () => {
    const dtypes: DType[] = ['float64', 'float32', 'int32', 'bool'];
    const sizes = fc.array(fc.nat(4), { maxLength: 4 });
    fc.assert(
      fc.property(
        sizes,
        fc.constantFrom(...dtypes),
        fc.infiniteStream(fc.double()),
        (shape, dtype, stream) => {
          const count = shape.reduce((product, size) => product * size, 1);
          const numbers = [...stream.take(count)].map((x) => (dtype === 'int32' ? x | 0 : x));
          const array = NdArray.from(numbers, shape, dtype);
          const turned = array.permute(shape.map((_, axis) => shape.length - 1 - axis));
          for (const each of [array, turned]) {
            const again = read(writeNpy(each));
            expect(again.dtype).toBe(dtype);
            expect(again.shape).toEqual(each.shape);
            expect(again.toArray()).toEqual(each.toArray());
          }
        },
      ),
      { numRuns: 300, seed: 2 },
    );
  });
});

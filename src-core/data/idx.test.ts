import { describe, expect, test } from 'vitest';
import { readIdx } from './idx.ts';

const file = (...bytes: number[]) => Uint8Array.from(bytes);
/** A gzip file with one stored block, as RFC 1951, 3.2.4, and RFC 1952 say; 0xa301827a is the CRC-32 of the content. */
const gzipped = (content: Uint8Array) =>
  file(
    ...[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255],
    ...[1, content.length, 0, 255 - content.length, 255, ...content],
    ...[0x7a, 0x82, 0x01, 0xa3],
    ...[content.length, 0, 0, 0],
  );
const issueOf = (bytes: Uint8Array) => {
  const read = readIdx(bytes);
  return read.ok ? 'none' : read.issues[0]?.message;
};

describe('readIdx', () => {
  test('reads bytes in the form of MNIST', () => {
    const read = readIdx(file(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 0, 128, 255, 7));
    expect(read.ok && [read.value.dtype, read.value.toNested()]).toEqual([
      'int32',
      [
        [
          [0, 128],
          [255, 7],
        ],
      ],
    ]);
  });

  test('reads every type, highest byte first', () => {
    const value = (bytes: number[]) => {
      const read = readIdx(file(0, 0, ...bytes.slice(0, 1), 1, 0, 0, 0, 1, ...bytes.slice(1)));
      return read.ok && [read.value.dtype, read.value.get(0)];
    };
    expect(value([0x09, 0xff])).toEqual(['int32', -1]);
    expect(value([0x0b, 0xff, 0xfe])).toEqual(['int32', -2]);
    expect(value([0x0c, 0x01, 0, 0, 0])).toEqual(['int32', 2 ** 24]);
    expect(value([0x0d, 0xbf, 0xc0, 0, 0])).toEqual(['float32', -1.5]);
    expect(value([0x0e, 0x40, 0x09, 0x21, 0xfb, 0x54, 0x44, 0x2d, 0x18])).toEqual([
      'float64',
      Math.PI,
    ]);
  });

  test('reads a file packed with gzip', () => {
    const read = readIdx(gzipped(file(0, 0, 8, 1, 0, 0, 0, 2, 7, 9)));
    expect(read.ok && read.value.toNested()).toEqual([7, 9]);
  });

  test('takes another dtype where asked, and a window of a larger buffer', () => {
    const whole = file(9, 9, 0, 0, 8, 1, 0, 0, 0, 2, 3, 4);
    const read = readIdx(whole.subarray(2), { dtype: 'float32' });
    expect(read.ok && [read.value.dtype, read.value.toNested()]).toEqual(['float32', [3, 4]]);
  });

  test('refuses what does not fit, with the place, before memory is taken', () => {
    expect(issueOf(file(0, 0))).toBe('expected four bytes to begin with, got the end (byte 2)');
    expect(issueOf(file(1, 0, 8, 1))).toBe('expected two bytes 0, got 1 and 0 (byte 0)');
    expect(issueOf(file(0, 0, 10, 1))).toBe('expected a type of 8, 9 or 11 to 14, got 10 (byte 2)');
    expect(issueOf(file(0, 0, 8, 2, 0, 0, 0, 1))).toBe(
      'expected 2 sizes of 4 bytes each, got 4 bytes (byte 4)',
    );
    const huge = file(0, 0, 8, 3, ...new Array<number>(12).fill(255), 1);
    expect(issueOf(huge)).toBe(
      'expected 79228162458924105385300197375 bytes for 4294967295 × 4294967295 × 4294967295 ' +
        'elements, got 1 (byte 16)',
    );
    expect(issueOf(file(0, 0, 8, 1, 0, 0, 0, 1, 5, 5))).toBe(
      'expected 1 bytes for 1 elements, got 2 (byte 8)',
    );
    expect(issueOf(file(0x1f, 0x8b, 8, 0))).toContain('expected at least 18 bytes of a gzip file');
  });
});

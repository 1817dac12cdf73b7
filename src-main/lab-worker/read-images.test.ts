import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeImages } from '#core/data/image-bytes.ts';
import { readImages } from './read-images.ts';
import { digitsAsIdx, idxOf } from './testing/digits-as-idx.ts';

const { pictures: PICTURES, labels: LABELS } = digitsAsIdx();

const read = (...files: (readonly [name: string, bytes: Uint8Array])[]) =>
  readImages({
    name: files[0]?.[0] ?? '',
    files: files.map(([name, bytes]) => ({ name, bytes })),
  });

describe('readImages', () => {
  test('keeps a pair of IDX files under one digest, in either order, packed or not', () => {
    const { facts, bytes } = read(['train-images', PICTURES], ['train-labels', LABELS]);
    expect(facts).toMatchObject({ name: 'train-images', count: 1797, height: 8, width: 8 });
    expect(facts.classes.join('')).toBe('0123456789');
    const { images, labels } = decodeImages(gunzipSync(bytes));
    expect([images.length, [...labels.slice(0, 4)]]).toEqual([1797 * 64, [...LABELS.slice(8, 12)]]);
    const other = read(['train-labels', gzipSync(LABELS)], ['train-images', gzipSync(PICTURES)]);
    expect(other.facts.digest).toBe(facts.digest);
  });

  test('takes the classes of a folder from its folders', () => {
    const pictures = ['a/1.png', 'a/2.png', 'b/1.png'].map((path) => ({
      ...{ path, width: 2, height: 1 },
    }));
    const files = [{ name: 'pets', bytes: Uint8Array.of(0, 0, 0, 9, 200, 99) }];
    const { facts } = readImages({ name: 'pets', files, pictures });
    expect(facts).toMatchObject({ count: 3, height: 1, width: 2, classes: ['a', 'b'] });
    const cut = [{ name: 'pets', bytes: Uint8Array.of(1, 2, 3) }];
    expect(() => readImages({ name: 'pets', files: cut, pictures })).toThrow(
      'did not arrive whole',
    );
  });

  test('takes a CSV file', () => {
    const { facts } = read(['a.csv', Buffer.from('1,0,255,0,7\n0,1,2,3,4\n')]);
    expect(facts).toMatchObject({ name: 'a.csv', count: 2, height: 2, width: 2 });
  });

  const labels = ['b-idx1', LABELS] as const;
  const huge = gzipSync(PICTURES);
  new DataView(huge.buffer, huge.byteOffset).setUint32(huge.length - 4, 900_000_000, true);

  test.each([
    [
      'a wrong magic number',
      [['a', PICTURES.with(0, 1)], labels],
      'a: expected two bytes 0, got 1 and 0 (byte 0).',
    ],
    [
      'pictures that are cut off',
      [['a', PICTURES.subarray(0, 5000)], labels],
      'a: expected 115008 bytes for 1797 × 8 × 8 elements, got 4984 (byte 16).',
    ],
    [
      'labels of other pictures',
      [
        ['a', PICTURES],
        ['b-idx1', idxOf([3], [1, 2, 3])],
      ],
      'b-idx1: expected one label for each of 1797 pictures, got 3.',
    ],
    [
      'pictures without labels',
      [['a-idx3-ubyte', PICTURES]],
      'a-idx3-ubyte: an IDX file holds the pictures or their labels. Choose both files at once.',
    ],
    [
      'a packed file that says it is huge',
      [['a.gz', huge], labels],
      'a.gz: it is cut off, or holds more than 64 MB once unpacked. Fetch it again, or take fewer pictures.',
    ],
    [
      'a text that is no table of numbers',
      [['a.csv', Buffer.from('1,2\nx,3\n')]],
      'a.csv, line 2, column 1: expected a number, got "x".',
    ],
    [
      'a large text',
      [['a.csv', new Uint8Array(8_000_001).fill(49)]],
      'a.csv: a CSV file of up to 8 MB is read. Take fewer rows.',
    ],
  ] as const)('refuses %s with a sentence', (_what, files, message) => {
    expect(() => read(...files)).toThrow(message);
  });
});

import { describe, expect, test } from 'vitest';
import { decodeImages, encodeImages } from './image-bytes.ts';
import type { LabelledImages } from './labelled-images.ts';

const set = (pixels: readonly number[]): LabelledImages => ({
  name: 'Möwen „a“.gz',
  shape: [3, 1, 1, pixels.length / 3],
  images: Float32Array.from(pixels),
  labels: Int32Array.of(0, 255, 1),
  classes: ['a', 'ß'],
});

describe('encodeImages', () => {
  const inBytes = set([0, 1, 51 / 255, 2 / 255, 254 / 255, 128 / 255]);

  test('keeps every bit of pixels in bytes, in one byte each', () => {
    const bytes = encodeImages(inBytes);
    expect(decodeImages(bytes)).toEqual(inBytes);
    expect(bytes.length).toBeLessThan(encodeImages(set([0, 1, 0.3, 0, 0, 0])).length);
  });

  test.each([
    ['sixteenths', [0, 1 / 16, 15 / 16, 1, 0.5, 0.25]],
    ['fractions that no byte holds', [0.1, 0.123456, 1, 0, 1e-7, 0.9]],
  ])('keeps every bit of %s', (_what, pixels) => {
    expect(decodeImages(encodeImages(set(pixels)))).toEqual(set(pixels));
  });

  test('gives equal bytes for equal pictures, and others for another pixel or name', () => {
    const bytes = encodeImages(inBytes);
    expect(encodeImages(set([...inBytes.images]))).toEqual(bytes);
    expect(encodeImages({ ...inBytes, name: 'b' })).not.toEqual(bytes);
  });
});

describe('decodeImages', () => {
  const bytes = encodeImages(set([0, 0, 0, 1, 1, 1]));

  test.each([
    ['none', new Uint8Array(0)],
    ['a head that is cut off', bytes.subarray(0, 20)],
    ['a pixel too few', bytes.subarray(0, bytes.length - 1)],
    ['a head that is no JSON', Uint8Array.of(2, 0, 0, 0, 1, 2)],
    ['a head of another kind', Uint8Array.of(2, 0, 0, 0, 123, 125)],
  ])('refuses %s', (_what, given) => {
    expect(() => decodeImages(given)).toThrow('expected pictures as they were kept');
  });
});

import { describe, expect, test } from 'vitest';
import { drawStrokeDigit } from '#core/data/stroke-digits.ts';
import { batchOf, drawnDigits, ownImages, smallDigits, testRows } from './image-set.ts';

describe('testRows', () => {
  test('are those behind the training pictures, at most as many as asked for', () => {
    const set = drawnDigits(30, 5);
    expect(testRows(set)).toEqual([30, 31, 32, 33, 34]);
    expect(testRows(set, 2)).toEqual([30, 31]);
  });
});

describe('drawnDigits', () => {
  test('draws those of set 1 to learn from, and those of set 2 to be tested with', () => {
    const [images, labels] = batchOf(drawnDigits(30, 5), [12, 33]);
    const drawn = [
      [12, 1],
      [3, 2],
    ].flatMap(([index = 0, seed = 0]) => {
      const image = new Float32Array(28 * 28);
      drawStrokeDigit(image, index, { seed });
      return [...image];
    });
    expect(images.shape).toEqual([2, 1, 28, 28]);
    expect(Array.from(images.value.values())).toEqual(drawn);
    expect([...labels.values()]).toEqual([2, 3]);
  });
});

/** Picture i has the one pixel i and the class i mod 3. */
const own = (count: number) => ({
  name: 'own',
  shape: [count, 1, 1, 1] as [number, number, number, number],
  images: Float32Array.from({ length: count }, (_, i) => i),
  labels: Int32Array.from({ length: count }, (_, i) => i % 3),
  classes: ['a', 'b', 'c'],
});

describe('ownImages', () => {
  test('keeps one picture in six for testing, each with its class, in an order of the seed', () => {
    const set = ownImages(own(60), 1, { training: 1000, test: 1000 });
    expect([set.training, testRows(set).length]).toEqual([50, 10]);
    expect([...set.pixels].sort((a, b) => a - b)).toEqual([...own(60).images]);
    for (const [row, pixel] of set.pixels.entries()) expect(set.labels[row]).toBe(pixel % 3);
    const other = ownImages(own(60), 2, { training: 1000, test: 1000 });
    expect(other.pixels).not.toEqual(set.pixels);
  });

  test('takes no more than asked for, and not less than twelve pictures', () => {
    const set = ownImages(own(60), 1, { training: 20, test: 4 });
    expect([set.training, testRows(set).length, set.labels.length]).toEqual([20, 4, 24]);
    expect(() => ownImages(own(11), 1, { training: 9, test: 9 })).toThrow('12 pictures or more');
  });
});

test('smallDigits are the 1,797 digits in an order of the seed', () => {
  const [first, second] = [smallDigits(1500, 1), smallDigits(1500, 2)];
  expect([first.labels.length, testRows(first).length]).toEqual([1797, 297]);
  expect(first.labels).not.toEqual(second.labels);
  expect([...first.labels].sort()).toEqual([...second.labels].sort());
});

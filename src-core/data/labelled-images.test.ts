import { describe, expect, test } from 'vitest';
import { imagesFromCsv } from './images-from-csv.ts';
import { imagesFromFolder } from './images-from-folder.ts';
import { imagesFromIdx } from './images-from-idx.ts';

const bytes = (...all: number[]) => Uint8Array.from(all);
const TWO_BY_TWO = bytes(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, 255, 51, 0, 1, 2, 3, 4);
const TWO_LABELS = bytes(0, 0, 8, 1, 0, 0, 0, 2, 3, 1);

function messageOf(read: { ok: true } | { ok: false; issues: readonly { message: string }[] }) {
  return read.ok ? 'none' : read.issues[0]?.message;
}

describe('imagesFromIdx', () => {
  const pictures = { name: 'a-idx3-ubyte', bytes: TWO_BY_TWO };

  test('pairs pictures with labels, pixels divided by 255', () => {
    const read = imagesFromIdx(pictures, { name: 'b', bytes: TWO_LABELS });
    if (!read.ok) throw new Error(messageOf(read));
    const { shape, images, labels, classes } = read.value;
    expect([shape, [...labels], classes]).toEqual([
      [2, 1, 2, 2],
      [3, 1],
      ['0', '1', '2', '3'],
    ]);
    expect([...images.subarray(0, 4)]).toEqual([0, 1, Math.fround(0.2), 0]);
  });

  test('says which file is at fault, and how', () => {
    const labels = { name: 'b', bytes: TWO_LABELS };
    expect(messageOf(imagesFromIdx(labels, labels))).toBe(
      'b: expected pictures × rows × columns, got 2',
    );
    expect(messageOf(imagesFromIdx(pictures, pictures))).toBe(
      'a-idx3-ubyte: expected one label for each of 2 pictures, got 2 × 2 × 2',
    );
    const cut = { name: 'b', bytes: TWO_LABELS.subarray(0, 9) };
    expect(messageOf(imagesFromIdx(pictures, cut))).toBe(
      'b: expected 2 bytes for 2 elements, got 1 (byte 8)',
    );
  });
});

describe('imagesFromCsv', () => {
  test('takes the label from the first column, or from a last one of that name', () => {
    const first = imagesFromCsv('a.csv', '1,0,16,8,4\n0,4,0,0,16\n');
    const last = imagesFromCsv('a.csv', 'p,p,p,p,label\n0,16,8,4,1\n4,0,0,16,0\n');
    expect(first).toEqual(last);
    if (!first.ok) throw new Error(messageOf(first));
    expect([first.value.shape, [...first.value.labels]]).toEqual([
      [2, 1, 2, 2],
      [1, 0],
    ]);
    expect([...first.value.images.subarray(0, 4)]).toEqual([0, 1, 0.5, 0.25]);
  });

  test('refuses rows that are no square, labels that are none and pixels out of range', () => {
    const issue = (text: string) => messageOf(imagesFromCsv('a.csv', text));
    expect(issue('1,0,16,8\n')).toContain('the pixels of a square in each row, got 4 columns');
    expect(issue('1.5,0,0,0,0\n')).toBe('a.csv: expected labels 0 to 255, got 1.5');
    expect(issue('1,0,0,0,-1\n')).toBe('expected pixels from 0 up, got -1');
    expect(issue('1,0,0,0,300\n')).toBe('expected pixels up to 255, got 300');
    expect(issue('1,0,0,x,3\n2,0,0,0,x\n')).toContain('a.csv, line 2, column 9: expected a number');
    expect(issue('')).toContain('expected a label');
  });
});

describe('imagesFromFolder', () => {
  const picture = (path: string, ...brightness: number[]) => ({
    path,
    width: 2,
    height: 1,
    brightness,
  });

  test('names classes after folders, and turns dark on bright into ink', () => {
    const read = imagesFromFolder('pets', [
      picture('dog/1.png', 255, 204),
      picture('cat/1.png', 0, 51),
    ]);
    if (!read.ok) throw new Error(messageOf(read));
    const { classes, labels, images, shape } = read.value;
    expect([classes, [...labels], shape]).toEqual([
      ['cat', 'dog'],
      [1, 0],
      [2, 1, 1, 2],
    ]);
    expect([...images].map((value) => Number(value.toFixed(6)))).toEqual([0, 0.2, 0, 0.2]);
  });

  test('refuses pictures of two sizes, one folder alone and none', () => {
    const other = { ...picture('cat/2.png', 1), width: 1 };
    expect(messageOf(imagesFromFolder('pets', [picture('dog/1.png', 1, 1), other]))).toBe(
      'cat/2.png: expected 2 × 1 pixels as in dog/1.png, got 1 × 1',
    );
    expect(messageOf(imagesFromFolder('pets', [picture('dog/1.png', 1, 1)]))).toContain('got 1');
    expect(messageOf(imagesFromFolder('pets', []))).toContain('got none');
  });
});

import { expect, test } from 'vitest';
import { styleInRun, styleOfLine } from './line-style.ts';

const words = (styles: { colour: number; dash: number }[]) =>
  new Set(styles.map(({ colour, dash }) => `${colour}/${dash}`));

test('no two of many lines look alike', () => {
  expect(words(Array.from({ length: 24 }, (_, i) => styleOfLine(i))).size).toBe(24);
});

test('no two of six curves of four runs look alike, and a run has one colour', () => {
  const runs = [0, 1, 2, 3].map((run) => [0, 1, 2, 3, 4, 5].map((i) => styleInRun(run, i)));
  expect(words(runs.flat()).size).toBe(24);
  expect(runs.map((own) => new Set(own.map(({ colour }) => colour)).size)).toEqual([1, 1, 1, 1]);
});

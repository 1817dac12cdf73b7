import { expect, test } from 'vitest';
import { median } from './measurement.ts';
import { table } from './table.ts';

test('median is the middle value, or the mean of the two middle ones', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 100])).toBe(3.5);
});

test('table lines its columns up and marks what misses its goal', () => {
  const rows = table([
    { what: 'start', value: 812.4, unit: 'ms', goal: 2000, runs: 5 },
    { what: 'the longest name', value: 7.25, unit: 'kB', goal: 5, runs: 1 },
  ]).split('\n');
  expect(rows).toEqual([
    'what              median     goal   ratio  runs',
    '────────────────  ──────  ───────  ──────  ────',
    'start             812 ms  2000 ms    0.41     5',
    'the longest name  7.3 kB     5 kB  1.45 !     1',
  ]);
});

import { expect, test } from 'vitest';
import { bestOf, median } from './measurement.ts';
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
    'what               median     goal   ratio  runs',
    '────────────────  ───────  ───────  ──────  ────',
    'start              812 ms  2000 ms    0.41     5',
    'the longest name  7.25 kB     5 kB  1.45 !     1',
  ]);
});

test('table shows rates and second goals where there are any', () => {
  const rows = table([
    { what: 'product', value: 4, unit: 'ms', goal: 5, want: 4, rate: 50, share: 0.75, runs: 9 },
    { what: 'sum', value: 0.5, unit: 'ms', goal: 1, runs: 9 },
  ]).split('\n');
  expect(rows).toEqual([
    'what       median  GFLOP/s  of peak  goal  ratio  want  ratio  runs',
    '───────  ────────  ───────  ───────  ────  ─────  ────  ─────  ────',
    'product      4 ms     50.0     75 %  5 ms   0.80  4 ms   1.00     9',
    'sum      0.500 ms                    1 ms   0.50                  9',
  ]);
});

test('bestOf keeps the best of each row, and the table says of how many', () => {
  const row = (what: string, value: number) => ({
    what,
    value,
    unit: 'ms' as const,
    goal: 10,
    runs: 5,
  });
  const first = [row('product', 4), row('sum', 8)];
  expect(bestOf([first])).toEqual(first);
  const best = bestOf([first, [row('product', 5), row('sum', 7), row('exp', 1)]]);
  expect(best.map(({ value }) => value)).toEqual([4, 7, 1]);
  expect(table(best).split('\n')[2]).toBe('product    4 ms  10 ms   0.40  best of 2 × 5');
});

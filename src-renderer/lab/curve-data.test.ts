import { describe, expect, test } from 'vitest';
import { csvOf, groupsOf, notPositive, plotData, rowsOf } from './curve-data.ts';
import { asBeginning, inWords, shortNumber } from './lab-words.ts';
import { fieldsOf, readFields } from './setting-fields.ts';

const info = {
  curves: {
    loss: { docs: 'loss', axis: 'log', group: 'Loss' },
    test: { docs: 'loss, “test”', axis: 'log', group: 'Loss' },
    right: { docs: 'right', axis: 'linear', group: 'Accuracy' },
  },
} as const;

const first = {
  runId: 1,
  curves: {
    steps: [0, 1, 2],
    values: { loss: [3, 2, Infinity], test: [NaN, 5, NaN], right: [0, 0, 1] },
  },
};
const second = { runId: 7, curves: { steps: [1, 3], values: { loss: [8, 9], test: [NaN, 6] } } };

describe('plotData', () => {
  test('has the curves of a group, with nothing where there is no finite number', () => {
    expect(groupsOf(info)).toEqual(['Loss', 'Accuracy']);
    const { steps, columns, series } = plotData(info, 'Loss', [first]);
    expect(steps).toEqual([0, 1, 2]);
    expect(columns).toEqual([
      [3, 2, null],
      [null, 5, null],
    ]);
    expect(series.map(({ name, colour }) => [name, colour])).toEqual([
      ['loss', 1],
      ['loss, “test”', 2],
    ]);
  });

  test('joins several runs over all their steps, each with a colour of its own', () => {
    const { steps, columns, series } = plotData(info, 'Loss', [first, second]);
    expect(steps).toEqual([0, 1, 2, 3]);
    expect(columns[2]).toEqual([null, 8, null, 9]);
    expect(series.map(({ name, colour, dash }) => [name, colour, dash])).toEqual([
      ['loss, run 1', 1, 0],
      ['loss, “test”, run 1', 1, 1],
      ['loss, run 7', 2, 0],
      ['loss, “test”, run 7', 2, 1],
    ]);
  });
});

test('rowsOf thins a long curve evenly and keeps its end', () => {
  const steps = Array.from({ length: 1001 }, (_, i) => i);
  const rows = rowsOf({ x: 'step', steps, series: [], columns: [steps] }, 50);
  expect(rows.length).toBeLessThanOrEqual(50);
  expect(rows.at(-1)).toEqual({ step: 1000, values: [1000] });
});

test('csvOf writes every point with all digits, its quotes doubled', () => {
  const data = plotData(info, 'Loss', [
    { ...first, curves: { ...first.curves, values: { loss: [0.1 + 0.2, 2, 1] } } },
  ]);
  expect(csvOf(data)).toBe(
    'step,"loss","loss, “test”"\r\n0,0.30000000000000004,\r\n1,2,\r\n2,1,\r\n',
  );
});

test('numbers and times are written as people read them', () => {
  expect([0, -1.5, 2147483647, 1.23456789e-9, 3e20, NaN, -Infinity].map(shortNumber)).toEqual([
    '0',
    '−1.5',
    '2147483647',
    '1.235e−9',
    '3e20',
    'NaN',
    '−∞',
  ]);
  expect([0.2, 12.4, 200].map(inWords)).toEqual(['less than 1 s', '12 s', '3 min']);
});

describe('readFields', () => {
  const settings = {
    rate: { docs: 'rate', fallback: 0.1, min: 0, max: 1 },
    sizes: { docs: 'sizes', fallback: [2, 3], min: 1, max: 9, isInteger: true as const },
  };

  test('reads back what the fields begin with', () => {
    const texts = fieldsOf({ settings });
    expect(readFields({ settings }, texts, '5')).toEqual({
      ok: true,
      value: { settings: { rate: 0.1, sizes: [2, 3] }, seed: 5 },
    });
  });

  test('says for each field why it will not do', () => {
    const reading = readFields({ settings }, { rate: '2', sizes: '' }, 'x');
    expect(reading).toMatchObject({
      ok: false,
      faults: {
        rate: 'rate is a number from 0 to 1.',
        sizes: 'sizes has 1 to any number of entries.',
        seed: 'seed is a whole number from 0 to 2147483647.',
      },
    });
  });
});

test('csvOf names the first column after what the lines are drawn over', () => {
  const series = [{ name: 'right', colour: 1, dash: 0 }];
  expect(csvOf({ x: 'layer, from 1', steps: [1], series, columns: [[0.5]] })).toBe(
    '"layer, from 1","right"\r\n1,0.5\r\n',
  );
});

test('notPositive counts what a logarithmic axis has no place for', () => {
  const columns = [
    [0, -1, 2],
    [null, 3, 0],
  ];
  expect(notPositive({ columns })).toBe(3);
});

test('a word begins a sentence with a capital letter, a symbol is left alone', () => {
  expect(['mean square', 'ε', 'z₁', 'x'].map(asBeginning)).toEqual(['Mean square', 'ε', 'z₁', 'x']);
});

import { describe, expect, test } from 'vitest';
import { cellGrid } from './cell-grid.ts';
import { cellInWords, discriminationInWords, gravest, percent } from './words.ts';

describe('cellGrid', () => {
  const cell = (name: string, learners: number) => ({ cell: name, learners });
  test('is as large as the wrong cells reach, 0 where nobody was wrong', () => {
    expect(cellGrid({ cells: [cell('1,2', 3), cell('0,0', 1)] })).toEqual({
      most: 3,
      rows: [
        [1, 0, 0],
        [0, 0, 3],
      ],
    });
  });
  test('is none for lists, fields, and what is too large to be drawn', () => {
    expect(cellGrid({ cells: [cell('3', 1)] })).toBeUndefined();
    expect(cellGrid({ cells: [cell('w,0', 1), cell('0,0', 1)] })).toBeUndefined();
    expect(cellGrid({ cells: [cell('99,99', 1)] })).toBeUndefined();
    expect(cellGrid({ cells: [] })).toBeUndefined();
  });
});

describe('words of the page of results', () => {
  test('say cells from 1, shares in percent, correlations with a minus sign', () => {
    expect(['2', '0,1', 'w,0'].map(cellInWords)).toEqual(['place 3', 'row 1, column 2', 'w 0']);
    expect(percent(2 / 3)).toBe('67 %');
    expect(discriminationInWords({ discrimination: -0.2 })).toBe('−0.20');
    expect(discriminationInWords({ discrimination: undefined })).toBe('–');
  });
  test('name the gravest finding', () => {
    const [late, chain] = (['late', 'chain'] as const).map((code) => ({ code, message: '' }));
    expect(gravest([late!, chain!])).toBe('doubt');
    expect(gravest([late!])).toBe('note');
    expect(gravest([])).toBeUndefined();
  });
});

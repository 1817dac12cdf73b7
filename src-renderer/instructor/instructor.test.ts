import { describe, expect, test } from 'vitest';
import type { AnswerForm } from '#core/exercise/answer-form.ts';
import { cellGrid } from './cell-grid.ts';
import { paintedPlaces } from './painted-places.ts';
import { cellInWords, discriminationInWords, gravest, percent, rangeInWords } from './words.ts';

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

describe('paintedPlaces', () => {
  const wrong = (cell: string) => ({ cell, learners: 1, mistakes: [] });
  const named = (form: AnswerForm, ...cells: string[]) =>
    paintedPlaces({ cells: cells.map(wrong) }, form).map(({ name }) => name);

  test('names a cell by its titles as they stand in the picture, and one that is not there in words', () => {
    const row = { title: '$v_1$', cells: [{ key: '0,0', text: '2' }] };
    expect(named({ columns: ['', 'value'], rows: [row] }, '0,0', '4,0')).toEqual([
      '$v_1$, value',
      'row 5, column 1 (not in this picture)',
    ]);
    expect(named({ columns: ['', '0'], rows: [{ ...row, title: '0' }] }, '0,0')).toEqual([
      'row 0, column 0',
    ]);
    expect(named({ rows: [{ ...row, title: 'Split it.' }] }, '0,0')).toEqual(['Split it.']);
  });
});

describe('words of the page of results', () => {
  test('say cells from 1, shares in percent, correlations with a minus sign', () => {
    expect(['2', '0,1', 'w,0'].map(cellInWords)).toEqual(['place 3', 'row 1, column 2', 'w 0']);
    expect(percent(2 / 3)).toBe('67 %');
    expect(discriminationInWords({ discrimination: -0.2 })).toBe('−0.20');
    expect(discriminationInWords({ discrimination: undefined })).toBe('–');
  });
  test('say what was drawn, alone or from the smallest to the largest', () => {
    expect(rangeInWords({ from: 3, to: 3 })).toBe('3');
    expect(rangeInWords({ from: -1 / 3, to: 0.1 + 0.2 })).toBe('−0.3333 to 0.3');
    expect(rangeInWords({ from: 'max', to: 'max' })).toBe('max');
  });
  test('name the gravest finding', () => {
    const [late, chain] = (['late', 'chain'] as const).map((code) => ({ code, message: '' }));
    expect(gravest([late!, chain!])).toBe('doubt');
    expect(gravest([late!])).toBe('note');
    expect(gravest([])).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { mark } from '#core/exercise/language/marks.ts';
import { numbersOf } from './numbers.ts';

describe('numbersOf', () => {
  test('lists the marked numbers in reading order, as they are read out', () => {
    const matrix = '\\begin{bmatrix} 1 & 2 \\end{bmatrix}';
    const text = `A ${mark('statement:0', '5')} and $${mark('statement:1', '-\\frac{1}{2}')} + ${mark('statement:2', matrix)}$, 7.`;
    expect(numbersOf(text)).toEqual([
      { address: 'statement:0', label: '5' },
      { address: 'statement:1', label: '−1/2' },
      { address: 'statement:2', label: 'matrix' },
    ]);
  });

  test('finds none in a text without marks', () => {
    expect(numbersOf('There are 5 of $n = 7$.')).toEqual([]);
  });
});

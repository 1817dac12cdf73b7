import { describe, expect, test } from 'vitest';
import { parameterDomain } from '../parse/domain-field.ts';
import { drawInWords } from './draw-in-words.ts';

describe('drawInWords', () => {
  test.each([
    ['integer 2..5', 'drawn from 2..5 by seed 17'],
    ['one of [1, 2, 3] without 2', 'drawn from [1, 2, 3], never 2, by seed 17'],
    ['integer 1..9 distinct shape [2, 2]', 'each cell drawn from 1..9, all different, by seed 17'],
    ['decimal 0.1..0.9 step 0.1', 'drawn from 0.1 to 0.9 in steps of 0.1 by seed 17'],
    ['permutation of [1, 2, 3]', 'drawn as an order of [1, 2, 3] by seed 17'],
    [
      'normal 0, 1/2 rounded 2',
      'drawn from the normal distribution with mean 0 and standard deviation 1 divided by 2 by seed 17',
    ],
  ])('%s', (domain, words) => {
    expect(drawInWords(parameterDomain.parse(domain), 17)).toBe(words);
  });
});

import { expect, test } from 'vitest';
import { toleranceInWords } from './tolerance.ts';

test.each([
  ['1/20000', '0.00005'],
  ['1/2', '0.5'],
  ['1/2000000', '0.0000005'],
  ['45', '45'],
])('%s is told as %s', (tolerance, words) => {
  expect(toleranceInWords(tolerance)).toBe(words);
});

test.each(['2.38419·10⁻¹⁰', '1/4194304000', '27/64000', '1/1000000000', '1/3', '0'])(
  '%s is not told',
  (tolerance) => {
    expect(toleranceInWords(tolerance)).toBeUndefined();
  },
);

import { describe, expect, test } from 'vitest';
import { parseExpression } from './parse.ts';
import { toText } from './print.ts';

const options = {
  symbols: ['n', 'm', 'a', 'x', 'y', 'W', 'f'],
  kinds: { x: 'vector', y: 'vector', W: 'matrix' },
} as const;

function read(text: string): string {
  const result = parseExpression(text, options);
  return result.ok ? toText(result.expression) : `? ${result.message}`;
}

function place(text: string): string {
  const result = parseExpression(text, options);
  return result.ok ? '' : text.slice(result.start, result.end);
}

describe('parseExpression on sums and products', () => {
  test.each([
    ['sum(i=1..n, i^2)', 'sum(i=1..n, i^2)'],
    ['sum(i^2, i=1..n)', 'sum(i=1..n, i^2)'],
    ['sum(i = 1 … n, i)', 'sum(i=1..n, i)'],
    ['\\sum_{i=1}^{n} a i + 1', 'sum(i=1..n, a·i) + 1'],
    ['\\sum\\limits_{i=1}^n i', 'sum(i=1..n, i)'],
    ['\\sum^{n}_{i=0} i', 'sum(i=0..n, i)'],
    ['Σ_{i=1}^{n-1} 2i', 'sum(i=1..n − 1, 2·i)'],
    ['∑_{i=1..n} i', 'sum(i=1..n, i)'],
    ['2∏_{i=1}^{n} (1+f)', '2·prod(i=1..n, 1 + f)'],
    ['\\prod_{i=1}^{n} 2', 'prod(i=1..n, 2)'],
    ['sum(i=1..n, sum(j=i..m, i j))', 'sum(i=1..n, sum(j=i..m, i·j))'],
    ['sum(x_i y_i, i=1..n)', 'sum(i=1..n, x[i]·y[i])'],
    ['Σ_{j=1}^{3} W_{a,j} x_{j+1}', 'sum(j=1..3, W[a, j]·x[j + 1])'],
    ['Σ_{j=1}^{3} W_{2j}x_j', 'sum(j=1..3, W[2, j]·x[j])'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['sum(i, x_i)', 'sum', 'Say from where to where: sum(i=1..n, …).'],
    ['Σ_i x_i', 'Σ', 'Say from where to where'],
    ['\\prod x', '\\prod', 'Say from where to where: prod(i=1..n, …).'],
    ['sum(i=1, i)', 'sum', 'Say from where to where'],
    ['sum(i=1..n)', 'sum', 'Say from where to where'],
    ['sum(i=1..n, i', '(', 'The bracket ( is not closed.'],
    ['i + sum(i=1..n, i)', 'i', '`i` is known only inside its sum or product.'],
    ['sum(i=1..i, i)', 'i', '`i` is known only inside'],
    ['sum(i=1..n, k)', 'k', '`k` is not one of the symbols here'],
    ['a = sum(i=1..n, i)', '=', 'without an equals sign'],
    ['sum(i=1..10^9, i)', 'sum', 'a sum with 1000000000 parts. At most 10000'],
    ['prod(i=1..10^6, sum(j=1..10, j))', 'prod', 'a product with 10000000 parts'],
    ['sum(i=1..200, sum(j=1..200, i j))', 'sum', 'a sum with 40000 parts'],
  ])('says what is wrong with “%s” at “%s”', (text, where, message) => {
    expect(read(text)).toContain(message);
    expect(place(text)).toBe(where);
  });

  test('keeps Σ and sum for those who declare them as symbols', () => {
    const result = parseExpression('Σ_1 + sum', { symbols: ['Σ_1', 'sum'] });
    expect(result).toMatchObject({ ok: true });
  });
});

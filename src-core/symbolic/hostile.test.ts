import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindsOf } from './domain.ts';
import type { DomainMap } from './domain.ts';
import { equivalent } from './equivalent.ts';
import { parseExpression } from './parse.ts';
import { toLatex, toSpeech, toText } from './print.ts';
import { Rational } from './rational.ts';

const entries = { kind: 'rational' } as const;
const domains: DomainMap = {
  A: { kind: 'matrix', sizes: ['n', 'm'], entries, from: 1 },
  x: { kind: 'vector', sizes: ['n'], entries, from: 1 },
  f: { kind: 'function' },
  X: { kind: 'random' },
  a: entries,
  b: entries,
  t: entries,
  n: { kind: 'integer', min: Rational.one },
};
const options = { symbols: Object.keys(domains), kinds: kindsOf(domains) };

/** Far above what a verdict takes here, far below what anybody would call hanging. */
const LONGEST_MS = 2000;

describe('formulas that are made to take long', () => {
  test.each([
    ['((((2^256)^256)^256)^256)^256', '1'],
    ['2^(2^(2^(2^(2^2))))', '1'],
    [`${'('.repeat(50)}t${'+1)^2'.repeat(50)}`, 't'],
    ['(t+1/3)^1500+(a+1/7)^1500', '(a+1/7)^1500+(t+1/3)(t+1/3)^1499'],
    ['floor((a+b)^1500/7)', 'floor((b+a)^1500/7)+0*floor(t)'],
    ['sum(i=1..10000, floor(a*i/7))', 'sum(i=1..10000, floor(i*a/7))+0*a'],
    ['sum(i=1..n^9, i)', 'sum(i=1..n^9, i)+0a'],
    ['sum(i=1..n, sum(j=1..n, sum(k=1..n, sum(l=1..n, a^i))))', 'n^3 sum(i=1..n, a^i)'],
    ['(A A^T)^12', '(A A^T)^11'],
    ['det(A A^T)^9', 'det((A A^T)^9)'],
    ['f(f(f(f(f(x)))))', 'f(f(f(f(x))))'],
    ['E[E[E[E[E[X^9]]]]]', 'E[X^9]'],
    [`${'‖'}${'x+'.repeat(200)}x${'‖'}`, '201‖x‖'],
    [Array.from({ length: 60 }, (_, at) => `1/(t+${at}*a+b)`).join('+'), 't'],
    ['prod(i=1..64, a+i)', 'prod(i=1..64, i+a)+0*t'],
  ])('end with a verdict: %s', (given, asked) => {
    const start = performance.now();
    const [left, right] = [given, asked].map((text) => parseExpression(text, options));
    if (!left?.ok || !right?.ok) throw new Error('cannot be read');
    const result = equivalent(left.expression, right.expression, { domains });
    expect(result.equal || Object.keys(result.witness).length > 0).toBe(true);
    expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  });

  test('end with a sentence when they cannot be worked out', () => {
    const [left, right] = ['sum(i=1..10000, floor(a*i/7))', 'a'].map((text) =>
      parseExpression(text, options),
    );
    if (!left?.ok || !right?.ok) throw new Error('cannot be read');
    const power = parseExpression('sum(i=1..9999, floor(a*i/7)^3)/(1+floor(a))^2', options);
    if (!power.ok) throw new Error(power.message);
    const result = equivalent(power.expression, left.expression, { domains });
    expect(result).toMatchObject({ equal: false });
  });
});

describe('parseExpression on any text', () => {
  const piece = fc.constantFrom(
    ...['x', 'A', 'a', 'n', 'f', 'X', 'E', 'H', 'i', 'T', '1', '2.', '(', ')', '[', ']', '{', '}'],
    ...['|', '‖', '||', '^', '_', 'ᵀ', '⊤', '⊙', '⊗', '⟨', '⟩', ',', '=', '<', '≤', '..', '…', '∞'],
    ...[
      'sum',
      'Σ',
      '\\sum',
      '\\prod',
      '_{i=1}',
      '^{n}',
      'i=1..',
      '\\frac',
      '\\mathbb{E}',
      '𝟙',
      '₂',
      '²',
    ],
    ...[
      '\\dot',
      "σ'",
      '\\|',
      '\\left',
      ' ',
      '+',
      '-',
      '*',
      '/',
      '\\',
      'norm',
      'diag',
      'tr',
      "'",
      '̇',
    ],
  );
  const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  test('answers with a formula that can be printed, or a sentence and a place inside the text', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const result = parseExpression(typed, options);
        if (result.ok) {
          for (const print of [toText, toLatex, toSpeech])
            expect(print(result.expression)).toMatch(/\S/);
          return;
        }
        expect(result.message).toMatch(/\S/);
        expect(result.start).toBeGreaterThanOrEqual(0);
        expect(result.end).toBeGreaterThanOrEqual(result.start);
        expect(result.end).toBeLessThanOrEqual(typed.length);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  test('text of what was read is read back as the same formula', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const first = parseExpression(typed, options);
        if (!first.ok) return;
        const again = parseExpression(toText(first.expression), options);
        expect(again.ok && toText(again.expression)).toBe(toText(first.expression));
      }),
      { seed: 2, numRuns: 3000 },
    );
  });
});

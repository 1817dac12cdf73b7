import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  call,
  divide,
  isNumber,
  multiply,
  negate,
  number,
  power,
  symbol,
} from './expression.ts';
import { parseExpression } from './parse.ts';
import { toText } from './print.ts';
import { Rational } from './rational.ts';

const symbols = [
  'o',
  'i',
  'k',
  'r',
  'x',
  'a',
  'b',
  'H',
  'P',
  'K',
  'S',
  'n',
  'w10',
  'λ',
  'n_f',
  'n_g',
];

function read(text: string): string {
  const result = parseExpression(text, { symbols });
  return result.ok ? toText(result.expression) : `? ${result.message}`;
}

function place(text: string): string {
  const result = parseExpression(text, { symbols });
  return result.ok ? '' : text.slice(result.start, result.end);
}

const [k, r, x] = [symbol('k'), symbol('r'), symbol('x')];

describe('parseExpression', () => {
  test('builds the tree that the signs ask for', () => {
    const expected = add(negate(power(x, number(2))), divide(k, r), number(Rational.of(5, 2)));
    expect(parseExpression('-x^2 + k/r + 2.5', { symbols })).toEqual({
      ok: true,
      expression: expected,
    });
    const nested = call('floor', multiply(number(2), k));
    expect(parseExpression('⌊2k⌋')).toEqual({ ok: true, expression: nested });
  });

  test.each([
    // Signs
    ['k*r·x×2', 'k·r·x·2'],
    ['k ÷ r − x', 'k/r − x'],
    ['k-r-x', 'k − r − x'],
    ['k-(r-x)', 'k − (r − x)'],
    ['k/r/x', 'k/(r·x)'],
    ['2^k^r', '2^(k^r)'],
    ['2^-k', '2^(−k)'],
    ['k**2', 'k^2'],
    ['x²+x⁻¹', 'x^2 + 1/x'],
    ['k - -r', 'k + r'],
    ['n mod 2 + 1', 'mod(n, 2) + 1'],
    // Products without a sign
    ['2x', '2·x'],
    ['2(x+1)', '2·(x + 1)'],
    ['(x+1)(x-1)', '(x + 1)·(x − 1)'],
    ['k r', 'k·r'],
    ['kr²', 'k·r^2'],
    ['oikr', 'o·i·k·r'],
    ['n_fn_g', 'n_f·n_g'],
    ['2πr', '2·π·r'],
    ['ksqrt(x)', 'k·sqrt(x)'],
    ['1/2 x', 'x/2'],
    // Functions
    ['⌊(H+2P−K)/S⌋+1', '⌊(H + 2·P − K)/S⌋ + 1'],
    ['ceil(k/2)', '⌈k/2⌉'],
    ['|x|+2|x-1|', 'abs(x) + 2·abs(x − 1)'],
    ['||x|-1|', 'abs(abs(x) − 1)'],
    ['ReLU(x/2)', 'relu(x/2)'],
    ['max(x, 0, k)', 'max(x, 0, k)'],
    ['ln x', 'log(x)'],
    ['tanh²x', 'tanh(x)^2'],
    ['tanh(x)^2', 'tanh(x)^2'],
    ['σ(2x)', 'sigmoid(2·x)'],
    ['e^(x+1)', 'exp(x + 1)'],
    ['log_2(x)', 'log2(x)'],
    // LaTeX
    ['\\frac{a}{b}', 'a/b'],
    ['\\frac12 x', '(1/2)·x'],
    ['\\frac ab', 'a/b'],
    ['k\\cdot r\\times 2', 'k·r·2'],
    ['\\left\\lfloor\\frac{H+2P-K}{S}\\right\\rfloor+1', '⌊(H + 2·P − K)/S⌋ + 1'],
    ['\\left(x+1\\right)^{2}', '(x + 1)^2'],
    ['\\sqrt{x}+\\sqrt[3]{x}', 'sqrt(x) + x^(1/3)'],
    ['\\operatorname{relu}(x)', 'relu(x)'],
    ['\\left|x\\right|', 'abs(x)'],
    ['n \\bmod 2', 'mod(n, 2)'],
    ['2^{k r}', '2^(k·r)'],
    ['$\\frac{a}{b}$', 'a/b'],
    ['$$ a+b $$', 'a + b'],
    ['\\mathbb{1}_{x>0}', '[x > 0]'],
    ['\\mathbf{1}_{\\{x > 0\\}}', '[x > 0]'],
    ['\\mathbb{I}[x>0] k', '[x > 0]·k'],
    ['n \\pmod{2} + n \\% 2', 'mod(n, 2) + mod(n, 2)'],
    ['\\Sigma_{i=1}^{n} k', 'sum(i=1..n, k)'],
    ['\\vec{x}', 'x'],
    // As programs write it
    ['(H+2P-K)//S + 1', '⌊(H + 2·P − K)/S⌋ + 1'],
    ['n//2//k', '⌊⌊n/2⌋/k⌋'],
    ['Math.floor(n/2) + np.exp(x) + torch.relu(x)', '⌊n/2⌋ + exp(x) + relu(x)'],
    ['½x + k\u200B', 'x/2 + k'],
    ['（Ｈ＋２）／２', '(H + 2)/2'],
    // Names
    ['w_{1,0}+w_10+w_{10}+w10+w[1,0]+w₁₀', 'w10 + w10 + w10 + w10 + w10 + w10'],
    ['\\lambda x', 'λ·x'],
    ['lambda x', 'λ·x'],
    // Numbers
    ['2.50', '5/2'],
    ['1e-3', '1/1000'],
    ['0.1+0.2', '1/10 + 1/5'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('names an unknown symbol with those that are known', () => {
    const result = parseExpression('r + z', { symbols: ['o', 'i', 'k', 'r'] });
    expect(result).toEqual({
      ok: false,
      message: '`z` is not one of the symbols here: o, i, k, r',
      start: 4,
      end: 5,
    });
  });

  test.each([
    ['h+1', 'h', 'Capital letters count: `H`'],
    ['k2', 'k2', 'Write k*2 or k^2.'],
    ['f(x)', 'f', 'not one of the symbols'],
    ['foo(x)', 'foo', '`foo` is not a function here. Functions: sqrt, floor'],
    ['y=2x', '=', 'without an equals sign'],
    ['2,5', ',', 'Write decimals with a point: 2.5.'],
    ['(x+1', '(', 'The bracket ( is not closed.'],
    ['x+1)', ')', ') closes a bracket that was not opened.'],
    ['[x+1)', ')', 'The bracket [ is closed by ). It needs ].'],
    ['⌊x', '⌊', 'The bracket ⌊ is not closed.'],
    ['2*', '', 'The formula ends where a number or a symbol was expected.'],
    ['k+*r', '*', 'A number or a symbol was expected here, not *.'],
    ['x 2', '2', '* for a product, ^ for a power'],
    ['1.5.2', '.2', '* for a product, ^ for a power'],
    ['x²^3', '^', '^ has no place here.'],
    ['\\text{}', '\\text', '`text` is not one of the symbols here'],
    ['2½', '½', 'Write a sign in front of this number'],
    ['$x', '$', 'The character $ has no place in a formula.'],
    ['(x+k)_i', '_', 'A subscript belongs to a name'],
    ['\\begin{cases} x & x>0 \\end{cases}', '\\begin', 'Write cases with tests'],
    ['x@', '@', 'The character @ has no place in a formula.'],
    ['mod(x)', 'mod', '`mod` takes 2 arguments, here 1.'],
    ['sqrt(x, 2)', 'sqrt', '`sqrt` takes 1 argument, here 2.'],
    ['tanh^-1(x)', '-', 'Write this power after the bracket'],
    ['log', 'log', '`log` needs an argument in brackets: log(…).'],
    ['', '', 'There is no formula yet.'],
    ['   ', '   ', 'There is no formula yet.'],
  ])('says what is wrong with “%s” at “%s”', (text, where, message) => {
    expect(read(text)).toContain(message);
    expect(place(text)).toBe(where);
  });

  test.each([
    ['1/2x', 'What is divided by? Write a/(b*c) or (a/b)*c.'],
    ['1/kr', 'What is divided by?'],
    ['x/2(a+1)', 'What is divided by?'],
    ['2^kr', 'How far does this power reach?'],
    ['log 2x', 'Put the argument of `log` in brackets: log(…).'],
  ])('offers both readings of %s instead of choosing one', (text, message) => {
    expect(read(text)).toContain(message);
  });

  test('takes every word as a symbol when none are given', () => {
    const names = ['kr', 'w_{1,0}', 'n_{f}'].map((text) => parseExpression(text));
    expect(names).toEqual(
      ['kr', 'w10', 'n_f'].map((name) => ({ ok: true, expression: symbol(name) })),
    );
  });

  test('refuses functions that an exercise does not offer', () => {
    const result = parseExpression('sin(x)', { symbols, functions: ['sqrt', 'relu'] });
    expect(result).toMatchObject({ message: '`sin` is not used here. Functions: sqrt, relu.' });
  });

  test('prefers the longest name and goes back when the rest cannot be split', () => {
    const split = (text: string, names: string[]): unknown =>
      parseExpression(text, { symbols: names });
    expect(split('abc', ['a', 'ab', 'bc', 'c'])).toMatchObject({
      expression: multiply(symbol('ab'), symbol('c')),
    });
    expect(split('abc', ['a', 'ab', 'bc'])).toMatchObject({
      expression: multiply(symbol('a'), symbol('bc')),
    });
  });

  test('prefers a declared symbol to a constant or function of the same name', () => {
    const result = parseExpression('e^2 + σ', { symbols: ['e', 'σ'] });
    expect(result).toMatchObject({ expression: add(power(symbol('e'), number(2)), symbol('σ')) });
  });

  test('refuses what is too long or nested too deeply, with a sentence', () => {
    expect(parseExpression('x'.repeat(2001))).toMatchObject({ ok: false, start: 2000, end: 2001 });
    const deep = ['(', '-', '√', '|', '2^', '⌊', '\\frac', 'sin '];
    for (const opening of deep) {
      const text = opening.repeat(Math.floor(1999 / opening.length));
      expect(parseExpression(text)).toMatchObject({ ok: false });
    }
    expect(read('('.repeat(61) + 'x' + ')'.repeat(61))).toContain('more than 60 levels deep');
  });

  test('answers for any text, with a place inside it', () => {
    const piece = fc.constantFrom(
      ...[
        'x',
        'k2',
        '(',
        ')',
        '|',
        '^',
        '/',
        '*',
        '-',
        '²',
        '\\frac',
        '{',
        '}',
        'sqrt',
        '√',
        ' ',
        ',',
        '⌊',
        '⌋',
        '1.',
        'w[',
        ']',
        '\\',
        '_',
        'π',
        'e',
        'mod',
      ],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const result = parseExpression(typed, { symbols });
        if (result.ok) return;
        expect(result.message).toMatch(/\S/);
        expect(result.start).toBeGreaterThanOrEqual(0);
        expect(result.end).toBeGreaterThanOrEqual(result.start);
        expect(result.end).toBeLessThanOrEqual(typed.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('reads decimals without rounding', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 999_999 }), (whole, part) => {
        const text = `${whole}.${String(part).padStart(6, '0')}`;
        const result = parseExpression(text);
        const exact = Rational.of(BigInt(whole) * 1_000_000n + BigInt(part), 1_000_000n);
        expect(result).toEqual({ ok: true, expression: number(exact) });
      }),
      { seed: 1 },
    );
    expect(parseExpression('0.5')).toSatisfy(
      (result: ReturnType<typeof parseExpression>) => result.ok && isNumber(result.expression, 0.5),
    );
  });
});

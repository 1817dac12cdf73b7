import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { parseFormula } from './parse-formula.ts';
import { syntaxToLatex } from './syntax-latex.ts';
import { syntaxToWords } from './syntax-words.ts';

describe('syntaxToLatex and syntaxToWords', () => {
  test.each([
    ['(H - K) / S + 1', '\\frac{H - K}{S} + 1', '(H minus K) divided by S plus 1'],
    ['a - (b - c)', 'a - (b - c)', 'a minus (b minus c)'],
    ['(a + b) * 2', '(a + b) \\cdot 2', '(a plus b) times 2'],
    ['(a / b) ^ 2', '{(\\frac{a}{b})}^{2}', '(a divided by b) to the power of 2'],
    ['-(a + b)', '-(a + b)', 'minus (a plus b)'],
    ['A[i][j + 1]', '{A}_{i,\\,j + 1}', 'A at i, j plus 1'],
    ['floor(H / 2)', '\\lfloor \\frac{H}{2} \\rfloor', 'floor of H divided by 2'],
    [
      'convOut(H, K, stride = 2)',
      '\\operatorname{convOut}(H, K, \\text{stride} = 2)',
      'convOut of H, K and stride 2',
    ],
    [
      'if S > 1 then S else 1',
      'S \\text{ if } S > 1 \\text{, else } 1',
      'if S is greater than 1 then S, else 1',
    ],
    [
      '[i * n for i in 0..2 if i != 1]',
      '[i \\cdot n \\text{ for } i \\text{ in } 0 \\ldots 2 \\text{ if } i \\ne 1]',
      'i times n for each i of 0 to 2 if i differs from 1',
    ],
  ])('%s', (source, latex, words) => {
    const tree = parseFormula(source);
    expect(syntaxToLatex(tree)).toBe(latex);
    expect(syntaxToWords(tree)).toBe(words);
    expect(() => katex.renderToString(latex, { throwOnError: true })).not.toThrow();
  });

  test('writes texts with signs that LaTeX would read', () => {
    const latex = syntaxToLatex(parseFormula('join(list, "$ & {x}_1")'));
    expect(() => katex.renderToString(latex, { throwOnError: true })).not.toThrow();
  });
});

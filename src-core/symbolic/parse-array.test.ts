import { describe, expect, test } from 'vitest';
import { parseExpression } from './parse.ts';
import { toText } from './print.ts';

const kinds = {
  A: 'matrix',
  x: 'vector',
  y: 'vector',
  w1: 'vector',
  f: 'function',
  X: 'random',
  Y: 'random',
} as const;
const symbols = [...Object.keys(kinds), 'a', 'b', 'n'];

function read(text: string, declared: readonly string[] = symbols): string {
  const result = parseExpression(text, { symbols: declared, kinds });
  return result.ok ? toText(result.expression) : `? ${result.message}`;
}

describe('parseExpression on vectors and matrices', () => {
  test.each([
    ['A^T x', 'Aᵀ·x'],
    ['Aᵀx', 'Aᵀ·x'],
    ['A^{T}x', 'Aᵀ·x'],
    ['A^Tx', 'Aᵀ·x'],
    ['A^\\top A', 'Aᵀ·A'],
    ['(A x)^T', '(A·x)ᵀ'],
    ['A.T @ x', 'Aᵀ·x'],
    ['A^-1', '1/A'],
    ['x ⊙ f(y)', 'x ⊙ f(y)'],
    ['x \\odot y \\odot x', '(x ⊙ y) ⊙ x'],
    ['Ax ⊙ y', '(A·x) ⊙ y'],
    ['x ⊗ y', 'outer(x, y)'],
    ['diag(f(x)) A', 'diag(f(x))·A'],
    ['\\operatorname{tr}(A)', 'tr(A)'],
    ['‖x‖ + ||y||_1 + \\|x\\|_\\infty', '‖x‖ + ‖y‖_1 + ‖x‖_∞'],
    ['‖x−y‖₂²', '‖x − y‖^2'],
    ['\\left\\lVert A\\right\\rVert_F', '‖A‖'],
    ['⟨x, y⟩', 'dot(x, y)'],
    ['x_1 + x[2] + x_{n}', 'x[1] + x[2] + x[n]'],
    ['A_{12} + A[a,b] + A_{a+1,b}', 'A[1, 2] + A[a, b] + A[a + 1, b]'],
    ['w1_{2} + w_{1,2}', 'w1[2] + w1[2]'],
    ['E[aX+b]', 'E[a·X + b]'],
    ['\\mathbb{E}_{q}[X^2] - aE[X]', 'E_q[X^2] − a·E[X]'],
    ['Var(X) + Cov[X, Y]', 'Var[X] + Cov[X, Y]'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('takes ^T for a power where T is a symbol', () => {
    expect(read('a^T', [...symbols, 'T'])).toBe('a^T');
  });

  test.each([
    ['A_1', 'An entry of `A` has two indices.'],
    ['x_{1,2}', 'An entry of `x` has one index.'],
    ['x[1,2]', 'An entry of `x` has one index.'],
    ['x_k', '`k` is not one of the symbols here'],
    ['f', '`f` is a function: write f(…).'],
    ['f x', '`f` is a function: write f(…).'],
    ['x ⊙ A y', 'How far does ⊙ reach?'],
    ['‖x‖_3', 'A norm has the subscript 1, 2, ∞ or F.'],
    ['‖x', 'The bracket ‖ is not closed.'],
    ['⟨x⟩', 'An inner product is written ⟨u, v⟩.'],
  ])('says what is wrong with %s', (text, message) => {
    expect(read(text)).toContain(message);
  });

  test('knows norms and expected values only where vectors and random numbers are declared', () => {
    const plain = (text: string): unknown => parseExpression(text, { symbols: ['x', 'a'] });
    expect(plain('tr(x)')).toMatchObject({ ok: false });
    expect(plain('E[x]')).toMatchObject({ ok: false });
    expect(plain('||x|-1|')).toMatchObject({ ok: true });
  });
});

describe('parseExpression on steps and tests', () => {
  test.each([
    ['H(a) a', 'step(a)·a'],
    ["4σ'(2a)", '4·σ′(2·a)'],
    ["\\sigma'(a)", 'σ′(a)'],
    ['1[a>0]', '[a > 0]'],
    ['1_{a \\ge b}', '[a ≥ b]'],
    ['\\mathbf{1}[a<b] + \\mathbb{1}[a<=b]', '[b > a] + [b ≥ a]'],
    ['𝟙[a = 0] b', '[a = 0]·b'],
    ['[0 < a <= 1]', '[a > 0]·[1 ≥ a]'],
    ['a[a != b]', 'a·[a ≠ b]'],
    ['∞', '∞'],
    ['-\\infty', '−∞'],
  ])('reads %s as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('takes H for the step function only in front of a bracket, and not where it is a symbol', () => {
    const withH = parseExpression('H(a)', { symbols: ['H', 'a'] });
    expect(withH.ok && toText(withH.expression)).toBe('H·a');
    const anything = parseExpression('floor(H/2)');
    expect(anything.ok && toText(anything.expression)).toBe('⌊H/2⌋');
  });
});

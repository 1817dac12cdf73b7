import { describe, expect, test } from 'vitest';
import { packWith } from '../test-pack.ts';

const SIZE = '{ type: integer, answer: n + 1 }';

/** What is wrong with these parts, with line and column. */
function issuesOf(parts: Record<string, string>): string {
  try {
    packWith(parts);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : '';
  }
  return 'none';
}

describe('checkFollows', () => {
  test('finds nothing wrong with an earlier part, which gives its answer a name in formulas', () => {
    const area = '{ type: integer, answer: size ^ 2, follows: [size] }';
    expect(issuesOf({ size: SIZE, area })).toBe('none');
    expect(
      issuesOf({ 'first-size': SIZE, area: area.replace('[size]', '{ size: first-size }') }),
    ).toBe('none');
  });

  test.each([
    [
      'an unknown part',
      'size',
      '[side]',
      '10:61: there is no part “side”; before area stand: size',
    ],
    [
      'itself',
      'size',
      '[area]',
      '10:61: a part follows only what stands before it, and “area” does not; before area stand: size',
    ],
    [
      'a name that formulas cannot use',
      'first-size',
      '[first-size]',
      '10:61: “first-size” is no name in formulas; give one, such as { first: first-size }',
    ],
    ['a parameter', 'size', '{ n: size }', '10:66: “n” is a parameter: it is no answer'],
    [
      'what is no list of parts',
      'size',
      '3',
      '10:60: follows: expected earlier parts, such as [size], or names in formulas with their parts, such as { M: matrix }',
    ],
  ])('points at %s', (_, id, follows, message) => {
    const area = `{ type: integer, answer: (n + 1) ^ 2, follows: ${follows} }`;
    expect(issuesOf({ [id]: SIZE, area })).toContain(message.slice(message.indexOf(' ') + 1));
    expect(issuesOf({ [id]: SIZE, area })).toMatch(/^10:\d+: /);
  });

  test('refuses types from whose answers nothing follows', () => {
    const size = '{ type: choice, options: [{ text: A, correct: true }, { text: B }] }';
    const area = '{ type: integer, answer: n, follows: [size] }';
    expect(issuesOf({ size, area })).toContain(
      'nothing can follow from an answer of type choice, the type of “size”',
    );
  });

  test('asks for a let where an answer is no formula of the language', () => {
    const size = '{ type: expression, answer: a + 1, symbols: { a: side } }';
    const area = '{ type: integer, answer: n, follows: [size] }';
    expect(issuesOf({ size, area })).toContain(
      'part “size” has no formula as its answer: define “size” under “let”',
    );
  });
});

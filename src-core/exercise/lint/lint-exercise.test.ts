import { describe, expect, test } from 'vitest';
import { readPack } from '../parse/read-pack.ts';
import { lintPack } from './lint-pack.ts';

const PACK = `format: 1
id: test
title: Test
version: 1.0.0
sections: [{ title: All, exercises: [one] }]`;

const TEXTS = `Count from {n}.

:::part a
How many?
:::
:::hint
One.
:::
:::hint
Two.
:::
:::solution
It is {n + 1}.
:::
`;

const HEAD = 'parameters: { n: integer 1..900 }\noriginal: { n: 3 }';

/** What lint says about one exercise with one part. */
function findings(
  part: string,
  { texts = TEXTS, head = HEAD, seeds = 30, thoroughSeeds = 21, now = (): number => 0 } = {},
): string[] {
  const matter = `id: one\ntitle: One\ntopics: [test]\ndifficulty: 1\n${head}\nparts:\n  a: ${part}`;
  const { pack, issues } = readPack([
    { path: 'pack.yaml', text: PACK },
    { path: 'one.md', text: `---\n${matter}\n---\n${texts}` },
  ]);
  if (!pack) throw new Error(issues.map(({ message }) => message).join('\n'));
  return lintPack(pack, { seeds, thoroughSeeds, now }).map(({ message }) => message);
}

describe('lintPack', () => {
  test('finds nothing in an exercise that serves learners well', () => {
    const part =
      '{ type: integer, answer: n + 1, misreadings: [{ answer: n, say: Count one on. }] }';
    expect(findings(part)).toEqual([]);
  });

  test('finds an answer that the statement or a question gives away, unless that is the question', () => {
    expect(findings('{ type: integer, answer: n }')).toEqual([
      'the statement shows {n}, which is always the answer to part a',
    ]);
    expect(findings('{ type: integer, answer: n, answerIsShown: true }')).toEqual([]);
  });

  test('finds two correct options in a draw, with the first seed that has them', () => {
    const part =
      '{ type: choice, options: [{ text: A, correct: n mod 2 == 0 }, { text: B, correct: n mod 3 == 0 }, { text: C, correct: n mod 2 == 1 and n mod 3 > 0 }] }';
    const [first, ...rest] = findings(part);
    expect(first).toMatch(/^seed \d+: choice: expected one correct option, got 2$/);
    expect(rest).toEqual([]);
  });

  test('finds that a foreseen mistake leads to the right answer in every draw', () => {
    const part = '{ type: integer, answer: n + 1, misreadings: [{ answer: 2 * n, say: Twice. }] }';
    expect(findings(part)).toEqual([]);
    const head = 'parameters: { n: integer 1..1 }\noriginal: { n: 1 }';
    expect(findings(part, { head })).toContainEqual(
      expect.stringContaining(
        '500 draws were all refused, the last one since the misreading 0 of part a',
      ),
    );
  });

  test('finds a value that is missing', () => {
    const lacking = TEXTS.replace('It is {n + 1}.', 'It is undefined.');
    expect(findings('{ type: integer, answer: n + 1 }', { texts: lacking })[0]).toBe(
      'seed 0: the solution lacks a value: “undefined.”',
    );
  });

  test('finds texts that are not there', () => {
    const texts = 'Look.\n:::part a\n\n:::\n:::hint\nOne.\n:::\n';
    expect(findings('{ type: integer, answer: n + 1 }', { texts })).toEqual([
      'part a is empty',
      'expected two or three hints, got 1',
      'there is no worked solution',
    ]);
  });

  test('finds that draws repeat, unless the exercise says how few there are', () => {
    const head = 'parameters: { n: integer 1..7 }\noriginal: { n: 3 }';
    const part = '{ type: integer, answer: n + 1 }';
    expect(findings(part, { head })).toEqual([
      'expected 20 different draws in a row, got 7; “variants” may say how many there are',
    ]);
    expect(findings(part, { head: `${head}\nvariants: 7` })).toEqual([]);
  });

  test('finds verdicts that take too long by the clock that it is given', () => {
    let time = 0;
    const now = (): number => (time += 150);
    expect(findings('{ type: integer, answer: n + 1 }', { now, seeds: 1 })).toEqual([
      'seed 0: drawing takes 150 ms; 100 are allowed',
      'seed 0: part a: the verdict on the correct answer takes 150 ms; 100 are allowed',
      'seed 0: part a: the verdict on the wrong answer takes 150 ms; 100 are allowed',
      'seed 0: part a: the verdict on the unreadable answer takes 150 ms; 100 are allowed',
    ]);
  });

  test('finds conditions between letters that no numbers meet', () => {
    const part = (where: string): string =>
      `{ type: expression, answer: "a + b + {n}", symbols: { a: A, b: B }, where: [${where}] }`;
    expect(findings(part('a > b'))).toEqual([]);
    expect(findings(part('a == b + 1/2'))).toEqual([
      'seed 0: part a: no numbers were found that meet “where”, so nothing can be compared',
    ]);
  });

  test('hands in whole answers in the first draws alone, and finds what only later ones show', () => {
    const asked = (seeds: number): number => {
      let count = 0;
      const now = (): number => count++;
      const part =
        '{ type: integer, answer: n + 1, misreadings: [{ answer: n, say: Count one on. }] }';
      expect(findings(part, { seeds, thoroughSeeds: 2, now })).toEqual([]);
      return count;
    };
    expect(asked(30)).toBe(asked(2));
    const part =
      '{ type: choice, options: [{ text: A, correct: n mod 9 > 0 }, { text: B, correct: n mod 9 == 5 }, { text: C, correct: n mod 9 == 0 }] }';
    const few = { seeds: 60, thoroughSeeds: 2 };
    expect(findings(part, few)[0]).toMatch(/choice: expected one correct option, got 2$/);
  });

  test('finds that a name is not the answer that is followed, and that nothing depends on it', () => {
    const texts = TEXTS.replace(':::hint', ':::part b\nHow many twice?\n:::\n:::hint');
    const head = (one: string) => `${HEAD}\nlet: { one: ${one} }`;
    const parts = (answer: string) =>
      `{ type: integer, answer: n + 1 }\n  b: { type: integer, answer: ${answer}, follows: { one: a } }`;
    const all = { texts, seeds: 3 };
    expect(findings(parts('2 * one'), { ...all, head: head('n + 1') })).toEqual([]);
    expect(findings(parts('2 * one'), { ...all, head: head('n') })).toEqual([
      'seed 0: part b: “one” is not the answer to part a, which it follows',
    ]);
    expect(findings(parts('2 * n + 2'), { ...all, head: head('n + 1') })).toEqual([
      'seed 0: part b: no mistake in part a changes its answer',
    ]);
  });
});

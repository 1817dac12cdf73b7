import { describe, expect, test } from 'vitest';
import { grade, readPack } from '#core/exercise/engine.ts';
import { packOfQuestions } from './pack-of-questions.ts';
import type { Question } from './question.ts';
import { readGift } from './read-gift.ts';
import { readMoodle } from './read-moodle.ts';
import { staticQuestions } from './static-questions.ts';
import { writeGift } from './write-gift.ts';
import { writeMoodle } from './write-moodle.ts';

const option = (text: string, isRight: boolean, say = '') => ({ text, isRight, say });

/** One of each kind, with whatever is special in some format. */
const QUESTIONS: Question[] = [
  {
    name: 'Sizes: a = b?',
    text: 'Is $x_{1} < \\frac{1}{2}$ & so on \\{yes\\}?\n\n$$\\begin{bmatrix} 1 & 2 \\end{bmatrix}$$',
    feedback: 'Because \\#1 ~~is not~~ 2.'.replaceAll('~~', ''),
    answer: {
      kind: 'choice',
      ordered: false,
      options: [
        option('It is **so**', true, 'Right.'),
        option('$a -> b$', false),
        option('no', false),
      ],
    },
  },
  {
    name: 'Many',
    text: 'Which?',
    feedback: '',
    answer: {
      kind: 'choices',
      ordered: false,
      options: [option('a', true), option('b', true), option('c', true), option('d', false)],
    },
  },
  {
    name: 'Number',
    text: 'How much?',
    feedback: '',
    answer: { kind: 'number', value: '-0.125', tolerance: '0.001' },
  },
  {
    name: 'Short',
    text: 'Who?',
    feedback: '',
    answer: { kind: 'text', accepted: ['a = {b}', 'c~d'] },
  },
  {
    name: 'Pairs',
    text: 'Match.',
    feedback: '',
    answer: {
      kind: 'matching',
      pairs: [
        { left: 'one', right: '1' },
        { left: 'two', right: '2' },
      ],
      others: ['3'],
    },
  },
];

describe('questions', () => {
  test.each([
    ['Moodle XML', (all: Question[]) => readMoodle(writeMoodle(all))],
    ['GIFT', (all: Question[]) => readGift(writeGift(all))],
  ])('go out as %s and come in as they were', (_, through) => {
    expect(through(QUESTIONS)).toEqual({ questions: QUESTIONS, dropped: [] });
  });

  test('make a pack in which nothing is wrong, and right answers are right', () => {
    const { files, dropped } = packOfQuestions('mine', 'Mine: {all}', QUESTIONS);
    expect(dropped.map(({ where }) => where)).toEqual(['short.md']);
    const { pack, issues } = readPack(files);
    expect(issues).toEqual([]);
    const scores = [
      ['sizes-a-b', { answer: 'option-1' }],
      ['many', { answer: ['option-1', 'option-2', 'option-3'] }],
      ['number', { answer: '-1/8' }],
      ['pairs', { m1: 'option-1', m2: 'option-2' }],
    ].map(([id, answers]) => {
      const exercise = pack!.exercises.find((one) => one.id === id)!;
      return grade(pack!, exercise, 0, answers as Record<string, unknown>).score;
    });
    expect(scores).toEqual([1, 1, 1, 1]);
  });

  test('of the same name become exercises of different names', () => {
    const twice = [...QUESTIONS.slice(2, 3), ...QUESTIONS.slice(2, 3)];
    const paths = packOfQuestions('mine', 'Mine', twice).files.map(({ path }) => path);
    expect(paths).toEqual(['pack.yaml', 'number.md', 'number-2.md']);
  });
});

describe('staticQuestions', () => {
  const exercise = `---
id: third
title: A third
topics: [t]
difficulty: 1
parameters: { n: integer 2..9 }
original: { n: 3 }
parts:
  a: { type: number, answer: 1 / n }
  b: { type: integer, answer: n * 10^12 }
  c: { type: expression, answer: x, symbols: { x: any } }
---
See {n}.

:::part a
Its inverse?
:::
:::part b
And?
:::
:::part c
As a formula?
:::
`;
  const { pack } = readPack([
    {
      path: 'pack.yaml',
      text: 'format: 1\nid: p\ntitle: P\nversion: 1.0.0\nsections: [{ title: S, exercises: [third] }]\n',
    },
    { path: 'third.md', text: exercise },
  ]);

  test('writes fractions as decimals with a tolerance, and drops what has no form', () => {
    const { questions, dropped } = staticQuestions(pack!, pack!.exercises[0]!, 0);
    expect(questions.map(({ name, text }) => [name, text])).toEqual([
      ['A third a', 'See 3.\n\nIts inverse?'],
      ['A third b', 'See 3.\n\nAnd?'],
    ]);
    const [first, second] = questions.map(({ answer }) => answer);
    expect(second).toEqual({ kind: 'number', value: '3000000000000', tolerance: '0' });
    if (first?.kind !== 'number') throw new Error('expected a number');
    expect(Math.abs(Number(first.value) - 1 / 3)).toBeLessThan(Number(first.tolerance));
    expect(Number(first.tolerance)).toBeLessThan(1e-6);
    expect(dropped.map(({ what }) => what)).toEqual(['part c']);
  });
});

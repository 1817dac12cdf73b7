import { describe, expect, test } from 'vitest';
import { grade } from './grade.ts';
import { readPack } from './parse/read-pack.ts';
import { scoreAnswers } from './score-answers.ts';

const FILES = [
  {
    path: 'pack.yaml',
    text: 'format: 1\nid: p\ntitle: P\nversion: 1.0.0\nsections: [{ title: S, exercises: [one] }]\n',
  },
  {
    path: 'one.md',
    text: `---
id: one
title: One
topics: [t]
difficulty: 1
parameters: { n: integer 2..99 }
original: { n: 3 }
parts:
  a: { type: integer, answer: "n + 1", misreadings: [{ answer: "n", id: forgot, title: forgotten, say: One more. }] }
  b: { type: choices, options: [{ id: x, text: X, correct: true }, { id: y, text: Y }, { id: z, text: Z, correct: true }] }
  c: { type: integer, answer: "2 * a", follows: [a] }
---
See {n}.
:::part a
A?
:::
:::part b
B?
:::
:::part c
C?
:::
`,
  },
];

describe('scoreAnswers', () => {
  test('gives each answer the score that grade gives it, and no cause', () => {
    const { pack } = readPack(FILES);
    const exercise = pack!.exercises[0]!;
    const all = [
      { a: '4', b: ['x', 'z'], c: '8' },
      { a: '3', b: ['x'], c: '6' },
      { a: 'x', b: ['none'], c: '' },
      { a: '3', c: '8' },
      {},
    ];
    const scored = scoreAnswers(pack!, exercise, 0, all);
    const graded = all.map((answers) => grade(pack!, exercise, 0, answers));
    expect(scored.map(({ score }) => score)).toEqual(graded.map(({ score }) => score));
    expect(scored.map(({ countsAsTry }) => countsAsTry)).toEqual([true, true, true, true, false]);
    expect(scored[1]?.parts[0]?.diagnosis).toEqual([]);
    expect(graded[1]?.parts[0]?.diagnosis).toMatchObject([{ id: 'forgot' }]);
  });
});

import { describe, expect, test } from 'vitest';
import { readGift } from './read-gift.ts';

const one = (text: string) => readGift(text).questions[0];

describe('readGift', () => {
  test('reads choices of one and of several', () => {
    expect(one('::Sky::What colour has it? {=blue#Yes. ~red#No. ~green}')).toEqual({
      name: 'Sky',
      text: 'What colour has it?',
      feedback: '',
      answer: {
        kind: 'choice',
        ordered: false,
        options: [
          { text: 'blue', isRight: true, say: 'Yes.' },
          { text: 'red', isRight: false, say: 'No.' },
          { text: 'green', isRight: false, say: '' },
        ],
      },
    });
    expect(one('Which? {~%50%a ~%50%b ~%-100%c}')?.answer).toMatchObject({
      kind: 'choices',
      options: [{ isRight: true }, { isRight: true }, { isRight: false }],
    });
  });

  test.each([
    ['{#3.14:0.01}', '3.14', '0.01'],
    ['{#1..2}', '1.5', '0.5'],
    ['{#0.1..0.3}', '0.2', '0.1'],
    ['{#=7:0 =%50%8:0}', '7', '0'],
    ['{#-5}', '-5', '0'],
  ])('reads the number %s', (answer, value, tolerance) => {
    expect(one(`How much? ${answer}`)?.answer).toEqual({ kind: 'number', value, tolerance });
  });

  test('reads short answers, true or false, pairs, and what follows the gap', () => {
    expect(one('Who? {=Ada =Ada Lovelace}')?.answer).toEqual({
      kind: 'text',
      accepted: ['Ada', 'Ada Lovelace'],
    });
    expect(one('It is so. {FALSE}')?.answer).toMatchObject({
      options: [
        { text: 'True', isRight: false },
        { text: 'False', isRight: true },
      ],
    });
    expect(one('Match. {=a -> 1 =b -> 2}')?.answer).toEqual({
      kind: 'matching',
      pairs: [
        { left: 'a', right: '1' },
        { left: 'b', right: '2' },
      ],
      others: [],
    });
    expect(one('A kernel of {#3:0} rows.####It is square.')?.text).toContain('rows.');
  });

  test('honours escapes, comments, categories and formulas', () => {
    const text = `// a comment
$CATEGORY: deep

::A\\: b::[markdown]Is \\{x\\} \\= \\\\\\\\(y_\\{1\\}\\\\\\\\)? {T}`;
    expect(one(text)).toMatchObject({ name: 'A: b', text: 'Is \\{x\\} = $y_{1}$?' });
  });

  test('lists what it drops', () => {
    const { questions, dropped } = readGift('Tell me. {}\n\nJust a text.\n\nOdd {~a ~b');
    expect(questions).toEqual([]);
    expect(dropped.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      'line 1: it asks for an essay',
      'line 3: it is a description without an answer',
      'line 5: its answer has no end',
    ]);
  });
});

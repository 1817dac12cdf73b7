import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offerCodeRunner } from '../code/code-runner.ts';
import { plainRunner } from '../code/testing/plain-runner.ts';
import { draw, grade, trySamples } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

/** The verdict on one raw answer to one part with n = 3. */
function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

const ANSWERS: Record<string, string> = {
  number: '{ type: number, answer: n / 2 }',
  integer: '{ type: integer, answer: n + 1 }',
  shape: '{ type: shape, answer: "[n, 2 * n]" }',
  choice: '{ type: choice, options: [{ text: A, correct: true }, { text: B, say: Not B. }] }',
  choices:
    '{ type: choices, options: [{ text: A, correct: true }, { text: B, say: Not B. }, { text: C, correct: n > 2 }] }',
  layer:
    '{ type: layer, kind: Conv2d, input: "[3, 8 * n, 8 * n]", given: { kernelSize: 8, inChannels: 3 }, asked: [outChannels, stride, padding], output: "[64, 4 * n, 4 * n]", example: { outChannels: 64, stride: 2, padding: 3 } }',
  network:
    '{ type: network, input: "[1, 28, 28]", accept: [{ that: "modelShape(given, input) == [n]", say: "Yours gives {modelShape(given, input)}." }], example: "conv 2 k5 | relu | flatten | linear {n}" }',
  lab: '{ type: lab, experiment: quadratic-descent, settings: { steps: n }, report: { loss: 1 / 10000 } }',
  pick: '{ type: pick, shape: "[2, n]", answer: "[[0, 1], [1, n - 1]]" }',
  expression: '{ type: expression, answer: "a*{n} + b", symbols: { a: first, b: second } }',
  matrix: '{ type: matrix, answer: "[[1, n], [0, 2]]" }',
  weights:
    '{ type: weights, fields: { w: [2], b: [] }, output: "[w[0] + b, w[1] + b]", target: "[n, 1]", example: { w: [n - 1, 0], b: 1 } }',
  certificate:
    '{ type: certificate, fields: { k: [] }, accept: [{ that: "k * k == n * n", say: "Yours squares to {k * k}." }], example: { k: n } }',
  order:
    '{ type: order, steps: [{ id: s, text: S }, { id: t, text: T, after: [s] }], distractors: [{ text: D, say: D is beside the point. }] }',
  code: '{ type: code, signature: "times(x)", cases: "[[[1, 2, n]], [[0]], [[]]]", expected: "[n * one for one in x]" }',
  table:
    '{ type: table, rows: [a, b], columns: [{ title: x }, { title: y, kind: shape }], answer: "[[n, [n, 2]], [1/3, [4]]]" }',
};

let takeBack: () => void;
beforeAll(() => void (takeBack = offerCodeRunner(plainRunner)));
afterAll(() => takeBack());

describe('every answer type', () => {
  test.each(Object.entries(ANSWERS))(
    '%s accepts its own correct answer, refuses the wrong one and cannot read the unreadable one',
    (_type, part) => {
      const { pack, exercise } = packWith({ a: part });
      for (const seed of [0, 1, 2]) {
        const found = trySamples(pack, exercise, seed).map(({ sample, verdict }) => [
          sample,
          verdict.status,
        ]);
        expect(found[0]).toEqual(['correct', 'correct']);
        expect(['wrong', 'partly']).toContain(found[1]?.[1]);
        expect(found[2]).toEqual(['unreadable', 'unreadable']);
      }
    },
  );

  test.each(Object.entries(ANSWERS))(
    '%s takes JSON of another form for unreadable, never for wrong',
    (_type, part) => {
      for (const raw of [7, { x: 1 }, [[[]]], true])
        expect(verdictOn(part, raw).status).toBe('unreadable');
    },
  );
});

describe('number', () => {
  test.each(['1.5', '3/2', ' 1.50 ', '1+1/2', '6/4', '1.5e0', '−(−3/2)'])(
    'reads %s exactly',
    (raw) => {
      expect(verdictOn(ANSWERS['number'] as string, raw).status).toBe('correct');
    },
  );

  test('points out a decimal comma instead of guessing', () => {
    const verdict = verdictOn(ANSWERS['number'] as string, '1,5');
    expect([verdict.status, verdict.message]).toEqual(['unreadable', 'Write “1.5” with a point.']);
  });

  test('accepts what lies within the tolerance, both ends included', () => {
    const part = '{ type: number, answer: 1/3, tolerance: 0.01 }';
    expect(verdictOn(part, '0.33').status).toBe('correct');
    expect(verdictOn(part, '0.32').status).toBe('wrong');
  });
});

describe('integer', () => {
  test('says that a whole number is asked for, and still names the cause of a fraction', () => {
    const part =
      '{ type: integer, answer: n + 1, misreadings: [{ answer: n / 2, id: half, say: Half. }] }';
    const verdict = verdictOn(part, '1.5');
    expect(verdict.message).toBe('A whole number is asked for. Half.');
    expect(verdict.diagnosis.map(({ id }) => id)).toEqual(['half']);
    expect(verdictOn(part, '4.0').status).toBe('correct');
  });
});

describe('shape', () => {
  test.each(['(3, 6)', '3 x 6', '3×6', '[3,6]', '3 6', '(3, 6,)'])('reads %s', (raw) => {
    expect(verdictOn(ANSWERS['shape'] as string, raw).status).toBe('correct');
  });

  test('marks each axis', () => {
    const { status, score, cells } = verdictOn(ANSWERS['shape'] as string, '3, 7');
    expect([status, score, cells]).toEqual(['partly', 0.5, { 0: 'right', 1: 'wrong' }]);
  });

  test('names the sizes to work out again', () => {
    const part = '{ type: shape, answer: "[n, 6]", axes: [height, width] }';
    expect(verdictOn(part, '3, 7').message).toBe('1 of 2 axes are right. Work out again: width.');
    expect(verdictOn(part, '3').message).toContain('one size for each of: height, width.');
  });

  test('says that the number of axes differs without telling it', () => {
    expect(verdictOn(ANSWERS['shape'] as string, '3').message).toContain('another number of axes');
  });
});

describe('matrix', () => {
  test('does not read what no window can hand in', () => {
    const rows = Array.from({ length: 3000 }, () => ['1']);
    expect(verdictOn(ANSWERS['matrix'] as string, rows)).toMatchObject({
      status: 'unreadable',
      message: 'A matrix of more than 64 rows or columns is not read.',
    });
  });

  // 64 cells, each of which takes as long to multiply out as one verdict may take: they share the time of a few.
  test('answers a matrix of formulas that are made to take long', () => {
    const part = '{ type: matrix, answer: "[[symbol(\\"w\\") * i for i in 1..8] for j in 1..8]" }';
    const row = Array.from({ length: 8 }, (_, i) => `(w + 1/(w+${i}))^60*(w + ${i})`);
    const verdict = verdictOn(
      part,
      Array.from({ length: 8 }, () => row),
    );
    expect(verdict).toMatchObject({
      status: 'wrong',
      message: expect.stringContaining('0 of 64 entries are right') as string,
    });
  });

  test('takes numbers within the tolerance, and shows it', () => {
    const part = '{ type: matrix, answer: "[[1/3], [2]]", tolerance: 0.01 }';
    expect(verdictOn(part, [['0.33'], ['2']]).status).toBe('correct');
    expect(verdictOn(part, [['0.32'], ['2']])).toMatchObject({ status: 'partly', score: 0.5 });
    const { pack, exercise } = packWith({ a: part });
    expect(draw(pack, exercise, 0).parts[0]?.view).toMatchObject({ tolerance: '1/100' });
    for (const { sample, verdict } of trySamples(pack, exercise, 0))
      expect(verdict.status).toBe(sample === 'wrong' ? 'partly' : sample);
  });

  test('says which side of the size is right, for vectors too', () => {
    const part = '{ type: matrix, answer: "[[1], [2]]" }';
    expect(verdictOn(part, [['1'], ['2'], ['3']]).message).toBe(
      'Yours is 3 × 1, which is not the size asked for. The number of columns is right. Work out the number of rows before the entries.',
    );
    expect(verdictOn(part, [['1', '2']]).message).toContain('rows and of columns');
  });

  test('grades the size before the entries', () => {
    const { status, message } = verdictOn(ANSWERS['matrix'] as string, [['1', '3']]);
    expect(status).toBe('wrong');
    expect(message).toContain('1 × 2');
  });

  test('takes blank for 0 and marks only what was typed', () => {
    const right = verdictOn(ANSWERS['matrix'] as string, [
      ['1', '3'],
      ['', '2'],
    ]);
    expect([right.status, right.cells]).toEqual([
      'correct',
      { '0,0': 'right', '0,1': 'right', '1,1': 'right' },
    ]);
    const wrong = verdictOn(ANSWERS['matrix'] as string, [
      ['1', ''],
      ['', '4/2'],
    ]);
    expect(wrong.message).toBe('3 of 4 entries are right; 1 is missing.');
    expect(wrong.cells).toEqual({ '0,0': 'right', '1,1': 'right' });
  });

  test('counts a matrix of symbols by its entries, and what stands where 0 belongs', () => {
    const part = '{ type: matrix, answer: "convMatrix([1, 2], [1, 2], padding = [0, 1])" }';
    // y0 reads the ring and x0: A = [[w01, 0], [w00, w01], [0, w00]].
    const { status, message } = verdictOn(part, [
      ['w01', ''],
      ['', 'w01'],
      ['w00', 'w01'],
    ]);
    expect([status, message]).toEqual([
      'partly',
      '2 of 4 entries are right; 1 is missing; 1 stands where 0 belongs. Look at row 2, column 0 first: yours is $w_{00}$.',
    ]);
  });

  test('takes entries for any number, not only for positive whole ones', () => {
    const part = '{ type: matrix, answer: "convMatrix([1, 2], [1, 2], padding = [0, 1])" }';
    const { status } = verdictOn(part, [
      ['abs(w01)', ''],
      ['w00', 'floor(w01)'],
      ['', 'relu(w00)'],
    ]);
    expect(status).toBe('partly');
  });

  test('takes formulas in symbols for its entries', () => {
    const part = `{ type: matrix, answer: '[[2 * symbol("a") + 1, 0]]' }`;
    expect(verdictOn(part, [['1 + a + a', '']]).status).toBe('correct');
    expect(verdictOn(part, [['2a', '']]).status).toBe('wrong');
  });

  test('names the cell that cannot be read', () => {
    const { status, cells, message } = verdictOn(ANSWERS['matrix'] as string, [
      ['1', '3 +'],
      ['', '2'],
    ]);
    expect([status, cells]).toEqual(['unreadable', { '0,1': 'unreadable' }]);
    expect(message).toContain('Row 0, column 1');
  });

  test('does not read rows of different lengths', () => {
    expect(verdictOn(ANSWERS['matrix'] as string, [['1', '3'], ['2']]).status).toBe('unreadable');
  });
});

describe('expression', () => {
  test('accepts any equivalent formula', () => {
    expect(verdictOn(ANSWERS['expression'] as string, 'b + a + 2a').status).toBe('correct');
  });

  test('refutes with a point and both values', () => {
    expect(verdictOn(ANSWERS['expression'] as string, '3b + a').message).toMatch(
      /^For \$a = .*yours gives .*, asked is /,
    );
  });
});

describe('choice', () => {
  test('tells why the chosen option is not it', () => {
    expect(verdictOn(ANSWERS['choice'] as string, 'option-2').message).toBe('Not B.');
  });
});

describe('weights and certificate', () => {
  test('mark the one field of weights that keeps the others from being right, and none where there are several', () => {
    // w = [n − 1, 0], b = 1 is right; of w alone or b alone only w can mend (5, 0) with 1.
    const part = ANSWERS['weights'] as string;
    expect(verdictOn(part, { w: ['7', '0'], b: ['1'] })).toMatchObject({
      message: expect.stringContaining('With other values in w alone it can be right.') as string,
      cells: { 'w,0': 'wrong', 'w,1': 'wrong' },
    });
    const both = verdictOn(part, { w: ['7', '7'], b: ['7'] });
    expect(both.cells).toBeUndefined();
    expect(both.message).not.toContain('alone');
  });

  test('runs the network and shows what it gives', () => {
    const verdict = verdictOn(ANSWERS['weights'] as string, { w: ['1', '1'], b: ['0'] });
    expect(verdict.message).toBe('Yours gives 1, 1; asked is 3, 1.');
  });

  test('does not read a field that is still blank', () => {
    const { status, cells } = verdictOn(ANSWERS['weights'] as string, { w: ['1', ''], b: ['0'] });
    expect([status, cells]).toEqual(['unreadable', { 'w,1': 'unreadable' }]);
  });

  test('accepts every certificate that proves the claim', () => {
    expect(verdictOn(ANSWERS['certificate'] as string, { k: ['-3'] }).status).toBe('correct');
    expect(verdictOn(ANSWERS['certificate'] as string, { k: ['2'] }).message).toBe(
      'Yours squares to 4.',
    );
  });
});

describe('order', () => {
  test('takes every order in which premises come first, without distractors', () => {
    expect(verdictOn(ANSWERS['order'] as string, ['s', 't']).status).toBe('correct');
    expect(verdictOn(ANSWERS['order'] as string, ['t', 's']).message).toContain(
      'Step 1 uses a step',
    );
    expect(verdictOn(ANSWERS['order'] as string, ['s', 't', 'distractor-1']).message).toBe(
      'D is beside the point.',
    );
    expect(verdictOn(ANSWERS['order'] as string, ['s']).message).toBe('1 step is missing.');
  });
});

import { describe, expect, test } from 'vitest';
import { explain } from '../explain.ts';
import { grade } from '../grade.ts';
import { plain } from '../language/marks.ts';
import { withMarks } from '../places.ts';
import { packWith } from '../test-pack.ts';
import type { Verdict } from '../verdict.ts';

/** A 32 × 32 image, kernel 5, stride 2: ⌊27/2⌋ + 1 = 14 places a row; 3 maps of 14 × 14 hold 588. */
const SIZES = {
  size: '{ type: integer, answer: "convOut(H, K, S)" }',
  count:
    '{ type: integer, answer: C * size * size, follows: [size], misreadings: [{ answer: C * size, id: one-axis, title: one axis, say: "There are {size} rows as well." }] }',
  doubled: '{ type: integer, answer: 2 * count, follows: [count] }',
};
const HEAD =
  'parameters: { n: integer 1..2, H: integer 20..40, K: integer 2..5, S: integer 2..3, C: integer 2..4 }\noriginal: { n: 1, H: 32, K: 5, S: 2, C: 3 }';

function verdictOf(
  answers: Record<string, unknown>,
  parts: Record<string, string> = SIZES,
  head = HEAD,
): Verdict {
  const { pack, exercise } = packWith(parts, head);
  return grade(pack, exercise, 0, answers);
}

const lines = ({ parts }: Verdict): string[] =>
  parts.map(({ status, message }) => [status, message].filter((one) => one !== '').join(': '));

describe('a part that follows an earlier one', () => {
  test('is right by the right earlier answer, whatever the learner’s is', () => {
    expect(lines(verdictOf({ size: '14', count: '588', doubled: '1176' }))).toEqual([
      'correct',
      'correct',
      'correct',
    ]);
    expect(lines(verdictOf({ size: '13', count: '588' }))[1]).toBe('correct');
  });

  test('is right by the learner’s own wrong answer, in full, and says so', () => {
    const verdict = verdictOf({ size: '13', count: '507', doubled: '1014' });
    expect(lines(verdict).slice(1)).toEqual([
      'correct: Right for your own answer to part a, 13.',
      'correct: Right for your own answer to part b, 507.',
    ]);
    expect(verdict.parts[0]?.status).toBe('wrong');
    expect(verdict).toMatchObject({ status: 'partly', score: 2 / 3 });
  });

  test('goes on from a right answer below a wrong one', () => {
    // 588 is right although 13 is not: what follows from it is 1176, and not 2·3·13².
    expect(lines(verdictOf({ size: '13', count: '588', doubled: '1176' }))[2]).toBe('correct');
    const { parts } = verdictOf({ size: '13', count: '588', doubled: '1014' });
    expect(parts[2]?.status).toBe('wrong');
  });

  test('names a mistake that was made after the slip', () => {
    const { parts } = verdictOf({ size: '13', count: '39' });
    expect(parts[1]).toMatchObject({
      status: 'wrong',
      message: 'There are 13 rows as well.',
      diagnosis: [{ id: 'one-axis' }],
    });
  });

  test.each(['0', '', 'many', undefined])('earns nothing by the earlier answer “%s”', (size) => {
    expect(verdictOf({ size, count: '0' }).parts[1]).toMatchObject({ status: 'wrong', score: 0 });
  });

  test('is wrong where the own answer leads nowhere', () => {
    const parts = {
      size: '{ type: integer, answer: n + 2 }',
      share: '{ type: number, answer: 1 / (size - 7), follows: [size] }',
    };
    expect(lines(verdictOf({ size: '7', share: '5' }, parts))[1]).toBe('wrong');
  });

  test('takes a let of that name, and all that is computed from it', () => {
    const head = `${HEAD}\nlet: { side: "convOut(H, K, S)", cells: side ^ 2, all: C * cells }`;
    const parts = {
      first: '{ type: integer, answer: side }',
      all: '{ type: integer, answer: all, follows: { side: first } }',
    };
    expect(lines(verdictOf({ first: '13', all: '507' }, parts, head))[1]).toMatch(
      /^correct: Right/,
    );
  });

  test('gives credit row by row: what is right, and what follows', () => {
    const parts = {
      values:
        '{ type: table, rows: [p, q, r], columns: [{ kind: integer }], answer: "[n, n + 1, n + 2]" }',
      squares:
        '{ type: table, rows: [p, q, r], columns: [{ kind: integer }], answer: "[v ^ 2 for v in values]", follows: [values] }',
    };
    const squares = (values: string[], given: string[]) =>
      verdictOf(
        { values: values.map((cell) => [cell]), squares: given.map((cell) => [cell]) },
        parts,
      ).parts[1];
    // 1, 2, 3 are right. The first square is right in spite of the 5, the second follows from the 7.
    expect(squares(['5', '7', '3'], ['1', '49', '9'])).toMatchObject({
      status: 'correct',
      cells: { '0,0': 'right', '1,0': 'follows', '2,0': 'right' },
    });
    expect(squares(['5', '7', '3'], ['25', '49', '8'])).toMatchObject({
      status: 'partly',
      score: 2 / 3,
      cells: { '0,0': 'follows', '1,0': 'follows', '2,0': 'wrong' },
      message: expect.stringContaining(
        'What follows from your own answer to part a, [5, 7, 3] counts as right.',
      ) as string,
    });
    // A zero and a blank are no work.
    expect(squares(['0', '', '3'], ['0', '0', '9'])).toMatchObject({ score: 1 / 3 });
  });

  test('goes on from a matrix, also from one of another size', () => {
    const parts = {
      first: '{ type: matrix, answer: "[[1, 2], [3, 4]]" }',
      product: '{ type: matrix, answer: "matmul(M, transposed(M))", follows: { M: first } }',
    };
    const product = (first: string[][], given: string[][]) =>
      verdictOf({ first, product: given }, parts).parts[1];
    // [[1, 2], [3, 5]] times its transpose is [[5, 13], [13, 34]]; (1, 2, 2) with itself is 9.
    const own = [
      ['5', '13'],
      ['13', '34'],
    ];
    expect(
      product(
        [
          ['1', '2'],
          ['3', '5'],
        ],
        own,
      ),
    ).toMatchObject({
      status: 'correct',
      cells: { '0,0': 'right', '0,1': 'follows', '1,1': 'follows' },
    });
    expect(product([['1', '2', '2']], [['9']])?.status).toBe('correct');
    expect(
      product(
        [
          ['0', '0'],
          ['', ''],
        ],
        own,
      )?.status,
    ).toBe('partly');
  });
});

describe('explain', () => {
  test('tells no right answer of an open part, and whose number it is', () => {
    const { pack: read } = packWith(SIZES, HEAD);
    const pack = withMarks(read);
    const [exercise] = pack.exercises;
    if (!exercise) expect.fail('the test pack is empty');
    const answers = { size: '13', count: '39' };
    const { parts } = grade(pack, exercise, 0, answers);
    expect(plain(parts[1]?.message ?? '')).toBe('There are 13 rows as well.');
    const saying = 'parts.count.misreadings.0.say:0';
    expect(explain(pack, exercise, 0, saying, { answers })).toMatchObject({
      origin: 'answer',
      value: { words: '13' },
    });
    expect(JSON.stringify(explain(pack, exercise, 0, saying))).not.toContain('14');
  });
});

import { describe, expect, test } from 'vitest';
import { grade, trySamples } from '../engine.ts';
import { readPack } from '../parse/read-pack.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

/** The verdict on one raw answer to one part with n = 3. */
function verdictOn(part: string, raw: string[][]): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

const idsOf = ({ diagnosis }: PartVerdict): string[] => diagnosis.map(({ id }) => id);
const columnOf = (...texts: string[]): string[][] => texts.map((text) => [text]);

const TRUTH =
  '{ type: table, rows: ["00", "01"], columns: [{ title: "$h_1$" }, { title: "$h_2$" }], answer: "[[0, 1], [n, 1/3]]" }';

describe('table', () => {
  test('marks every cell and counts the right ones', () => {
    const { score, cells, message } = verdictOn(TRUTH, [
      ['0', '1'],
      ['3', '0.3'],
    ]);
    expect(score).toBe(0.75);
    expect(cells).toEqual({ '0,0': 'right', '0,1': 'right', '1,0': 'right', '1,1': 'wrong' });
    expect(message).toBe(
      '3 of 4 cells are right. Row “01”, column “$h_2$” is the first that is not right.',
    );
  });

  test('takes fractions for exact, and decimals only as far as the tolerance of their column goes', () => {
    const part =
      '{ type: table, rows: [a], columns: [{ title: x, tolerance: 0.01 }, { title: y, relative: 1/100 }, { title: z }], answer: "[[1/3, 200, 1/3]]" }';
    expect(verdictOn(part, [['0.33', '202', '1/3']]).status).toBe('correct');
    expect(verdictOn(part, [['0.32', '202.1', '0.3333']]).cells).toEqual({
      '0,0': 'wrong',
      '0,1': 'wrong',
      '0,2': 'wrong',
    });
  });

  test('grades what is filled in, gives blank cells no mark and says how many are open', () => {
    const { status, cells, message } = verdictOn(TRUTH, [
      ['0', ''],
      ['', ''],
    ]);
    expect([status, cells]).toEqual(['partly', { '0,0': 'right' }]);
    expect(message).toBe('1 of 4 cells is right; 3 are still open.');
  });

  test('is unanswered when every cell is blank', () => {
    expect(verdictOn(TRUTH, [['', ' ']]).status).toBe('unanswered');
  });

  test('names the cells that cannot be read by their titles, and none of them costs a try', () => {
    const { status, cells, message } = verdictOn(TRUTH, [
      ['0', '1,5'],
      ['x', '1'],
    ]);
    expect(status).toBe('unreadable');
    expect(cells).toEqual({ '0,1': 'unreadable', '1,0': 'unreadable' });
    expect(message).toBe('Row “00”, column “$h_2$”: Write “1.5” with a point.');
  });

  test('reads formulas, shapes and words as the column says', () => {
    const part =
      '{ type: table, rows: [a, b], symbols: { x: { domain: real } }, columns: [{ kind: expression }, { kind: shape }, { kind: integer }], answer: \'[["2*x", [n, 4], "none"], [7, [1], -1/0.5]]\' }';
    expect(
      verdictOn(part, [
        ['x + x', '3 × 4', 'never'],
        ['7', '(1)', '−2'],
      ]).status,
    ).toBe('correct');
    const { cells } = verdictOn(part, [
      ['x', '4 x 3', '0'],
      ['7', '1', '-2'],
    ]);
    expect(cells?.['0,0']).toBe('wrong');
    expect(cells?.['0,1']).toBe('wrong');
    expect(cells?.['0,2']).toBe('wrong');
  });

  test('takes a word for unreadable where the column holds numbers alone', () => {
    expect(verdictOn(TRUTH, [['none', '1']]).status).toBe('unreadable');
  });

  test('forgives the rounding of float64 where no fraction says the value', () => {
    const part = '{ type: table, rows: [a], columns: [{}], answer: "[exp(n)]" }';
    expect(verdictOn(part, [['exp(3)']]).status).toBe('correct');
    expect(verdictOn(part, [['20.0855']]).status).toBe('wrong');
  });

  test('leaves the number of rows to the learner where there are no titles', () => {
    const part = '{ type: table, columns: [{ title: x }], answer: "[-2, 0]" }';
    expect(verdictOn(part, columnOf('-2', '0', '', '')).status).toBe('correct');
    const short = verdictOn(part, columnOf('-2'));
    expect([short.score, short.message]).toEqual([
      0.5,
      '1 of 2 cells is right. The number of rows is not the one asked for.',
    ]);
    expect(verdictOn(part, columnOf('-2', '0', '1')).score).toBeCloseTo(2 / 3);
  });

  test('takes rows as a set where their order is free', () => {
    const part =
      '{ type: table, columns: [{ title: from }, { title: slope }], ordered: false, answer: "[[0, 1], [1, n], [2, 5]]" }';
    expect(
      verdictOn(part, [
        ['2', '5'],
        ['0', '1'],
        ['1', '3'],
      ]).status,
    ).toBe('correct');
    // (1, 4) stands for (1, 3), although (0, 1) comes first.
    const { cells } = verdictOn(part, [
      ['1', '4'],
      ['0', '1'],
      ['2', '5'],
    ]);
    expect(cells?.['0,0']).toBe('right');
    expect(cells?.['0,1']).toBe('wrong');
  });
});

/** Each row is the sum of all rows above it, from 1; so 1, 1, 2, 4, 8. */
const SUMS =
  '{ type: table, rows: [a, b, c, d, e], columns: [{ title: v }], row: "if i == 0 then 1 else sum([x[0] for x in above])" }';

describe('table with rows that follow from each other', () => {
  test('keeps the credit of rows that follow from a wrong one, and names the first wrong row', () => {
    // The third row is wrong; 1 + 1 + 3 = 5 and 1 + 1 + 3 + 5 = 10 follow from it.
    const { score, cells, message } = verdictOn(SUMS, columnOf('1', '1', '3', '5', '10'));
    expect(score).toBe(0.8);
    expect(Object.values(cells ?? {})).toEqual(['right', 'right', 'wrong', 'follows', 'follows']);
    expect(message).toBe(
      '4 of 5 cells are right; 2 of these by your own earlier rows. Row “c” is the first that is not right.',
    );
  });

  test('gives nothing for what follows from zeros, blanks, or one number everywhere', () => {
    const zeros = verdictOn(SUMS, columnOf('0', '0', '0', '0', '0'));
    expect(zeros.score).toBe(0);
    // Were 2 a number of work, the second 2 would follow from the first.
    const twos = verdictOn(SUMS, columnOf('2', '2', '2', '2', '2'));
    expect(twos.cells).toMatchObject({ '1,0': 'wrong', '2,0': 'right', '3,0': 'wrong' });
    const blanks = verdictOn(SUMS, columnOf('', '1', '1', '2', '4'));
    expect(Object.values(blanks.cells ?? {})).toEqual(['right', 'wrong', 'wrong', 'wrong']);
  });

  test('counts a row as right when it is, whatever stands above it', () => {
    const { cells } = verdictOn(SUMS, columnOf('', '', '2', '', '8'));
    expect(cells).toEqual({ '2,0': 'right', '4,0': 'right' });
  });

  test('computes `count` rows where there are no titles', () => {
    const part =
      '{ type: table, columns: [{ title: v }], count: n, row: "if i == 0 then 1 else 2 * above[i - 1][0]" }';
    expect(verdictOn(part, columnOf('1', '2', '4')).status).toBe('correct');
    expect(verdictOn(part, columnOf('1', '3', '6')).cells?.['2,0']).toBe('follows');
  });
});

describe('misreadings of a table', () => {
  const withMisreadings = (all: string): string =>
    TRUTH.replace(/ \}$/, `, misreadings: [${all}] }`);

  test('names what an author says about one cell, whatever else is wrong', () => {
    const part = withMisreadings('{ at: [1, 1], answer: -1/3, id: sign, say: The sign. }');
    const table = (cell: string): string[][] => [
      ['5', '1'],
      ['3', cell],
    ];
    expect(idsOf(verdictOn(part, table('-1/3')))).toEqual(['sign']);
    expect(idsOf(verdictOn(part, table('1/3')))).toEqual([]);
  });

  test('names what an author says about a row, about the table, and about a relation of its cells', () => {
    const row = withMisreadings('{ at: 0, answer: "[1, 0]", id: swapped, say: Swapped. }');
    const swapped = [
      ['1', '0'],
      ['3', '1/3'],
    ];
    expect(idsOf(verdictOn(row, swapped))).toEqual(['swapped']);
    const whole = withMisreadings('{ answer: "[[1, 0], [1/3, n]]", id: both, say: Both. }');
    expect(idsOf(verdictOn(whole, swapped))).toEqual(['both']);
    const relation = withMisreadings(
      '{ when: "given[0][0] == given[0][1]", id: equal, say: "Both are {given[0][0]}." }',
    );
    const equal = verdictOn(relation, [
      ['2', '2'],
      ['', ''],
    ]);
    expect([idsOf(equal), equal.message.endsWith('Both are 2.')]).toEqual([['equal'], true]);
    expect(
      idsOf(
        verdictOn(relation, [
          ['', ''],
          ['1', ''],
        ]),
      ),
    ).toEqual([]);
  });

  test('judges a claim about a cell by the rows above it', () => {
    const part = SUMS.replace(
      / \}$/,
      ', misreadings: [{ at: [3, 0], answer: "above[2][0]", id: last, say: Only the last. }] }',
    );
    expect(idsOf(verdictOn(part, columnOf('1', '1', '2', '2', '')))).toEqual(['last']);
    expect(idsOf(verdictOn(part, columnOf('1', '1', '7', '7', '')))).toEqual(['last']);
  });

  test('names the misreading of a function in the first wrong row, also below wrong rows of its own', () => {
    const part =
      '{ type: table, rows: [a, b, c], columns: [{ title: v }], row: "if i == 0 then 32 else convOut(above[i - 1][0], 3, 2, 0)" }';
    // 32 → 15 → 7; rounded up 32 → 16, and 16 → 7 follows.
    const verdict = verdictOn(part, columnOf('32', '16', '7'));
    expect(Object.values(verdict.cells ?? {})).toEqual(['right', 'wrong', 'right']);
    expect(idsOf(verdict)).toEqual(['convOut.rounded-up']);
  });
});

describe('a table that a pack gets wrong', () => {
  const issuesOf = (part: string): string[] => {
    const { issues } = readPack([
      {
        path: 'pack.yaml',
        text: 'format: 1\nid: test\ntitle: Test\nversion: 1.0.0\nsections: [{ title: All, exercises: [one] }]',
      },
      {
        path: 'one.md',
        text: `---\nid: one\ntitle: One\ntopics: [test]\ndifficulty: 1\nparts:\n  a: ${part}\n---\nText\n:::part a\nPart\n:::\n`,
      },
    ]);
    return issues.map(({ message }) => message);
  };

  test.each([
    ['{ type: table, columns: [{}] }', 'either “answer” or “row”'],
    ['{ type: table, columns: [{}], row: i }', 'needs “rows” or “count”'],
    ['{ type: table, columns: [{}], rows: [a], answer: "[above]" }', '“above” is not defined'],
    ['{ type: table, columns: [{}], rows: ["{1 +}"], answer: "[1]" }', 'ends too early'],
    ['{ type: table, columns: [{ kind: text }], answer: "[1]" }', 'kind'],
  ])('%s is refused', (part, message) => {
    expect(issuesOf(part).join('\n')).toContain(message);
  });

  test('may use i and above in `row` and in its misreadings', () => {
    const part =
      '{ type: table, columns: [{}], rows: [a], row: "i + 1", misreadings: [{ at: 0, answer: "[i]", say: No. }] }';
    expect(issuesOf(part)).toEqual([]);
  });
});

describe('the wrong sample of a table', () => {
  // A wrong 0 counts as no work, from which nothing follows.
  test.each(['-1', '0', '-3/2'])('is no 0 where the first cell is %s', (first) => {
    const part = `{ type: table, columns: [{ tolerance: 0.25 }], rows: [a], answer: "[${first}]" }`;
    const { pack, exercise } = packWith({ a: part });
    const { raw, verdict } = trySamples(pack, exercise, 0)[1] ?? expect.fail('no wrong sample');
    expect(raw).not.toEqual([['0']]);
    expect(verdict.status).toBe('wrong');
  });
});

import { describe, expect, test } from 'vitest';
import { draw, grade, trySamples } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

function viewOf(part: string): unknown {
  const { pack, exercise } = packWith({ a: part });
  return draw(pack, exercise, 0).parts[0]?.view;
}

/** The cells of a 3 × 3 image that a 2 × 2 kernel of stride 3 with padding 1 never reads: the cross. */
const CROSS =
  '{ type: pick, cells: "counting([3, 3])", answer: "[[0, 1], [1, 0], [1, 1], [1, 2], [2, 1]]", misreadings: [{ answer: "[[1, 1]]", id: middle, say: The windows leave out more. }] }';

describe('pick', () => {
  test('is right for the right cells in any order', () => {
    const { status, cells } = verdictOn(CROSS, ['2,1', '0,1', '1,2', '1,0', '1,1']);
    expect(status).toBe('correct');
    expect(Object.keys(cells ?? {})).toHaveLength(5);
  });

  test('marks what was picked, and counts what is missing without giving its place away', () => {
    // hits 2/5, one stray of min(5, 4) others.
    const { score, cells, message } = verdictOn(CROSS, ['0,1', '1,0', '0,0']);
    expect(score).toBeCloseTo(2 / 5 - 1 / 4, 12);
    expect(cells).toEqual({ '0,1': 'right', '1,0': 'right', '0,0': 'wrong' });
    expect(message).toBe('2 of 5 cells are found; 1 does not belong.');
  });

  test('names the mistake that picks exactly these cells', () => {
    expect(verdictOn(CROSS, ['1,1']).diagnosis.map(({ id }) => id)).toEqual(['middle']);
  });

  test('takes numbers for one axis, and “none” for no cell', () => {
    const part = '{ type: pick, shape: "[6]", answer: "[n - 1, n]" }';
    expect(verdictOn(part, ['3', '2']).status).toBe('correct');
    expect(verdictOn(part, ['none'])).toMatchObject({ status: 'wrong', score: 0 });
    const none = '{ type: pick, shape: "[6]", answer: "[x for x in 0..5 if x > 9]" }';
    expect(verdictOn(none, ['none']).status).toBe('correct');
    expect(verdictOn(none, ['0']).status).toBe('wrong');
  });

  test('takes true and false for each cell of three axes', () => {
    const part =
      '{ type: pick, shape: "[2, 2, 2]", answer: "[[[c + i + j == 2 for j in 0..1] for i in 0..1] for c in 0..1]" }';
    expect(verdictOn(part, ['0,1,1', '1,0,1', '1,1,0']).status).toBe('correct');
  });

  test('lets conditions see the indices that were picked', () => {
    const part =
      '{ type: pick, shape: "[2, 2]", answer: "[[0, 0]]", misreadings: [{ when: "[1, 0] in given", id: below, say: Below. }] }';
    expect(verdictOn(part, ['1,0', '1,1']).diagnosis.map(({ id }) => id)).toEqual(['below']);
  });

  test('cannot read a cell beyond the tensor, a cell twice, or another number than asked for', () => {
    const two = '{ type: pick, shape: "[2, 2]", answer: "[[0, 0], [1, 1]]", count: 2 }';
    for (const raw of [['0,2'], ['0,0', '0,0'], ['0,0']])
      expect(verdictOn(two, raw).status).toBe('unreadable');
    expect(verdictOn(two, ['0,0']).message).toBe('Asked for are 2 cells; yours is 1.');
  });

  test('shows what stands in the cells, and nothing of the answer', () => {
    expect(viewOf(CROSS)).toEqual({
      shape: [3, 3],
      labels: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      axes: ['row', 'column'],
    });
    const open = CROSS.replace('[1, 1], ', '');
    expect(viewOf(open)).toEqual(viewOf(CROSS));
  });
});

describe('pick by worth', () => {
  const PART = '{ type: pick, cells: "[4, 1, 3, 3, 0]", worth: "[4, 1, 3, 3, 0]", count: 2 }';

  test('scores the share of what the best cells hold; equal cells are as good', () => {
    expect(verdictOn(PART, ['0', '2']).status).toBe('correct');
    expect(verdictOn(PART, ['3', '0']).status).toBe('correct');
    // 3 + 1 of 4 + 3.
    const { status, score, message } = verdictOn(PART, ['1', '2']);
    expect([status, message]).toEqual([
      'partly',
      'Your cells hold 57.1 % of what the best 2 hold.',
    ]);
    expect(score).toBeCloseTo(4 / 7, 12);
  });

  test('takes less than the best where that is enough, and scores below in proportion', () => {
    const part = PART.replace('count: 2', 'count: 2, enough: 6 / 7');
    expect(verdictOn(part, ['2', '3']).status).toBe('correct');
    // 4 of the 6 that are enough.
    expect(verdictOn(part, ['1', '2']).score).toBeCloseTo(4 / 6, 12);
  });

  test('has samples of its own', () => {
    const { pack, exercise } = packWith({ a: PART });
    expect(trySamples(pack, exercise, 0).map(({ verdict }) => verdict.status)).toEqual([
      'correct',
      'partly',
      'unreadable',
    ]);
    const few = packWith({ a: PART.replace('count: 2', 'count: 2, enough: 6 / 7') });
    expect(trySamples(few.pack, few.exercise, 0)[1]?.verdict.status).toBe('partly');
  });
});

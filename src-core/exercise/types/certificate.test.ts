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

/** A vector of chosen length whose sum is not n times its first entry. */
const VECTOR =
  '{ type: certificate, fields: { x: "vector 2..4", c: [] }, accept: [{ that: "sum(x) != c * x[0]", say: "Both are {sum(x)}." }], example: { x: [1, 2, 5], c: 1 } }';

describe('certificate', () => {
  test('takes a vector of any length that is offered, and conditions see it', () => {
    expect(verdictOn(VECTOR, { x: ['1/2', '-1'], c: ['3'] }).status).toBe('correct');
    expect(verdictOn(VECTOR, { x: ['1', '1', '1', ''], c: ['3'] })).toMatchObject({
      status: 'wrong',
      message: 'Both are 3.',
    });
  });

  test('cannot read a vector of another length, or with a hole', () => {
    const short = verdictOn(VECTOR, { x: ['1'], c: ['3'] });
    expect([short.status, short.message]).toEqual(['unreadable', 'x has 2 to 4 entries.']);
    const long = verdictOn(VECTOR, { x: ['1', '1', '1', '1', '1'], c: ['3'] });
    expect(long.status).toBe('unreadable');
    const hole = verdictOn(VECTOR, { x: ['1', '', '2'], c: ['3'] });
    expect([hole.message, hole.cells]).toEqual([
      'x, position 1 is still blank.',
      { 'x,1': 'unreadable' },
    ]);
  });

  test('shows how long the vector may be, not how long the example is', () => {
    expect(viewOf(VECTOR)).toEqual({
      fields: [
        { name: 'x', label: 'x', shape: [3], grows: { min: 2, max: 4 } },
        { name: 'c', label: 'c', shape: [] },
      ],
    });
  });

  test('takes tensors of fixed sizes as nested lists', () => {
    const part =
      '{ type: certificate, fields: { A: [2, 2], B: [1, 2, 2] }, accept: [{ that: "A[1][0] == n and B[0][1][1] == 1/2 and shapeOf(B) == [1, 2, 2]", say: No. }], example: { A: [[0, 0], [3, 0]], B: [[[0, 0], [0, 1/2]]] } }';
    expect(verdictOn(part, { A: ['', '0', '3', '0'], B: ['1', '2', '3', '0.5'] }).status).toBe(
      'unreadable',
    );
    const raw = { A: ['0', '0', '3', '0'], B: ['1', '2', '3', '0.5'] };
    expect(verdictOn(part, raw).status).toBe('correct');
  });

  test('takes points as rows of two', () => {
    const part =
      '{ type: certificate, fields: { p: "rows of 2, 1..5" }, accept: [{ that: "length(p) == 2 and p[1] == [1, n]", say: No. }], example: { p: [[0, 0], [1, 3]] } }';
    expect(verdictOn(part, { p: ['0', '4', '1', '3', '', ''] }).status).toBe('correct');
    expect(verdictOn(part, { p: ['0', '4', '1'] }).message).toBe('p, position 3 is still blank.');
  });

  test('takes one of some texts', () => {
    const part = `{ type: certificate, fields: { f: 'one of ["relu", "gelu"]', x: [] }, accept: [{ that: 'f == "gelu" and x < 0', say: "{f} does not." }], example: { f: '"gelu"', x: -1 } }`;
    expect(verdictOn(part, { f: ['gelu'], x: ['-2'] }).status).toBe('correct');
    expect(verdictOn(part, { f: ['relu'], x: ['-2'] }).message).toBe('relu does not.');
    expect(verdictOn(part, { f: ['silu'], x: ['-2'] }).message).toBe(
      'f: choose one of relu, gelu.',
    );
    expect(viewOf(part)).toMatchObject({ fields: [{ options: ['relu', 'gelu'] }, { shape: [] }] });
  });

  test('has samples of its own', () => {
    const { pack, exercise } = packWith({ a: VECTOR });
    for (const seed of [0, 1, 2]) {
      const statuses = trySamples(pack, exercise, seed).map(({ verdict }) => verdict.status);
      expect(statuses).toEqual(['correct', 'wrong', 'unreadable']);
    }
  });

  test.each(['vector 4..2', 'vector 0..3', 'nowhere', '[2'])('refuses the field %s', (field) => {
    const part = `{ type: certificate, fields: { x: "${field}" }, accept: [{ that: "true", say: No. }], example: { x: 1 } }`;
    expect(() => packWith({ a: part })).toThrow();
  });
});

import { describe, expect, test } from 'vitest';
import { checkParameters } from './check-parameters.ts';
import { draw } from './draw.ts';
import { packWith } from './test-pack.ts';

const HEAD = `parameters:
  H: integer 8..64
  K: integer 2..5
  p: decimal 0.25..0.75 step 0.25
  gate: one of ["AND", "OR"]
  X: integer -9..9 without 0 shape [2, 2] distinct
  order: permutation of [1, 2, 3]
  noise: normal 0, 1 rounded 2 shape [2]
original: { H: 32, K: 5, p: 1/4, gate: '"OR"', X: "[[1, 2], [3, 4]]", order: "[2, 1, 3]", noise: "[0, 1]" }
require: [(H - K) mod 3 == 0]`;

function check(overrides: Record<string, unknown>, seed = 0): string[] {
  const { pack, exercise } = packWith(
    { a: '{ type: integer, answer: H }' },
    HEAD.concat('\nlet: { n: H }'),
  );
  return checkParameters(pack, exercise, seed, overrides);
}

describe('checkParameters', () => {
  test('has nothing to say about values that are drawn, in any form of JSON', () => {
    const X = [
      [1, -2],
      ['3', 4],
    ];
    const all = { H: 11, K: '2', p: '1/2', gate: 'AND', X, order: [3, 1, 2], noise: [0.5, -7] };
    expect(check(all)).toEqual([]);
    expect(check({})).toEqual([]);
  });

  test.each([
    [{ H: 65 }, 'H: expected one of 8, 9, 10, …, 64, got 65'],
    [{ p: 0.3 }, 'p: expected one of 1/4, 1/2, 3/4, got 3/10'],
    [
      {
        X: [
          [1, 0],
          [2, 3],
        ],
      },
      'X: expected no 0, got [[1, 0], [2, 3]]',
    ],
    [
      {
        X: [
          [1, 1],
          [2, 3],
        ],
      },
      'X: expected different cells, got [[1, 1], [2, 3]]',
    ],
    [{ order: [1, 2, 4] }, 'order: expected an order of 1, 2, 3, got [1, 2, 4]'],
    [{ H: 33 }, 'H, K: expected (H - K) mod 3 == 0, got H = 33, K = 5'],
  ])('warns of what is never drawn or not allowed: %j', (overrides, warning) => {
    expect(check(overrides)).toContain(warning);
  });

  test.each([
    [{ H: 'wide' }, 'H: expected a whole number, got wide'],
    [{ H: 8.5 }, 'H: expected a whole number, got 17/2'],
    [{ H: [8] }, 'H: expected a whole number, got [8]'],
    [{ gate: 'XOR' }, 'gate: expected one of AND, OR, got XOR'],
    [{ X: [1, 2] }, 'X: expected a list of 2 × 2, got [1, 2]'],
    [{ X: [[1, 2], [3]] }, 'X: expected a list of 2 × 2, got [[1, 2], [3]]'],
    [{ order: [1, 2] }, 'order: expected a list of 3, got [1, 2]'],
    [{ noise: [1, 'loud'] }, 'noise: expected a number, got loud'],
    [{ W: 3 }, '“W” is not a parameter'],
  ])(
    'refuses another kind, form or size by the name of the parameter: %j',
    (overrides, message) => {
      expect(() => check(overrides)).toThrow(message);
      expect(() => check(overrides, 5)).toThrow(message);
    },
  );

  test('leaves values that no draw would accept to be tried at any seed', () => {
    const { pack, exercise } = packWith(
      { a: '{ type: integer, answer: n }' },
      `parameters: { n: integer 2..9 }\noriginal: { n: 3 }\nrequire: [n > 2]`,
    );
    expect(checkParameters(pack, exercise, 7, { n: 1 })).toHaveLength(2);
    expect(draw(pack, exercise, 7, { n: 1 }).statement).toBe('Statement with 1.');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPack } from './engine.ts';
import { Evaluator } from './language/evaluator.ts';
import { valueFromJson } from './language/json-value.ts';

const PACK = new URL('../../exercises/cs7643-hw2/', import.meta.url);

const { pack } = readPack(
  readdirSync(PACK).map((path) => ({ path, text: readFileSync(new URL(path, PACK), 'utf8') })),
);

type Choices = Record<string, readonly number[]>;
type Drawn = Record<string, number>;

function combinations(choices: Choices): Drawn[] {
  return Object.entries(choices).reduce<Drawn[]>(
    (all, [name, values]) =>
      all.flatMap((drawn) => values.map((value) => ({ ...drawn, [name]: value }))),
    [{}],
  );
}

/** Different numbers in every cell, so that no mistake hides behind equal ones. */
const counting = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => i * columns + j + 1),
  );

/** How many combinations `require` lets pass. */
function allowed(id: string, choices: Choices): number {
  const exercise = pack?.exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`there is no exercise ${id}`);
  return combinations(choices).filter((drawn) => {
    const { H = 1, W = 1, KH = 1, KW = 1 } = drawn;
    const json = { ...drawn, X: counting(H, W), V: counting(KH, KW) };
    const parameters = new Map(
      Object.entries(json).map(([name, value]) => [name, valueFromJson(value, name)]),
    );
    const evaluator = new Evaluator({ parameters, lets: exercise.lets });
    return exercise.require.every((one) => evaluator.evaluate(one) === true);
  }).length;
}

const SIDES = { KH: [1, 2, 3], KW: [1, 2, 3], S: [1, 2, 3] };

describe('draws of the convolution exercises', () => {
  // 156 layers with at least two outputs and at most 200 cells, less 2 with a symmetric matrix and
  // 16 whose padding behind the input is never read.
  test('leave 138 convolutions, none with a matrix that a mistake would give too', () => {
    const [narrow, wide] = [
      { ...SIDES, P: [0] },
      { ...SIDES, KH: [2, 3], KW: [2, 3], P: [1] },
    ];
    const widest = { ...SIDES, KH: [3], KW: [3], P: [2] };
    const inputs = { H: [2, 3, 4], W: [2, 3, 4] };
    const counts = [narrow, wide, widest].map((sides) =>
      allowed('c1-conv-matrix-s3p1', { ...inputs, ...sides }),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(138);
  });

  // 162 layers with an output of at least 2 × 2 and at most 250 cells, less one symmetric matrix.
  test('leave 161 transposed convolutions', () => {
    const choices = { H: [2, 3], W: [2, 3], ...SIDES, P: [0, 1], OP: [0, 1] };
    expect(allowed('c1-tconv-matrix-s2', choices)).toBe(161);
  });

  // 10 of 16 have at most 54 rows; 3 of them have r = 2 and H = W.
  test('leave 7 reorderings in which sizes cannot be exchanged unseen', () => {
    const choices = { o: [1, 2], r: [2, 3], H: [2, 3], W: [2, 3] };
    expect(allowed('c1-conv-tconv-permutation', choices)).toBe(7);
  });
});

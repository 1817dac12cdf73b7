import { expect, test } from 'vitest';
import { drawnParameters } from './drawn-parameters.ts';
import { packWith } from './test-pack.ts';

test('drawnParameters has each parameter that is one value, and no list', () => {
  const { pack, exercise } = packWith(
    { a: '{ type: integer, answer: "n" }' },
    `parameters: { n: integer 2..9, word: "one of [\\"max\\", \\"mean\\"]", v: "integer 0..9 shape [2]" }
original: { n: 3, word: '"max"', v: "[1, 2]" }`,
  );
  expect(drawnParameters(pack, exercise, 0)).toEqual({ n: 3, word: 'max' });
});

import { describe, expect, test } from 'vitest';
import { drawnParameters } from './engine.ts';
import { packWith } from './test-pack.ts';

/** n = 2 is never drawn: there 2 · n = n + 2, and who adds 2 would be right. */
const one = () =>
  packWith(
    {
      a: '{ type: integer, answer: "2 * n", misreadings: [{ answer: "n + 2", say: Double it. }] }',
    },
    'parameters: { n: integer 2..4 }\noriginal: { n: 3 }',
  );

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

describe('coincidenceIn', () => {
  test('keeps numbers away with which a foreseen mistake is right, however often they come', () => {
    const { pack, exercise } = one();
    const drawn = SEEDS.map((seed) => JSON.stringify(drawnParameters(pack, exercise, seed)));
    expect(new Set(drawn).size).toBe(2);
    expect(drawn.filter((text) => /\b2\b/.test(text))).toEqual([]);
  });

  test('lets a seed draw the same numbers whatever was drawn before', () => {
    const { pack, exercise } = one();
    for (const seed of SEEDS.toReversed()) {
      const fresh = one();
      expect(drawnParameters(pack, exercise, seed)).toEqual(
        drawnParameters(fresh.pack, fresh.exercise, seed),
      );
    }
  });
});

import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { parametersOf } from './draw.ts';
import type { Exercise, Pack } from './exercise.ts';
import { freshSeed } from './fresh-seed.ts';
import { keyOf } from './language/value.ts';
import { showsMistake } from './shows-mistake.ts';
import { packWith } from './test-pack.ts';

// Squared instead of doubled: n = 2 does not tell them apart, since 2 · 2 = 2².
const PARTS = {
  a: '{ type: integer, answer: "2 * n", misreadings: [{ answer: "n^2", id: squared, title: squared, say: Twice. }] }',
};
const HEAD = 'parameters: { n: integer 2..3 }\noriginal: { n: 2 }';

const numberOf = (pack: Pack, exercise: Exercise, seed: number): string =>
  keyOf(parametersOf(pack, exercise, seed).get('n') ?? '');

describe('showsMistake', () => {
  test('is false where the mistake gives the right answer, and for a mistake of other exercises', () => {
    const { pack, exercise } = packWith(PARTS, HEAD);
    expect(showsMistake(pack, exercise, 0, 'squared')).toBe(false);
    expect(showsMistake(pack, exercise, 0, 'other')).toBe(false);
  });

  test('is true where it gives another answer, which freshSeed then draws', () => {
    const { pack, exercise } = packWith(PARTS, HEAD);
    const suits = (seed: number) => showsMistake(pack, exercise, seed, 'squared');
    for (let source = 0; source < 10; source++) {
      // Of 2 and 3 only 3 suits.
      const seed = freshSeed(pack, exercise, [0], new Random(source), suits);
      expect(numberOf(pack, exercise, seed)).toBe('"#3"');
      expect(suits(seed)).toBe(true);
    }
  });

  test('knows mistakes that come with functions', () => {
    const { pack, exercise } = packWith(
      { a: '{ type: integer, answer: "convOut(n, 2, 2, 0)" }' },
      'parameters: { n: integer 6..7 }\noriginal: { n: 7 }',
    );
    // (7 − 2) / 2 is no whole number: rounding up gives another size; (6 − 2) / 2 is one.
    const shown = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => {
      const n = numberOf(pack, exercise, seed);
      return [n, showsMistake(pack, exercise, seed, 'convOut.rounded-up')] as const;
    });
    expect(new Set(shown.map(([n, shows]) => `${n}:${shows}`))).toEqual(
      new Set(['"#7":true', '"#6":false']),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlace, readReplayCode, replayCode } from './replay-code.ts';
import type { Place } from './replay-code.ts';

const PACKS = [
  { id: 'first', exercises: [{ id: 'sizes' }, { id: 'matrix' }] },
  { id: 'second', exercises: [{ id: 'sizes' }] },
];

const place = fc.record({
  packId: fc.constant('first'),
  exerciseId: fc.constantFrom('sizes', 'matrix'),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  step: fc.integer({ min: 0, max: 63 }),
});

describe('replayCode', () => {
  test('gives twelve characters in three groups that lead back to the same place', () => {
    fc.assert(
      fc.property(place, (one: Place) => {
        const code = replayCode(one);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
        expect(findPlace(PACKS, code)).toEqual({ ok: true, place: one });
      }),
    );
  });

  test('tells packs apart whose exercises have the same id', () => {
    const found = PACKS.map(({ id }) =>
      findPlace(PACKS, replayCode({ packId: id, exerciseId: 'sizes', seed: 5, step: 2 })),
    );
    expect(found.map((one) => one.ok && one.place.packId)).toEqual(['first', 'second']);
  });

  test('refuses a seed and a step that do not fit', () => {
    const one = { packId: 'first', exerciseId: 'sizes', seed: 0, step: 0 };
    expect(() => replayCode({ ...one, seed: 2 ** 31 })).toThrow('expected 0 to 2147483647');
    expect(() => replayCode({ ...one, step: 64 })).toThrow('expected 0 to 63, got 64');
  });
});

describe('readReplayCode', () => {
  test('reads small letters, blanks instead of dashes, and O, I, L for 0 and 1', () => {
    const code = replayCode({ packId: 'first', exerciseId: 'sizes', seed: 1, step: 0 });
    const sloppy = code.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
    expect(readReplayCode(sloppy)).toEqual(readReplayCode(code));
  });

  test('notices every single wrong character and every two neighbours exchanged', () => {
    const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
    fc.assert(
      fc.property(place, (one) => {
        const code = replayCode(one).replace(/-/g, '');
        for (let at = 0; at < code.length; at++) {
          const [before, here, after] = [code.slice(0, at), code[at], code.slice(at + 1)];
          for (const other of alphabet.filter((char) => char !== here)) {
            expect(readReplayCode(before + other + after).ok).toBe(false);
          }
          const swapped = before + (after[0] ?? '') + (here ?? '') + after.slice(1);
          if (swapped !== code) expect(readReplayCode(swapped).ok).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('says what is wrong with a code', () => {
    expect(readReplayCode('ABC')).toEqual({
      ok: false,
      message: 'A code has 12 characters, this one has 3.',
    });
    expect(readReplayCode('ABCD-EFGH-JK?M')).toEqual({
      ok: false,
      message: '“?” does not occur in codes.',
    });
    expect(findPlace([], replayCode({ packId: 'p', exerciseId: 'e', seed: 1, step: 0 }))).toEqual({
      ok: false,
      message: 'None of the packs here has the exercise of this code.',
    });
  });
});

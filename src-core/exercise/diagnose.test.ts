import { describe, expect, test } from 'vitest';
import { grade } from './grade.ts';
import { packWith } from './test-pack.ts';
import type { PartVerdict } from './verdict.ts';

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

const causes = (part: string, raw: unknown): string[] =>
  verdictOn(part, raw).diagnosis.map(({ id }) => id);

/** Sizes of convolutions of many inputs: the more there are, the longer each cause takes. */
const sizes = (first: number, last: number): string =>
  `{ type: integer, answer: "sum([convOut(k, 3, 2, 1) + convTransposeOut(k, 3, 2, 1) for k in ${first}..${last}])" }`;

describe('diagnose', () => {
  // Padding left out in both: ⌊(20 − 5)/2⌋ + 1 = 8 and (20 − 1)·2 + 5 = 43.
  test('names two causes that together give the answer', () => {
    const part =
      '{ type: integer, answer: "1000 * convOut(20, 5, 2, 2) + convTransposeOut(20, 5, 2, 2)" }';
    expect(causes(part, '8043')).toEqual([
      'convOut.padding-forgotten',
      'convTransposeOut.padding-forgotten',
    ]);
  });

  test('seeks no pairs where causes take long, and still those that explain alone', () => {
    const [first, last] = [4, 503];
    const inputs = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const total = (side: (k: number) => number): number =>
      inputs.reduce((sum, k) => sum + side(k), 0);
    const unpadded = (k: number): number => Math.floor((k - 3) / 2) + 1;
    const alone = total((k) => unpadded(k) + 2 * k - 1);
    const together = total((k) => unpadded(k) + 2 * k + 1);
    expect(causes(sizes(first, last), `${alone}`)).toEqual(['convOut.padding-forgotten']);
    expect(verdictOn(sizes(first, last), `${together}`)).toMatchObject({
      status: 'wrong',
      diagnosis: [],
    });
  });

  test('has none where the learner’s own numbers lead to no value', () => {
    const part =
      '{ type: weights, fields: { x: [] }, example: { x: 1 }, output: 1 / x, target: 1, misreadings: [{ when: output > 1, say: Too much. }] }';
    expect(verdictOn(part, { x: ['0'] })).toMatchObject({ status: 'wrong', diagnosis: [] });
    expect(verdictOn(part, { x: ['1/2'] }).message).toContain('Too much.');
  });
});

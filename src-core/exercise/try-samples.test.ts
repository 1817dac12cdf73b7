import { describe, expect, test } from 'vitest';
import { evaluatorFor } from './draw.ts';
import { packWith } from './test-pack.ts';
import { trySamples, trySamplesBriefly } from './try-samples.ts';
import type { Trial } from './try-samples.ts';

const HEAD = 'parameters: { n: integer 2..900 }\noriginal: { n: 3 }';

const PARTS = {
  number: '{ type: number, answer: n / 7, misreadings: [{ answer: n / 7 + 1, say: One off. }] }',
  formula: '{ type: expression, answer: "{n}*x", symbols: { x: a size } }',
  matrix: '{ type: matrix, answer: "[[n, 1], [0, n]]" }',
  size: '{ type: integer, answer: "convOut(n + 9, 3, 2, 1)" }',
  side: '{ type: integer, answer: 2 * size, follows: [size] }',
  why: '{ type: text, rubric: [It says why.], sample: Because. }',
};

describe('trySamplesBriefly', () => {
  test('tells right, wrong and unreadable apart as whole verdicts do, and seeks no cause', () => {
    const { pack, exercise } = packWith(PARTS, HEAD);
    const told = ({ part, sample, raw, verdict: { status, score }, countsAsTry }: Trial) => ({
      ...{ part, sample, raw, status, score, countsAsTry },
    });
    for (const seed of [0, 1, 2]) {
      const whole = trySamples(pack, exercise, seed);
      const brief = trySamplesBriefly(exercise, evaluatorFor(pack, exercise, seed));
      expect(brief.map(told)).toEqual(whole.map(told));
      // The wrong sample of a number is one off, which is foreseen.
      expect(whole[1]?.verdict.diagnosis).toHaveLength(1);
      expect(brief.flatMap(({ verdict }) => verdict.diagnosis)).toEqual([]);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { draw, grade } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

/** A and C are right when n = 3; B and D never are. */
const PART = `{ type: choices, options: [
  { id: a, text: A, correct: n > 2, say: "A holds since {n} > 2." },
  { id: b, text: B, say: B does not hold. },
  { id: c, text: C, correct: true },
  { id: d, text: D } ],
  misreadings: [{ answer: '["a", "d"]', id: swap, title: C and D mixed up, say: D is the other way round. },
                { when: 'length(given) == 0', id: nothing, say: Some of them hold. }] }`.replaceAll(
  '\n',
  ' ',
);

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

describe('choices', () => {
  test('is right for the right options in any order', () => {
    const { status, score, cells } = verdictOn(PART, ['c', 'a']);
    expect([status, score, cells]).toEqual(['correct', 1, { a: 'right', c: 'right' }]);
  });

  test('counts a missed option, says why it holds, and does not mark its place', () => {
    const { status, score, cells, message } = verdictOn(PART, ['c']);
    expect([status, score, cells]).toEqual(['partly', 0.5, { c: 'right' }]);
    expect(message).toBe('3 of 4 options are judged rightly. A holds since 3 > 2.');
  });

  test('takes a false tick off again, and says why it is false', () => {
    // hits 2/2, one stray of min(2 right, 2 others): 1 − 1/2.
    const { score, cells, message } = verdictOn(PART, ['a', 'b', 'c']);
    expect([score, cells]).toEqual([0.5, { a: 'right', b: 'wrong', c: 'right' }]);
    expect(message).toBe('3 of 4 options are judged rightly. B does not hold.');
  });

  test.each([[['a', 'b', 'c', 'd']], [['none']], [['b']]])('%j earns nothing', (raw) => {
    expect(verdictOn(PART, raw)).toMatchObject({ status: 'wrong', score: 0 });
  });

  test('names the mistake that ticks exactly these options', () => {
    expect(verdictOn(PART, ['d', 'a']).diagnosis.map(({ id }) => id)).toEqual(['swap']);
    expect(verdictOn(PART, ['none']).diagnosis.map(({ id }) => id)).toEqual(['nothing']);
  });

  test('takes “none” where no option is right, and marks it', () => {
    const part = '{ type: choices, options: [{ text: A, correct: n > 5 }, { text: B }] }';
    expect(verdictOn(part, ['none'])).toMatchObject({
      status: 'correct',
      cells: { none: 'right' },
    });
    expect(verdictOn(part, ['option-1'])).toMatchObject({ status: 'wrong', score: 0 });
  });

  test('cannot read “none” beside an option, an option twice, or one that is not there', () => {
    for (const raw of [['none', 'a'], ['a', 'a'], ['z']])
      expect(verdictOn(PART, raw).status).toBe('unreadable');
    expect(verdictOn(PART, []).status).toBe('unanswered');
  });

  test('tells a window nothing but ids and texts', () => {
    const { pack, exercise } = packWith({ a: PART });
    const [part] = draw(pack, exercise, 0).parts;
    const options = part?.type === 'choices' ? part.view.options : [];
    expect(options.toSorted((x, y) => x.id.localeCompare(y.id))).toEqual([
      { id: 'a', text: 'A' },
      { id: 'b', text: 'B' },
      { id: 'c', text: 'C' },
      { id: 'd', text: 'D' },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { draw, grade } from '../engine.ts';
import { packWith } from '../test-pack.ts';

const TEXT =
  '{ type: text, rubric: ["Says that n is {n}.", Says why.], sample: "It is {n}, since it was drawn." }';
const given = { text: 'Because of the draw.', met: [1] };

describe('text', () => {
  test('is neither right nor wrong: it comes back with the rubric and a model answer', () => {
    const { pack, exercise } = packWith({ t: TEXT });
    const verdict = grade(pack, exercise, 0, { t: given });
    expect(verdict.parts[0]).toEqual({
      part: 't',
      status: 'self-marked',
      score: 0,
      message: 'Tick the points that your text makes.',
      diagnosis: [],
      isSelfMarked: true,
      rubric: ['Says that n is 3.', 'Says why.'],
      sample: 'It is 3, since it was drawn.',
    });
    expect(verdict).toMatchObject({ status: 'self-marked', score: 0, countsAsTry: false });
  });

  test('shows neither before it is handed in', () => {
    const { pack, exercise } = packWith({ t: TEXT });
    expect(draw(pack, exercise, 0).parts[0]?.view).toEqual({ points: 2 });
    const verdict = grade(pack, exercise, 0, { t: { text: '  ', met: [0] } });
    expect(verdict).toMatchObject({ status: 'unanswered', countsAsTry: false });
    expect(JSON.stringify(verdict)).not.toContain('drawn');
  });

  test.each([
    ['correct', '3', given, 1],
    ['correct', '3', undefined, 1],
    ['wrong', '4', given, 0],
    ['self-marked', undefined, given, 0],
    ['unanswered', undefined, undefined, 0],
    ['unreadable', 'x', given, 0],
  ])('stays out of status and score: %s with %j and %j', (status, n, t, score) => {
    const { pack, exercise } = packWith({ n: '{ type: integer, answer: n }', t: TEXT });
    const verdict = grade(pack, exercise, 0, { n, t });
    expect(verdict).toMatchObject({ status, score });
    expect(verdict.countsAsTry).toBe(status === 'correct' || status === 'wrong');
  });

  test('cannot read a point that the rubric has not', () => {
    const { pack, exercise } = packWith({ t: TEXT });
    const { parts } = grade(pack, exercise, 0, { t: { text: 'a', met: [2] } });
    expect(parts[0]).toMatchObject({ status: 'unreadable', isSelfMarked: true });
  });
});

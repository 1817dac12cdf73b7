import { describe, expect, test } from 'vitest';
import { draw, grade, trySamples } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: unknown): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

function statuses(part: string): string[] {
  const { pack, exercise } = packWith({ a: part });
  return trySamples(pack, exercise, 0).map(({ verdict }) => verdict.status);
}

/** The sum 1 + … + m by induction, with two blanks. */
const PROOF = `{ type: order, symbols: { m: { domain: integer 1..50 } }, steps: [
  { id: base, text: "For $m = 1$ both sides are [[one]].", blanks: { one: "1" } },
  { id: step, text: "$1 + … + m + (m+1) = [[sum]]$", after: [base], blanks: { sum: "m*(m+1)/2 + m + 1" },
    scene: { scene: convolution, input: "[1, n, n]", kernel: 2 } } ],
  distractors: [{ text: D, say: D is beside the point. }],
  misreadings: [{ when: "one == 0", id: zero, say: The sum starts with 1. },
    { blank: sum, answer: "m*(m+1)/2", id: kept, title: nothing added, say: m + 1 comes on top. }] }`.replaceAll(
  '\n',
  ' ',
);

describe('order with blanks', () => {
  const right = { one: '1', sum: '(m+1)(m+2)/2' };

  test('is right when the order and each formula are, in any form', () => {
    const { status, cells } = verdictOn(PROOF, { steps: ['base', 'step'], blanks: right });
    expect(status).toBe('correct');
    expect(cells).toEqual({
      base: 'right',
      step: 'right',
      'base,one': 'right',
      'step,sum': 'right',
    });
  });

  test('counts steps and blanks alike, and shows both values where a formula fails', () => {
    const blanks = { ...right, sum: 'm*(m+1)/2' };
    const { score, message, cells } = verdictOn(PROOF, { steps: ['base', 'step'], blanks });
    expect(score).toBe(3 / 4);
    expect(cells?.['step,sum']).toBe('wrong');
    // At m = 1: 1 against 1 + 2.
    expect(message).toBe(
      'The blank sum: for $m = 1$: yours gives $1$, asked is $3$. m + 1 comes on top.',
    );
  });

  test('names the mistake behind a wrong blank, in any form and beside other mistakes', () => {
    const blanks = { one: '2', sum: '(m^2 + m)/2' };
    const { diagnosis } = verdictOn(PROOF, { steps: ['step', 'base'], blanks });
    expect(diagnosis.map(({ id }) => id)).toEqual(['kept']);
  });

  test('does not tell a blank whose answer is a number', () => {
    const blanks = { ...right, one: '0' };
    const { message, diagnosis } = verdictOn(PROOF, { steps: ['base', 'step'], blanks });
    expect(message).toBe('The blank one: yours is not the value asked for. The sum starts with 1.');
    expect(diagnosis.map(({ id }) => id)).toEqual(['zero']);
  });

  test('asks for blanks of the steps that are taken only', () => {
    const half = verdictOn(PROOF, { steps: ['base'], blanks: { one: '1' } });
    expect([half.status, half.score]).toEqual(['partly', 2 / 4]);
    const open = verdictOn(PROOF, { steps: ['base', 'step'], blanks: { one: '1' } });
    expect([open.status, open.message, open.cells]).toEqual([
      'unreadable',
      'The blank sum is still empty.',
      { 'step,sum': 'unreadable' },
    ]);
    expect(verdictOn(PROOF, ['base']).status).toBe('unreadable');
  });

  test('shows boxes for blanks, a scene for its step, and no answer', () => {
    const { pack, exercise } = packWith({ a: PROOF });
    const [part] = draw(pack, exercise, 0).parts;
    const steps = part?.type === 'order' ? part.view.steps : [];
    const byId = new Map(steps.map((step) => [step.id, step]));
    expect(byId.get('base')).toEqual({
      id: 'base',
      text: 'For $m = 1$ both sides are $\\boxed{\\mathrm{one}}$.',
      blanks: [{ name: 'one', label: '\\mathrm{one}' }],
    });
    expect(byId.get('step')).toMatchObject({
      text: '$1 + … + m + (m+1) = \\boxed{\\mathrm{sum}}$',
      scene: { scene: 'convolution', input: [1, 3, 3] },
    });
  });

  test('has samples of its own', () => {
    expect(statuses(PROOF)).toEqual(['correct', 'wrong', 'unreadable']);
  });

  test('refuses a blank that stands only in the text or only in the list', () => {
    const part = '{ type: order, steps: [{ id: s, text: "[[k]]" }, { id: t, text: T }] }';
    expect(() => packWith({ a: part })).toThrow('the blank “k” stands both in “text” as [[k]]');
  });
});

test('order refuses a foreseen answer without its blank', () => {
  const part =
    '{ type: order, steps: [{ id: s, text: S }, { id: t, text: T }], misreadings: [{ answer: "1", say: No. }] }';
  expect(() => packWith({ a: part })).toThrow('goes with the name of its “blank”');
});

describe('order by rank', () => {
  const PART =
    '{ type: order, rank: largest first, steps: [{ id: a, text: A, value: n }, { id: b, text: B, value: 7 }, { id: c, text: C, value: 1 }, { id: d, text: D, value: 1 }] }';

  test('takes equal values in either order', () => {
    expect(verdictOn(PART, ['b', 'a', 'c', 'd']).status).toBe('correct');
    expect(verdictOn(PART, ['b', 'a', 'd', 'c']).status).toBe('correct');
  });

  test('scores by rank correlation', () => {
    // Five pairs differ (c and d do not). a before b alone is turned: (4 − 1)/5.
    const { status, score, message } = verdictOn(PART, ['a', 'b', 'c', 'd']);
    expect([status, message]).toEqual(['partly', '4 of 5 pairs stand in the right order.']);
    expect(score).toBeCloseTo(0.6, 12);
    expect(verdictOn(PART, ['d', 'c', 'a', 'b'])).toMatchObject({ status: 'wrong', score: 0 });
  });

  test('is never right with a step missing', () => {
    const { status, message } = verdictOn(PART, ['b', 'a', 'c']);
    expect([status, message]).toEqual([
      'partly',
      '3 of 5 pairs stand in the right order. 1 is missing.',
    ]);
    expect(statuses(PART)).toEqual(['correct', 'wrong', 'unreadable']);
  });

  test('ranks the smallest first where that is asked', () => {
    const part = PART.replace('largest', 'smallest');
    expect(verdictOn(part, ['c', 'd', 'a', 'b']).status).toBe('correct');
  });
});

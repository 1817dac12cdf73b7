import { describe, expect, test } from 'vitest';
import { draw, grade, hint } from './engine.ts';
import { packWith } from './test-pack.ts';

const CONV = '{ type: matrix, answer: "conv2d([[1, 2, n], [4, 5, 6]], [[1, 2], [3, 4]])" }';

describe('draw', () => {
  test('gives the numbers of the source for seed 0 and the same numbers for the same seed', () => {
    const { pack, exercise } = packWith({ a: '{ type: integer, answer: n }' });
    expect(draw(pack, exercise, 0).statement).toBe('Statement with 3.');
    expect(draw(pack, exercise, 41)).toEqual(draw(pack, exercise, 41));
    const seen = new Set(
      Array.from({ length: 60 }, (_, seed) => draw(pack, exercise, seed + 1).statement),
    );
    expect(seen.size).toBe(8);
  });

  test('draws again until every requirement holds', () => {
    const head = 'parameters: { n: integer 2..9 }\noriginal: { n: 3 }\nrequire: [n mod 4 == 1]';
    const { pack, exercise } = packWith({ a: '{ type: integer, answer: n }' }, head);
    const seen = new Set(
      Array.from({ length: 40 }, (_, seed) => draw(pack, exercise, seed + 1).statement),
    );
    expect([...seen].toSorted()).toEqual(['Statement with 5.', 'Statement with 9.']);
  });

  test('says so when no draw can satisfy the requirements', () => {
    const head = 'parameters: { n: integer 2..9 }\noriginal: { n: 3 }\nrequire: [n > 10]';
    const { pack, exercise } = packWith({ a: '{ type: integer, answer: n }' }, head);
    expect(() => draw(pack, exercise, 1)).toThrow('500 draws were all refused');
  });

  test('takes parameters from outside and refuses unknown ones', () => {
    const { pack, exercise } = packWith({ a: '{ type: integer, answer: n }' });
    expect(draw(pack, exercise, 5, { n: 77 }).statement).toBe('Statement with 77.');
    expect(() => draw(pack, exercise, 5, { m: 1 })).toThrow('“m” is not a parameter; it has n');
  });

  test('never carries an answer to the window', () => {
    const { pack, exercise } = packWith({ a: '{ type: integer, answer: "31337 * n" }' });
    expect(JSON.stringify(draw(pack, exercise, 0))).not.toContain('94011');
  });

  test('refuses a hint that is not there', () => {
    const { pack, exercise } = packWith({ a: '{ type: integer, answer: n }' });
    expect(() => hint(pack, exercise, 0, 0)).toThrow('expected a hint');
  });
});

describe('grade', () => {
  test('names the misreading of a function that gives exactly the answer', () => {
    const { pack, exercise } = packWith({ a: CONV });
    // Kernel turned by 180°: 4·1 + 3·2 + 2·4 + 1·5 = 23 and 4·2 + 3·3 + 2·5 + 1·6 = 33.
    const [part] = grade(pack, exercise, 0, { a: [['23', '33']] }).parts;
    expect([part?.status, part?.diagnosis.map(({ id }) => id)]).toEqual([
      'wrong',
      ['conv2d.kernel-turned'],
    ]);
  });

  test('puts the misreading of the author first, by answer or by test', () => {
    const say = 'say: "You gave {given}."';
    const part = `{ type: integer, answer: n, misreadings: [{ answer: n + 1, id: plus, ${say} }, { when: given > 100, id: large, ${say} }] }`;
    const { pack, exercise } = packWith({ a: part });
    const check = (raw: string) => grade(pack, exercise, 0, { a: raw }).parts[0];
    expect(check('4')?.diagnosis).toEqual([{ id: 'plus', title: '', say: 'You gave 4.' }]);
    expect(check('101')?.diagnosis[0]?.id).toBe('large');
    expect(check('9')?.diagnosis).toEqual([]);
  });

  test('says that an answer is right in another convention', () => {
    const part =
      '{ type: integer, answer: n, misreadings: [{ answer: -n, say: Sign., convention: true }] }';
    const { pack, exercise } = packWith({ a: part });
    expect(grade(pack, exercise, 0, { a: '-3' }).status).toBe('right-in-another-convention');
  });

  test('counts a try only when something could be read', () => {
    const { pack, exercise } = packWith({
      a: '{ type: integer, answer: n }',
      b: '{ type: integer, answer: n }',
    });
    const verdictOf = (answers: Record<string, string>) => {
      const { status, countsAsTry, score } = grade(pack, exercise, 0, answers);
      return [status, countsAsTry, score];
    };
    expect(verdictOf({})).toEqual(['unanswered', false, 0]);
    expect(verdictOf({ a: ' ' })).toEqual(['unanswered', false, 0]);
    expect(verdictOf({ a: 'three' })).toEqual(['unreadable', false, 0]);
    expect(verdictOf({ a: 'three', b: '3' })).toEqual(['partly', true, 0.5]);
    expect(verdictOf({ a: '3', b: '3' })).toEqual(['correct', true, 1]);
    expect(verdictOf({ a: '4', b: '4' })).toEqual(['wrong', true, 0]);
  });
});

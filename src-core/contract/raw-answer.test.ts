import { describe, expect, test } from 'vitest';
import type { RawOf } from '#core/exercise/answers.ts';
import { contract } from './contract.ts';

const variant = { packId: 'pack', exerciseId: 'one', seed: 0 };
const takes = (raw: unknown) =>
  contract['exercise.check'].input.safeParse({ ...variant, answers: { a: raw } }).success;

const pick: RawOf<'pick'> = ['0,1', '2,2'];
const layer: RawOf<'layer'> = { stride: '2', padding: '' };
const fields: RawOf<'lab'> = { seed: ['7'], mean: ['-2.5'] };
const text: RawOf<'text'> = { text: 'Because.', met: [0, 2] };
const order: RawOf<'order'> = { steps: ['s', 't'], blanks: { k: 'n + 1' } };
const table: RawOf<'table'> = [['1', ''], []];

describe('a raw answer of the contract', () => {
  test.each([
    ['a text'],
    [pick],
    [layer],
    [fields],
    [text],
    [order],
    [table],
    ['x'.repeat(100_000)],
  ])('may be %j', (raw) => {
    expect(takes(raw)).toBe(true);
    const parsed = contract['draft.save'].input.parse({ ...variant, answers: { a: raw } });
    expect(parsed.answers['a']).toEqual(raw);
  });

  test.each([
    [7],
    [null],
    [{ text: 'a', met: ['0'], more: 1 }],
    [[[['1']]]],
    ['x'.repeat(100_001)],
  ])('is refused in another form', (raw) => {
    expect(takes(raw)).toBe(false);
  });
});

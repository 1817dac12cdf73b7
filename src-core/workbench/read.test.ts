import { describe, expect, it } from 'vitest';
import { readDraft, writeDraft } from './read-workbench.ts';
import { readNumbers } from './read-numbers.ts';
import { imageNumbers, takeNumbers } from './take-numbers.ts';
import { firstWorkbench, withInput, withNumber } from './workbench-state.ts';

describe('readNumbers', () => {
  it.each([
    ['1, 2, 3', [3], [1, 2, 3]],
    ['1 2\n3 4\n', [2, 2], [1, 2, 3, 4]],
    ['1;2\n3;4', [2, 2], [1, 2, 3, 4]],
    ['a,b\n1,2', [2], [1, 2]],
    ['[[1, 2], [3, -4e-1]]', [2, 2], [1, 2, 3, -0.4]],
    ['array([[[1. 2.]\n  [3. 4.]]])', [1, 2, 2], [1, 2, 3, 4]],
    ['tensor([1., nan, -inf], dtype=torch.float64)', [3], [1, NaN, -Infinity]],
    ['[5]', [1], [5]],
  ])('reads %s', (text, shape, values) => {
    expect(readNumbers(text)).toEqual({ ok: true, shape, values });
  });

  it.each([
    ['', 'There is no number yet.'],
    ['1,2\n3', 'Line 2, column 1: expected 2 cells as in the first row, got 1.'],
    ['1,2\n3,x', 'Line 2, column 3: expected a number, got "x".'],
    [
      '1;2\n3;4,5',
      'Line 2, column 4: expected a point in a number, got a comma; cells are parted by semicolons here.',
    ],
    ['[[1, 2],\n [3]]', 'Line 2, column 4: expected 2 items, got 1.'],
    [
      '[[1, 2], 3]',
      'Line 1, column 10: expected a list here, since others are nested deeper; got a number.',
    ],
    ['[1, [2]]', 'Line 1, column 5: expected a number, since others are nested less deep; got [.'],
    ['[1, x]', 'Line 1, column 4: expected a number, got “x]”.'],
    ['[1, 2', 'Line 1, column 6: expected ], got the end of the text.'],
    ['[1] 2', 'Line 1, column 4: expected the end, got “2”.'],
    ['[]', 'Line 1, column 2: expected a number, got ].'],
  ])('says where %j is wrong', (text, message) => {
    expect(readNumbers(text)).toEqual({ ok: false, message });
  });
});

describe('takeNumbers', () => {
  const state = withInput(firstWorkbench, [1, 2, 3], { kind: 'random', seed: 1 });

  it('fills the present shape when the count is its own', () => {
    const taken = takeNumbers(state, { shape: [2, 3], values: [1, 2, 3, 4, 5, 6] });
    expect(taken).toMatchObject({
      ok: true,
      state: { input: [1, 2, 3], source: { kind: 'numbers' } },
    });
  });

  it('takes the shape of the numbers else, a matrix as an image', () => {
    expect(takeNumbers(state, { shape: [2, 2], values: [1, 2, 3, 4] })).toMatchObject({
      state: { input: [1, 2, 2] },
      note: 'The input is now 1 × 2 × 2.',
    });
  });

  it('forgets numbers typed over in the input before', () => {
    const changed = withNumber(withNumber(state, 'input', 1, 7), '0.weight', 0, 3);
    const taken = takeNumbers(changed, { shape: [2], values: [1, 2] });
    expect(taken.ok && taken.state.changes).toEqual({ '0.weight': { 0: 3 } });
  });

  it('refuses more than the limit with both numbers', () => {
    expect(takeNumbers(state, { shape: [2000, 2000], values: [] })).toEqual({
      ok: false,
      message:
        'An input of 1 × 2000 × 2000 has 4,000,000 cells; the bench takes at most 1,000,000.',
    });
  });
});

describe('imageNumbers', () => {
  it('weighs red, green and blue, and lets white through what is transparent', () => {
    const data = [255, 0, 0, 255, 0, 0, 0, 0];
    expect(imageNumbers({ width: 2, height: 1, data }, 1)).toEqual([0.299, 1]);
    expect(imageNumbers({ width: 2, height: 1, data }, 3)).toEqual([1, 1, 0, 1, 0, 1]);
  });
});

describe('readDraft', () => {
  it('reads back what was written', () => {
    const draft = {
      at: 'b' as const,
      a: firstWorkbench,
      b: withNumber(firstWorkbench, 'input', 3, 0.5),
    };
    expect(readDraft(writeDraft(draft))).toEqual(draft);
  });

  it.each(['', '{}', '[]', 'null', '{"version":1,"a":{}}', '{"version":2}'])(
    'takes no %s',
    (text) => {
      expect(readDraft(text)).toBeUndefined();
    },
  );

  it('takes no state with a field of another kind', () => {
    const broken = { ...firstWorkbench, input: ['x'] };
    expect(readDraft(JSON.stringify({ version: 1, at: 'a', a: broken }))).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { yamlPlace } from './yaml-path.ts';

const at = (text: string) => {
  const { path, siblings, key } = yamlPlace(text);
  return { path, key, siblings: Object.fromEntries(siblings) };
};

describe('yamlPlace', () => {
  test('finds the keys above a line by their columns, and the fields beside it', () => {
    const text =
      'id: a\nparts:\n  size:\n    type: integer\n    answer: 1\n  b:\n    type: matrix\n    ro';
    expect(at(text)).toEqual({
      path: ['parts', 'b'],
      key: undefined,
      siblings: { type: 'matrix' },
    });
  });

  test('tells a value from a key', () => {
    expect(at('id: a\ntopics: [x]\ndifficulty: ')).toMatchObject({ path: [], key: 'difficulty' });
  });

  test('keeps the items of a list apart', () => {
    const text = 'sections:\n  - title: A\n    exercises: [x]\n  - title: B\n    ex';
    expect(at(text)).toEqual({ path: ['sections'], key: undefined, siblings: { title: 'B' } });
    expect(at('sections:\n- title: A\n  ex').path).toEqual(['sections']);
  });

  test('reads what stands in braces on one line', () => {
    expect(at('parts:\n  a: { type: integer, an')).toEqual({
      path: ['parts', 'a'],
      key: undefined,
      siblings: { type: 'integer' },
    });
    expect(at('parts:\n  a: { type: in')).toMatchObject({ path: ['parts', 'a'], key: 'type' });
    expect(at('parts:\n  a: { type: integer, misreadings: [{ id: x, s').path).toEqual([
      'parts',
      'a',
      'misreadings',
    ]);
    expect(at('view: { scene: conv, input: "[1, {H}, H]", k').path).toEqual(['view']);
  });
});

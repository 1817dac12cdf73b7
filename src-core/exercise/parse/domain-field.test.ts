import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { drawParameter } from '../draw-parameter.ts';
import { Evaluator } from '../language/evaluator.ts';
import { formatText } from '../language/format.ts';
import { isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { parameterDomain } from './domain-field.ts';

const nothing = new Evaluator({ parameters: new Map(), lets: new Map() });

function draws(source: string, count = 200): Value[] {
  const domain = parameterDomain.parse(source);
  const random = new Random(1);
  return Array.from({ length: count }, () => drawParameter('p', domain, nothing, random));
}
const texts = (source: string, count?: number) => draws(source, count).map(formatText);
const found = (source: string) => [...new Set(texts(source))].sort();

describe('parameterDomain', () => {
  test.each([
    ['integer 1..3', ['1', '2', '3']],
    ['integer -1..1 without 0', ['1', '−1']],
    ['integer 1..5 without [2, 3, 4]', ['1', '5']],
    ['integer 0..6 step 3', ['0', '3', '6']],
    ['decimal 0.1..0.3 step 0.1', ['1/10', '1/5', '3/10']],
    ['one of ["AND", "OR"]', ['AND', 'OR']],
    ['one of ["same shape", "a without b"]', ['a without b', 'same shape']],
    ['one of [[1, 2], [3, 4]] without [[1, 2]]', ['[3, 4]']],
    ['permutation of [1, 2]', ['[1, 2]', '[2, 1]']],
    ['integer 1..2 shape [1, 1]', ['[[1]]', '[[2]]']],
  ])('%s draws each of %j and nothing else', (source, expected) => {
    expect(found(source)).toEqual(expected.toSorted());
  });

  test('distinct fills all cells with different values', () => {
    for (const value of draws('integer 1..4 distinct shape [2, 2]'))
      expect((value as Value[][]).flat().map(formatText).sort()).toEqual(['1', '2', '3', '4']);
    expect(() => draws('integer 1..3 shape [2, 2] distinct')).toThrow(
      '3 values cannot fill 4 cells',
    );
  });

  test('normal numbers are decimal fractions around their mean', () => {
    const cells = draws('normal 5, 2 rounded 1 shape [400]', 1).flatMap((value) =>
      isList(value) ? value : [],
    );
    const numbers = cells.map((cell) =>
      Number(
        formatText(cell)
          .replace('−', '-')
          .split('/')
          .reduce((a, b) => `${Number(a) / Number(b)}`),
      ),
    );
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    // Five standard errors: 5 · 2 / √400.
    expect(Math.abs(mean - 5)).toBeLessThan(0.5);
    for (const number of numbers)
      expect(Math.abs(number * 10 - Math.round(number * 10))).toBeLessThan(1e-9);
  });

  test('draws what it drew before there were other forms', () => {
    const random = new Random(7);
    const cells = Array.from({ length: 4 }, () => random.integer(0, 8) + 1);
    const drawn = drawParameter(
      'p',
      parameterDomain.parse('integer 1..9 shape [2, 2]'),
      nothing,
      new Random(7),
    );
    expect((drawn as Value[][]).flat().map(formatText)).toEqual(cells.map(String));
  });

  test.each([
    'integer 5',
    'whole 1..3',
    'decimal 0..1',
    'one of [1] step 2',
    'permutation of [1, 2] shape [2]',
    'integer 1..3 shape [2] shape [3]',
    'normal 0, 1 without 0',
  ])('refuses %s', (source) => {
    const read = parameterDomain.safeParse(source);
    expect(read.error?.issues[0]?.message).toContain('expected “integer 1..9”');
  });

  test('says where a formula in it cannot be read', () => {
    const [issue] = parameterDomain.safeParse('integer 1..9 shape [2,').error?.issues ?? [];
    expect(issue).toMatchObject({ params: { offset: 22 } });
  });

  test('says so when nothing is left to draw', () => {
    expect(() => draws('one of [1] without 1')).toThrow('nothing to draw from');
  });
});

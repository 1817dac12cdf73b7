import { describe, expect, test } from 'vitest';
import { equivalent } from './equivalent.ts';
import { TOO_LONG } from './equivalent-arrays.ts';
import { parseExpression } from './parse.ts';
import type { Expression } from './expression.ts';
import { VERDICT_STEPS, Work, sharingWork } from './work.ts';

function formula(text: string): Expression {
  const parsed = parseExpression(text);
  return parsed.ok ? parsed.expression : expect.fail(parsed.message);
}

/** Equal by samples alone: 200 points with some steps each. */
const isEqual = (): boolean => equivalent(formula('sum(i=1..x, i)'), formula('x*(x+1)/2')).equal;

describe('sharingWork', () => {
  test('gives all comparisons inside one budget, and those after it their own again', () => {
    sharingWork(new Work(VERDICT_STEPS), () => {
      expect([isEqual(), isEqual()]).toEqual([true, true]);
    });
    sharingWork(new Work(3000), () => {
      expect(Array.from({ length: 20 }, isEqual).at(-1)).toBe(false);
      const again = equivalent(formula('sum(i=1..x, i)'), formula('x*(x+1)/2'));
      expect(again).toMatchObject({ equal: false, witness: { issue: TOO_LONG } });
    });
    expect(isEqual()).toBe(true);
  });
});

describe('equivalent', () => {
  test('says that nothing was compared where the conditions hold nowhere', () => {
    const never = { isPossible: () => false };
    const found = equivalent(formula('sum(i=1..x, i)'), formula('x*(x+1)/2'), never);
    expect(found).toMatchObject({
      equal: false,
      witness: { issue: expect.stringContaining('conditions') as string },
    });
  });
});

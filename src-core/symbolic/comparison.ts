/** Comparisons in brackets, [a > b], which are 1 where they hold and 0 elsewhere. */
import { call } from './expression.ts';
import type { Expression } from './expression.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['>', 'greater'],
  ['≥', 'atLeast'],
  ['=', 'equals'],
  ['≠', 'differs'],
]);

const TURNED: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['≤', '≥'],
]);

/** The signs that compare. */
export const comparisonSigns: readonly string[] = [...SIGNS.keys(), ...TURNED.keys()];

/** The signs by the name of the function that a comparison is kept as. */
export const signOfTest: ReadonlyMap<string, string> = new Map(
  [...SIGNS].map(([sign, name]) => [name, sign]),
);

/** left sign right, as a function with the values 0 and 1; a < b is kept as b > a. */
export function comparison(left: Expression, sign: string, right: Expression): Expression {
  const turned = TURNED.get(sign);
  if (turned !== undefined) return comparison(right, turned, left);
  return call(SIGNS.get(sign) ?? sign, left, right);
}

/** Whether the expression is a comparison, or several that all have to hold. */
export function isTest(expression: Expression): boolean {
  if (expression.kind === 'product') return expression.factors.every(isTest);
  return expression.kind === 'call' && signOfTest.has(expression.name);
}

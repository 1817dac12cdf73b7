import { expect } from 'vitest';
import { asNumber, isList } from '../../value.ts';
import type { Value } from '../../value.ts';
import { valueOf } from './value-of.ts';

type Numbers = number | readonly Numbers[];

/** Expects the numbers of a formula, however deep in lists, to lie within `within` of these. */
export function expectClose(
  source: string,
  expected: Numbers,
  {
    within = 5e-7,
    parameters = {},
  }: { within?: number; parameters?: Record<string, unknown> } = {},
): void {
  const value = valueOf(source, parameters);
  expect(
    worst(value, expected),
    `${source} gives ${JSON.stringify(numbersOf(value))}`,
  ).toBeLessThan(within);
}

export function numbersOf(value: Value): Numbers {
  return isList(value) ? value.map(numbersOf) : asNumber(value, 'test');
}

/** The largest distance; infinite where lists are not alike. */
function worst(value: Value, expected: Numbers): number {
  if (typeof expected === 'number')
    return isList(value) ? Infinity : Math.abs(asNumber(value, 'test') - expected);
  if (!isList(value) || value.length !== expected.length) return Infinity;
  return Math.max(0, ...value.map((item, i) => worst(item, expected[i] as Numbers)));
}

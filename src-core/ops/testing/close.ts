import { expect } from 'vitest';

/** For `toEqual`: a list of numbers, each right to ten decimals. */
export function close(values: readonly number[]): unknown[] {
  return values.map((value) => expect.closeTo(value, 10) as unknown);
}

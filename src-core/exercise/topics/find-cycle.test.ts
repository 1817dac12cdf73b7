import { describe, expect, test } from 'vitest';
import { findCycle } from './find-cycle.ts';

const needs = new Map([
  ['a', ['b', 'd']],
  ['b', ['c']],
  ['c', ['a']],
  ['d', ['a']],
  ['e', ['a', 'e']],
  ['f', ['e', 'gone']],
]);

describe('findCycle', () => {
  test('names a shortest way from a topic back to itself', () => {
    expect(findCycle('a', needs)).toEqual(['a', 'd', 'a']);
    expect(findCycle('c', needs)).toEqual(['c', 'a', 'b', 'c']);
    expect(findCycle('e', needs)).toEqual(['e', 'e']);
  });

  test('finds none for a topic that only leads into a circle', () => {
    expect(findCycle('f', needs)).toBeUndefined();
    expect(findCycle('gone', needs)).toBeUndefined();
  });
});

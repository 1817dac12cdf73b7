import { expect, test } from 'vitest';
import { partName } from './part-name.ts';

test('partName counts in letters', () => {
  expect([0, 1, 25, 26, 27, 52].map(partName)).toEqual(['a', 'b', 'z', 'aa', 'ab', 'ba']);
});

import { expect, test } from 'vitest';
import { forkState } from './fork-state.ts';

const own = {
  step: 0,
  arrays: { weight: Float64Array.of(1, 2), random: Float64Array.of(9), trail: Float64Array.of() },
};
const from = {
  step: 7,
  arrays: { weight: Float64Array.of(3, 4), random: Float64Array.of(5), trail: Float64Array.of(1) },
};

test('a fork takes over the tensors of the other run at its step', () => {
  expect(forkState(own, from, false)).toEqual(from);
});

test('with another seed it keeps generators of its own', () => {
  const { step, arrays } = forkState(own, from, true);
  expect([step, arrays]).toEqual([7, { ...from.arrays, random: own.arrays.random }]);
});

test('what has another size is refused with both sizes', () => {
  const other = { step: 7, arrays: { weight: Float64Array.of(3) } };
  expect(() => forkState(own, other, false)).toThrow('weight has 1 numbers, and would need 2');
});

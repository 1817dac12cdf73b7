import { expect, test } from 'vitest';
import { forkState } from './fork-state.ts';

const own = {
  step: 0,
  arrays: {
    weight: Float64Array.of(1, 2),
    random: Float64Array.of(9),
    trail: Float64Array.of(0, 0),
  },
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

test('what comes about while a run goes on may have any size', () => {
  const arrays = { ...from.arrays, last: Float64Array.of(1, 2) };
  const begun = {
    step: 7,
    arrays: { ...arrays, 'optimizer.0.momentum_buffer': from.arrays.weight },
  };
  const first = { step: 0, arrays: { ...own.arrays, last: new Float64Array(0) } };
  expect(forkState(first, begun, false)).toEqual(begun);
});

test.each([
  [{ weight: Float64Array.of(3) }, 'weight has 1 numbers, and would need 2'],
  [{}, 'weight has 0 numbers, and would need 2'],
  [{ ...from.arrays, bias: Float64Array.of(3) }, 'bias has 1 numbers, and would need 0'],
])('what has another size, is missing or too much is refused: %j', (arrays, message) => {
  expect(() => forkState(own, { step: 7, arrays }, false)).toThrow(message);
});

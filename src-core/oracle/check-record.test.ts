import { describe, expect, test } from 'vitest';
import { NdArray } from '#core/tensor/nd-array.ts';
import { checkRecord, tolerances } from './check-record.ts';
import type { OracleRecord } from './record.ts';

const numbers = (...values: number[]): NdArray => NdArray.from(values);

const square: OracleRecord = {
  id: 1,
  op: 'mul',
  args: {},
  inputs: { input: numbers(2, -3), other: numbers(5, 7) },
  output: numbers(10, -21),
  gradOutput: numbers(1, 10),
  grads: { input: numbers(5, 70), other: numbers(2, -30) },
};

const messages = (record: OracleRecord, dtype: 'float64' | 'float32' = 'float64'): string[] =>
  checkRecord(record, { dtype }).faults.map(({ value, message }) => `${value}: ${message}`);

describe('checkRecord', () => {
  test('passes what agrees, in both precisions', () => {
    expect(checkRecord(square)).toEqual({ ok: true, faults: [] });
    expect(checkRecord(square, { dtype: 'float32' })).toEqual({ ok: true, faults: [] });
  });

  test('names the element that is furthest off', () => {
    const check = checkRecord({ ...square, output: numbers(11, -42) });
    expect(check).toMatchObject({
      ok: false,
      faults: [{ value: 'output', worst: { index: [1], expected: -42, got: -21, error: 0.5 } }],
    });
    expect(check.faults[0]?.message).toBe(
      'at [1] expected -42, got -21, off by 5.0e-1; 2 of 2 elements differ',
    );
  });

  test('names the gradient that differs', () => {
    const grads = { ...square.grads, other: numbers(2, 30) };
    expect(messages({ ...square, grads })).toEqual([
      'gradient of other: at [1] expected 30, got -30, off by 2.0e+0; 1 of 2 elements differ',
    ]);
  });

  test('measures against the larger of 1 and the expected number', () => {
    for (const dtype of ['float64', 'float32'] as const) {
      const near = (factor: number): OracleRecord => ({
        ...square,
        inputs: { input: numbers(4096, 0), other: numbers(1, 1) },
        output: numbers(4096 * (1 + factor * tolerances[dtype]), factor * tolerances[dtype]),
        gradOutput: undefined,
      });
      expect(messages(near(0.99), dtype)).toEqual([]);
      expect(messages(near(1.01), dtype)).toEqual([expect.stringContaining('2 of 2 elements')]);
    }
  });

  test('takes NaN for NaN and an infinity for itself, and nothing else', () => {
    const odd = { ...square, gradOutput: undefined };
    const inputs = { input: numbers(NaN, Infinity), other: numbers(1, 1) };
    expect(messages({ ...odd, inputs, output: numbers(NaN, Infinity) })).toEqual([]);
    expect(messages({ ...odd, inputs, output: numbers(0, -Infinity) })).toEqual([
      'output: at [0] expected 0, got NaN, off by Infinity; 2 of 2 elements differ',
    ]);
  });

  test('compares shapes, and whole numbers with whole numbers', () => {
    expect(messages({ ...square, output: NdArray.from([[10, -21]]) })).toEqual([
      'output: expected the shape [1, 2], got [2]',
    ]);
    expect(messages({ ...square, output: NdArray.from([10, -21], [2], 'int32') })).toEqual([
      'output: expected whole numbers or truth values, got float64',
    ]);
  });

  test('takes a gradient of null for zeros', () => {
    expect(messages({ ...square, grads: { ...square.grads, other: undefined } })).toEqual([
      expect.stringContaining('gradient of other: at [1] expected 0, got -30'),
    ]);
  });

  test('turns a number among the arguments into the input that it is here', () => {
    const power = {
      ...square,
      op: 'pow',
      inputs: { input: numbers(2, -3) },
      gradOutput: undefined,
    };
    expect(messages({ ...power, args: { exponent: 2 }, output: numbers(4, 9), grads: {} })).toEqual(
      [],
    );
  });

  test('takes inputs under the names that PyTorch gives them', () => {
    const inputs = { x1: square.inputs['input'], x2: square.inputs['other'] };
    const grads = { x1: numbers(5, 70), x2: numbers(2, -30) };
    expect(messages({ ...square, inputs, grads })).toEqual([]);
    const wrong = { x1: numbers(5, 70), x2: numbers(2, 30) };
    expect(messages({ ...square, inputs, grads: wrong })).toEqual([
      expect.stringContaining('gradient of x2'),
    ]);
  });

  test('expects float64 of whole numbers in both precisions', () => {
    const inputs = { input: NdArray.from([4, 9], [2], 'int32') };
    const root = { ...square, op: 'sqrt', inputs, output: numbers(2, 3), grads: {} };
    for (const dtype of ['float64', 'float32'] as const)
      expect(messages({ ...root, gradOutput: undefined }, dtype)).toEqual([]);
  });

  test('reads whole numbers as truth values where a condition stands', () => {
    const inputs = { condition: NdArray.from([1, 0], [2], 'int32'), ...square.inputs };
    const grads = { input: numbers(1, 0), other: numbers(0, 10) };
    expect(messages({ ...square, op: 'where', inputs, output: numbers(2, 7), grads })).toEqual([]);
  });

  test('takes the tensors of a list under one name or under several', () => {
    const [a, b] = [numbers(1, 2), numbers(3, 4)];
    const output = NdArray.from([
      [1, 2],
      [3, 4],
    ]);
    const stacked = { ...square, op: 'stack', output, gradOutput: output };
    for (const inputs of [{ tensors: [a, b] }, { 0: a, 1: b }]) {
      expect(messages({ ...stacked, inputs, grads: inputs })).toEqual([]);
      const [name] = Object.keys(inputs) as [string];
      const grads = { [name]: name === 'tensors' ? [b, a] : b };
      expect(messages({ ...stacked, inputs, grads })[0]).toContain(`gradient of ${name}`);
    }
  });

  test.each([
    ['an op that there is not', { op: 'fft' }, 'no such op: fft'],
    ['a name that every object has', { op: 'constructor' }, 'no such op: constructor'],
    [
      'an input that there is not',
      { inputs: { weight: numbers(1) } },
      'mul: expected inputs among input, other, got one named weight',
    ],
    ['inputs that do not fit', { inputs: { ...square.inputs, other: numbers(1, 2, 3) } }, 'mul: '],
    [
      'an input that is missing',
      { inputs: { input: numbers(2, -3) }, grads: {} },
      'mul: expected other, got nothing',
    ],
    ['no input at all', { op: 'relu', inputs: {}, grads: {} }, 'relu: expected input, got nothing'],
  ])('reports %s as a fault of that record', (_what, change, message) => {
    expect(messages({ ...square, ...change })).toEqual([expect.stringContaining(message)]);
  });
});

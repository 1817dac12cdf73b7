import { describe, expect, test } from 'vitest';
import { dtypeOf, dtypes, floatFor, isFloat, promote } from './dtype.ts';
import type { DType } from './dtype.ts';

const all = Object.keys(dtypes) as DType[];

describe('promote', () => {
  // torch.result_type of two tensors with axes: rows and columns bool, int32, float32, float64.
  const between: Record<DType, DType[]> = {
    bool: ['bool', 'int32', 'float32', 'float64'],
    int32: ['int32', 'int32', 'float32', 'float64'],
    float32: ['float32', 'float32', 'float32', 'float64'],
    float64: ['float64', 'float64', 'float64', 'float64'],
  };
  // torch.result_type of one with axes (row) and one without (column).
  const withScalar: Record<DType, DType[]> = {
    bool: ['bool', 'int32', 'float32', 'float64'],
    int32: ['int32', 'int32', 'float32', 'float64'],
    float32: ['float32', 'float32', 'float32', 'float32'],
    float64: ['float64', 'float64', 'float64', 'float64'],
  };

  test.each(all)('of %s with any other is the more general one', (dtype) => {
    for (const [i, other] of all.entries()) {
      for (const shape of [[2], []]) {
        const [a, b] = [
          { dtype, shape },
          { dtype: other, shape },
        ];
        expect(promote(a, b)).toBe(between[dtype][i]);
        expect(promote(b, a)).toBe(between[dtype][i]);
      }
    }
  });

  test.each(all)('keeps the width of %s beside a number without axes', (dtype) => {
    for (const [i, other] of all.entries()) {
      const [tensor, scalar] = [
        { dtype, shape: [2, 2] },
        { dtype: other, shape: [] },
      ];
      expect(promote(tensor, scalar)).toBe(withScalar[dtype][i]);
      expect(promote(scalar, tensor)).toBe(withScalar[dtype][i]);
    }
  });
});

describe('dtypes', () => {
  test('are told from their typed arrays', () => {
    for (const dtype of all) {
      const numbers = dtypes[dtype].make(3);
      expect(dtypeOf(numbers)).toBe(dtype);
      expect(numbers.BYTES_PER_ELEMENT).toBe(dtypes[dtype].bytes);
    }
  });

  test('floatFor keeps floats and lifts the others to float64', () => {
    expect(all.map(floatFor)).toEqual(['float64', 'float64', 'float32', 'float64']);
    expect(all.map(isFloat)).toEqual([false, false, true, true]);
  });
});

import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { squeeze } from './squeeze.ts';
import { derivativeFaults } from './testing/check-derivatives.ts';
import { randomArray } from './testing/random-array.ts';
import { unsqueeze } from './unsqueeze.ts';

const x = randomArray([2, 1, 3, 1]);

describe('squeeze', () => {
  test('drops axes of size 1: all, or those named', () => {
    expect(squeeze(x).shape).toEqual([2, 3]);
    expect(squeeze(x, { dim: 1 }).shape).toEqual([2, 3, 1]);
    expect(squeeze(x, { dim: [-1, 1] }).shape).toEqual([2, 3]);
    expect(squeeze(x, { dim: 0 }).shape).toEqual([2, 1, 3, 1]);
    expect(squeeze(NdArray.from(7), { dim: 0 }).shape).toEqual([]);
  });

  test('is a view, of transposed tensors too', () => {
    const turned = x.permute([2, 1, 0, 3]);
    expect(squeeze(turned).data).toBe(x.data);
    expect(squeeze(turned).toArray()).toEqual(turned.toArray());
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((y) => squeeze(y, { dim: 1 }), [x])).toEqual([]);
  });

  test('throws ArgumentError for an axis that does not exist or is named twice', () => {
    expect(() => squeeze(x, { dim: 4 })).toThrow(ArgumentError);
    expect(() => squeeze(x, { dim: [1, -3] })).toThrow(ArgumentError);
  });
});

describe('unsqueeze', () => {
  test('inserts an axis of size 1, counted in the result', () => {
    expect(unsqueeze(randomArray([2, 3]), 1).shape).toEqual([2, 1, 3]);
    expect(unsqueeze(randomArray([2, 3]), -1).shape).toEqual([2, 3, 1]);
    expect(unsqueeze(NdArray.from(7), 0).shape).toEqual([1]);
    expect(unsqueeze(x, 0).data).toBe(x.data);
  });

  test('has right derivatives', () => {
    expect(derivativeFaults((y) => unsqueeze(y, 0), [randomArray([2])])).toEqual([]);
  });

  test('throws ArgumentError beyond the rank', () => {
    expect(() => unsqueeze(x, 5)).toThrow('unsqueeze: expected a dim from -5 to 4, got 5');
    expect(() => unsqueeze(x, -6)).toThrow(ArgumentError);
  });
});

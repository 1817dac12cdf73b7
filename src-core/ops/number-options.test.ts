import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import * as f from './functions.ts';
import { ops } from './index.ts';
import type { AnyOp } from './op.ts';
import { shown } from './number-options.ts';
import { countingArray } from './testing/random-array.ts';

const x = countingArray([2, 4, 3]);

/** A call with one option that is no number at all, as it may come from a file. */
const given = (value: unknown): number => value as number;

describe('shown', () => {
  test.each([
    ['', "''"],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [{}, 'an object'],
    [[1, 2], '[1, 2]'],
    [-2, '-2'],
  ])('%j is named %s', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});

describe('options that are numbers', () => {
  test.each([-2, NaN, given('1'), given(null)])('eps %j is refused by every norm', (eps) => {
    const calls = {
      batchNorm: () =>
        f.batchNorm(x, undefined, undefined, undefined, undefined, { training: true, eps }),
      instanceNorm: () => f.instanceNorm(x, undefined, undefined, undefined, undefined, { eps }),
      layerNorm: () => f.layerNorm(x, 3, undefined, undefined, { eps }),
      groupNorm: () => f.groupNorm(x, 2, undefined, undefined, { eps }),
      cosineSimilarity: () => f.cosineSimilarity(x, x, { eps }),
    };
    for (const [name, call] of Object.entries(calls))
      expect(call).toThrow(`${name}: expected eps ≥ 0, got ${shown(eps)}`);
    const rmsNorm = ops.rmsNorm as AnyOp;
    expect(() => rmsNorm.forward([x], { normalizedShape: 3, eps })).toThrow(ArgumentError);
  });

  test('eps 0 is fine', () => {
    expect(f.layerNorm(countingArray([2]), 2, undefined, undefined, { eps: 0 }).toArray()).toEqual([
      -1, 1,
    ]);
  });

  test.each([
    [
      () => f.instanceNorm(x, undefined, undefined, undefined, undefined, { momentum: NaN }),
      'instanceNorm: expected momentum as a number, got NaN',
    ],
    [() => f.celu(x, { alpha: NaN }), 'celu: expected alpha as a finite number, got NaN'],
    [() => f.celu(x, { alpha: Infinity }), 'celu: expected alpha as a finite number, got Infinity'],
    [() => f.celu(x, { alpha: 0 }), 'celu: expected alpha ≠ 0, got 0'],
    [() => f.elu(x, { alpha: NaN }), 'elu: expected alpha as a finite number, got NaN'],
    [
      () => f.leakyRelu(x, { negativeSlope: given('0.1') }),
      "leakyRelu: expected negativeSlope as a finite number, got '0.1'",
    ],
    [() => f.softplus(x, { beta: NaN }), 'softplus: expected beta as a finite number, got NaN'],
    [() => f.softplus(x, { threshold: NaN }), 'softplus: expected threshold as a number, got NaN'],
    [() => f.hardtanh(x, { minVal: given('0') }), "hardtanh: expected minVal as a number, got '0'"],
    [() => f.clamp(x, { min: given('0') }), "clamp: expected min as a number, got '0'"],
    [() => f.clamp(x, { max: given(null) }), 'clamp: expected max as a number, got null'],
    [() => f.var(x, { correction: NaN }), 'var: expected correction as a number, got NaN'],
    [() => f.std(x, { correction: given('1') }), "std: expected correction as a number, got '1'"],
    [
      () => f.localResponseNorm(x, 2, { beta: NaN }),
      'localResponseNorm: expected beta as a number, got NaN',
    ],
    [
      () => f.localResponseNorm(x, 2, { k: NaN }),
      'localResponseNorm: expected k as a number, got NaN',
    ],
    [() => f.dropout(x, { seed: 1, p: given('0.5') }), "dropout: expected p in 0 … 1, got '0.5'"],
  ])('%s', (call, message) => {
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });

  test('within a bound NaN lies nothing, as in PyTorch', () => {
    const found = f.clamp(NdArray.from([-1, 2]), { min: NaN, max: 1 });
    expect(found.toArray()).toEqual([NaN, NaN]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { convOut, convTransposeOut } from './conv-size.ts';

const sizes = {
  size: fc.integer({ min: 0, max: 20 }),
  kernel: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 4 }),
  padding: fc.integer({ min: 0, max: 3 }),
  dilation: fc.integer({ min: 1, max: 3 }),
};

describe('convOut', () => {
  test('counts the places where a window fits', () => {
    fc.assert(
      fc.property(fc.record(sizes), ({ size, kernel, stride, padding, dilation }) => {
        const span = dilation * (kernel - 1) + 1;
        let fits = 0;
        for (let start = 0; start + span <= size + 2 * padding; start += stride) fits++;
        expect(Math.max(0, convOut(size, kernel, { stride, padding, dilation }))).toBe(fits);
      }),
    );
  });

  test('agrees with whole-number arithmetic for large sizes', () => {
    const large = {
      size: fc.integer({ min: 0, max: 1e9 }),
      padding: fc.integer({ min: 0, max: 1e6 }),
    };
    fc.assert(
      fc.property(
        fc.record({ ...sizes, ...large }),
        ({ size, kernel, stride, padding, dilation }) => {
          const [n, k, s, p, d] = [size, kernel, stride, padding, dilation].map(BigInt) as [
            bigint,
            bigint,
            bigint,
            bigint,
            bigint,
          ];
          fc.pre(n + 2n * p > d * (k - 1n));
          const expected = (n + 2n * p - d * (k - 1n) - 1n) / s + 1n;
          expect(BigInt(convOut(size, kernel, { stride, padding, dilation }))).toBe(expected);
          const back = (expected - 1n) * s - 2n * p + d * (k - 1n) + 1n;
          const found = convTransposeOut(Number(expected), kernel, { stride, padding, dilation });
          expect(BigInt(found)).toBe(back);
        },
      ),
    );
  });

  test('has PyTorch’s defaults: 224 with kernel 7, stride 2, padding 3 gives 112', () => {
    expect(convOut(28, 5)).toBe(24);
    expect(convOut(224, 7, { stride: 2, padding: 3 })).toBe(112);
  });

  test('refuses what is no whole number in range', () => {
    expect(() => convOut(5, 3, { stride: 0 })).toThrow(
      'convOut: expected stride to be a whole number ≥ 1, got 0',
    );
    expect(() => convOut(5, 2.5)).toThrow(ArgumentError);
    expect(() => convOut(-1, 1)).toThrow(ArgumentError);
  });
});

describe('convTransposeOut', () => {
  test('is covered exactly by stamps when there is no padding', () => {
    fc.assert(
      fc.property(fc.record(sizes), ({ size, kernel, stride, dilation }) => {
        fc.pre(size > 0);
        const lastCell = (size - 1) * stride + (kernel - 1) * dilation;
        expect(convTransposeOut(size, kernel, { stride, dilation })).toBe(lastCell + 1);
      }),
    );
  });

  test('leads back to the input of a convolution with the right output padding', () => {
    fc.assert(
      fc.property(fc.record(sizes), ({ size, kernel, ...options }) => {
        const out = convOut(size, kernel, options);
        fc.pre(out > 0);
        const { stride, padding, dilation } = options;
        const outputPadding = (size + 2 * padding - dilation * (kernel - 1) - 1) % stride;
        expect(convTransposeOut(out, kernel, { ...options, outputPadding })).toBe(size);
      }),
    );
  });

  test('refuses negative output padding', () => {
    expect(() => convTransposeOut(2, 2, { outputPadding: -1 })).toThrow(ArgumentError);
  });
});

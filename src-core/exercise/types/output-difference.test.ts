import { describe, expect, test } from 'vitest';
import { valueOf } from '../language/functions/testing/value-of.ts';
import { outputDifference } from './output-difference.ts';

const run = (inputs: string | undefined, got: string, target: string) =>
  outputDifference({
    inputs: inputs === undefined ? undefined : valueOf(inputs),
    got: valueOf(got),
    target: valueOf(target),
  });

describe('outputDifference', () => {
  test('names the smallest input on which the network fails, and both numbers', () => {
    const inputs = '[[1, 1], [0, 1], [1, 0], [0, 0]]';
    expect(run(inputs, '[1, 1, 1, 0]', '[0, 1, 0, 0]')).toBe(
      '2 of 4 outputs are right. At [1, 0] yours gives 1, asked is 0. All of yours: 1, 1, 1, 0.',
    );
    expect(run('[-3, 2, 1]', '[0, 5/2, 1]', '[1, 2, 1]')).toBe(
      '1 of 3 outputs is right. At 2 yours gives 5/2, asked is 2. All of yours: 0, 5/2, 1.',
    );
  });

  test('does not list many outputs', () => {
    expect(run('[i for i in 0..9]', '[i for i in 0..9]', '[min([i, 5]) for i in 0..9]')).toBe(
      '6 of 10 outputs are right. At 6 yours gives 6, asked is 5.',
    );
  });

  test('shows all outputs where they do not stand beside the inputs', () => {
    expect(run('["00", "01"]', '3', '4')).toBe('At 00, 01 yours gives 3; asked is 4.');
    expect(run(undefined, '[1, 2]', '[1, 3]')).toBe('Yours gives 1, 2; asked is 1, 3.');
    expect(run('[5]', '[1]', '[2]')).toBe('At 5 yours gives 1; asked is 2.');
  });
});

import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { classSums, crossingSegments, provesInseparable, separate } from './separate.ts';
import { neuronTable } from './threshold-neuron.ts';
import { allTables, truthInputs, truthTable } from './truth-table.ts';

const vector = (...values: number[]): Rational[] => values.map((value) => Rational.of(value));

describe('separate', () => {
  test.each([1, 2, 3])('proves its decision for every table of %d inputs', (n) => {
    const inputs = truthInputs(n);
    for (const table of allTables(n)) {
      for (const strict of [false, true]) {
        const result = separate(inputs, table, { strict });
        if (result.separable) {
          expect(neuronTable(result.neuron, inputs, strict)).toEqual([...table]);
        } else expect(provesInseparable(inputs, table, result.multipliers)).toBe(true);
      }
    }
  });

  test('finds the multipliers of XOR, which are unique up to a factor', () => {
    const result = separate(truthInputs(2), truthTable('XOR'));
    const multipliers = result.separable ? [] : result.multipliers;
    expect(new Set(multipliers.map((value) => value.toString())).size).toBe(1);
    expect(multipliers[0]?.sign()).toBe(1);
  });

  test('keeps the bias at 0 when there is none', () => {
    const result = separate(truthInputs(2), truthTable('NOR'), { bias: false });
    expect(result.separable && result.neuron.b.sign() === 0).toBe(true);
    expect(separate(truthInputs(2), truthTable('AND'), { bias: false }).separable).toBe(false);
  });
});

describe('provesInseparable', () => {
  const xor = truthTable('XOR');
  test.each([
    ['the proof', [1, 1, 1, 1], true],
    ['a multiple of it', [3, 3, 3, 3], true],
    ['one row missing', [1, 1, 1, 0], false],
    ['nothing', [0, 0, 0, 0], false],
    ['negative multipliers', [-1, 1, 1, -1], false],
    ['all signs turned', [-1, -1, -1, -1], false],
  ])('of XOR by %s', (_name, multipliers, expected) => {
    expect(provesInseparable(truthInputs(2), xor, vector(...multipliers))).toBe(expected);
  });

  test.each([
    ['10000001', [1, 1, 0, 0, 0, 0, 1, 1]],
    ['00011110', [1, 0, 0, 1, 1, 0, 0, 1]],
  ])('of %s', (table, multipliers) => {
    expect(provesInseparable(truthInputs(3), truthTable(table), vector(...multipliers))).toBe(true);
  });

  test('compares the sums of both classes', () => {
    // Class 1 of XOR is 01 and 10: 2·(0,1,1) + 3·(1,0,1); class 0 is 00 and 11: 1·(0,0,1) + 4·(1,1,1).
    const { one, zero } = classSums(truthInputs(2), xor, vector(1, 2, 3, 4));
    expect([one.join(), zero.join()]).toEqual(['3,2,5', '4,4,5']);
  });
});

describe('crossingSegments', () => {
  test('finds two segments with one midpoint for every table of up to three inputs that no neuron computes', () => {
    for (const n of [2, 3]) {
      for (const table of allTables(n)) {
        const multipliers = crossingSegments(truthInputs(n), table);
        expect(multipliers === undefined).toBe(separate(truthInputs(n), table).separable);
        if (multipliers) expect(provesInseparable(truthInputs(n), table, multipliers)).toBe(true);
      }
    }
  });
});

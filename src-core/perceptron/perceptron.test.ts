import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { inseparableTables, separableTables } from './count.ts';
import { nonNegativeCombination } from './farkas.ts';
import { classSums, provesInseparable, separate } from './separate.ts';
import { biasRange, neuronTable } from './threshold-neuron.ts';
import { allTables, directionsOf, nameOfTable, truthInputs, truthTable } from './truth-table.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);
const vector = (...values: number[]): Rational[] => values.map((value) => r(value));
const neuron = (w: number[], b: number) => ({ w: vector(...w), b: r(b) });

describe('truthInputs', () => {
  test('lists the inputs in the order of counting', () => {
    expect(truthInputs(2).map((x) => x.join(''))).toEqual(['00', '01', '10', '11']);
    expect(truthInputs(1, r(-1)).map((x) => x.join())).toEqual(['-1', '1']);
    expect(() => truthInputs(0)).toThrow('expected 1 to 4 inputs');
  });
});

describe('truthTable', () => {
  test('knows functions by name and by outputs', () => {
    expect(truthTable('XOR')).toEqual([0, 1, 1, 0]);
    expect(truthTable('00010111')).toEqual([0, 0, 0, 1, 0, 1, 1, 1]);
    expect(() => truthTable('XAND')).toThrow('expected a name such as AND');
  });

  test('names every table of two inputs so that it can be read back', () => {
    for (const table of allTables(2)) expect(truthTable(nameOfTable(table))).toEqual(table);
    expect(nameOfTable([0, 0, 1, 1])).toBe('x1');
  });
});

describe('directionsOf', () => {
  test.each([
    ['AND', [1, 1]],
    ['x1 and not x2', [1, -1]],
    ['NOT x2', [0, -1]],
    ['XOR', undefined],
  ])('of %s are %j', (name, expected) => {
    expect(directionsOf(truthTable(name))).toEqual(expected);
  });
});

describe('neuronTable', () => {
  test.each([
    ['AND', [1, 1], -1.5, [0, 0, 0, 1]],
    ['a line through 01 and 10', [1, 1], -1, [0, 1, 1, 1]],
    ['a line through 00', [1, 1], 0, [1, 1, 1, 1]],
    ['AND with all signs turned', [-1, -1], 2, [1, 1, 1, 1]],
  ])('of %s', (_name, w, b, expected) => {
    expect(neuronTable(neuron(w, b), truthInputs(2))).toEqual(expected);
  });

  test('of a strict neuron counts points on the line as 0', () => {
    expect(neuronTable(neuron([1, 1], -1), truthInputs(2), true)).toEqual([0, 0, 0, 1]);
  });

  test('needs as many weights as inputs', () => {
    expect(() => neuronTable(neuron([1], 0), truthInputs(2))).toThrow('w and x of one length');
  });
});

describe('biasRange', () => {
  test.each([
    ['AND', [1, 1], 0, [-2, -1]],
    ['OR', [1, 1], 0, [-1, 0]],
    ['AND', [1, 1], -1, [-2, 0]],
    ['OR', [1, 1], -1, [0, 2]],
    ['x1 and not x2', [1, -1], 0, [-1, 0]],
    ['x1 implies x2', [-1, 1], 0, [0, 1]],
    ['NAND', [-1, -1], 0, [1, 2]],
  ])('of %s with w = %j and false = %d is %j', (name, w, low, expected) => {
    const found = biasRange(vector(...w), truthInputs(2, r(low)), truthTable(name));
    expect([found.low?.toNumber(), found.high?.toNumber()]).toEqual(expected);
  });

  test('has no end where a class is empty', () => {
    expect(biasRange(vector(1, 1), truthInputs(2), truthTable('always 1')).high).toBeUndefined();
  });

  test('agrees with running the neuron for every bias of a grid', () => {
    for (const table of allTables(2)) {
      for (const w of [vector(1, 1), vector(1, -1), vector(-2, 1)]) {
        const { low, high } = biasRange(w, truthInputs(2), table);
        for (let quarters = -16; quarters <= 16; quarters++) {
          const b = r(quarters, 4);
          const works = neuronTable({ w, b }, truthInputs(2)).join() === table.join();
          const isInside = (!low || b.compare(low) >= 0) && (!high || b.compare(high) < 0);
          expect(works).toBe(isInside);
        }
      }
    }
  });
});

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

describe('separableTables', () => {
  test.each([
    [2, true, 14],
    [3, true, 104],
    [2, false, 6],
    [3, false, 32],
  ])('of %d inputs, bias %j: %d', (n, bias, count) => {
    expect(separableTables(n, { bias })).toHaveLength(count);
    expect(separableTables(n, { bias, strict: true })).toHaveLength(count);
    expect(inseparableTables(n, { bias })).toHaveLength(2 ** (2 ** n) - count);
  });

  test('agrees with the exact decision for every table', () => {
    for (const bias of [true, false]) {
      const exact = allTables(3).filter(
        (table) => separate(truthInputs(3), table, { bias }).separable,
      );
      expect(separableTables(3, { bias })).toEqual(exact);
    }
  });

  test('without bias are those with 1 at 00, the two that need a bias left out', () => {
    const found = separableTables(2, { bias: false }).map((table) => table.join(''));
    expect(found).toEqual(['1000', '1010', '1011', '1100', '1101', '1111']);
  });
});

describe('nonNegativeCombination', () => {
  const entry = fc.integer({ min: -4, max: 4 });
  const column = fc.array(entry, { minLength: 3, maxLength: 3 });

  test('proves whichever side it reports', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), column, (columns, target) => {
        const vectors = columns.map((one) => vector(...one));
        const result = nonNegativeCombination(vectors, vector(...target));
        const dot = (a: readonly Rational[], b: readonly number[]): Rational =>
          a.reduce((sum, value, i) => sum.add(value.mul(r(b[i] ?? 0))), Rational.zero);
        if (result.holds) {
          expect(result.weights.every((weight) => weight.sign() >= 0)).toBe(true);
          const reached = target.map((_, row) =>
            dot(
              result.weights,
              columns.map((one) => one[row] ?? 0),
            ).toNumber(),
          );
          expect(reached).toEqual(target.map((value) => value + 0));
        } else {
          for (const one of columns)
            expect(dot(result.refutation, one).sign()).toBeGreaterThanOrEqual(0);
          expect(dot(result.refutation, target).sign()).toBe(-1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

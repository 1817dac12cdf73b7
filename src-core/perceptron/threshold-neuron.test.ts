import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { biasRange, neuronTable } from './threshold-neuron.ts';
import { allTables, truthInputs, truthTable } from './truth-table.ts';

const r = (value: number, den = 1): Rational => Rational.of(value, den);

const vector = (...values: number[]): Rational[] => values.map((value) => r(value));
const neuron = (w: number[], b: number) => ({ w: vector(...w), b: r(b) });

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

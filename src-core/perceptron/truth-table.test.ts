import { describe, expect, test } from 'vitest';
import { Rational } from '#core/symbolic/rational.ts';
import { allTables, directionsOf, nameOfTable, truthInputs, truthTable } from './truth-table.ts';

describe('truthInputs', () => {
  test('lists the inputs in the order of counting', () => {
    expect(truthInputs(2).map((x) => x.join(''))).toEqual(['00', '01', '10', '11']);
    expect(truthInputs(1, Rational.of(-1)).map((x) => x.join())).toEqual(['-1', '1']);
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

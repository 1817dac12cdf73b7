import { describe, expect, test } from 'vitest';
import { inseparableTables, separableTables } from './count.ts';
import { separate } from './separate.ts';
import { allTables, truthInputs } from './truth-table.ts';

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

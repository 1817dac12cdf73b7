import { describe, expect, test } from 'vitest';
import { networkTable } from './network-table.ts';

describe('networkTable', () => {
  test('lists layers, shapes and parameters', () => {
    const { rows, parameters, code } = networkTable(
      'first: conv 6 k5 p2 | relu\nflatten',
      [1, 28, 28],
    );
    expect(
      rows.map(({ line, kind, name, shape, parameters: own }) => [line, kind, name, shape, own]),
    ).toEqual([
      [1, 'Conv2d', 'first', '6 × 28 × 28', 156],
      [1, 'ReLU', '', '6 × 28 × 28', 0],
      [2, 'Flatten', '', '4704', 0],
    ]);
    expect(parameters).toBe(156);
    expect(code).toContain('nn.Conv2d(1, 6, kernel_size=5, padding=2)');
  });

  test('keeps the layers before the one that does not fit, and says where that is', () => {
    const { rows, issues, code } = networkTable('conv 6 k5\nconv 6 k50', [1, 28, 28]);
    expect(rows).toHaveLength(1);
    expect(issues).toMatchObject([{ line: 2, column: 1 }]);
    expect(code).toBeUndefined();
  });

  test('says nothing about a blank text', () => {
    expect(networkTable(' \n', [1, 28, 28])).toMatchObject({ rows: [], issues: [] });
  });
});

import { describe, expect, test } from 'vitest';
import type { CellsSpec } from './cells-spec.ts';
import { contributorTable } from './contributor-table.ts';
import { exampleSpecs } from './example-specs.ts';
import { buildScene } from './scene.ts';
import type { Selection } from './selection.ts';

const tableOf = (spec: CellsSpec, selection: Selection) =>
  contributorTable(buildScene(spec), selection);

describe('contributorTable', () => {
  const spec: CellsSpec = {
    ...exampleSpecs.convolution,
    inputValues: [1, -2, 3, 4, 5, 6, 7, 8, 9],
    kernelValues: [2, 3, 0.5, 1],
  };

  test('lists what makes a cell with factors, numbers and products that add up to it', () => {
    // Output (0, 1): its window begins at row −1, column 2, so w10 meets x02 and the rest is padding.
    const table = tableOf(spec, { output: 1 });
    expect(table?.caption).toBe('What makes y₀₁');
    expect(table?.columns).toEqual(['Made from', 'Place', 'Times', 'Factor', 'Number', 'Product']);
    expect(table?.rows.map(({ texts }) => texts)).toEqual([
      ['padding', 'row −1, column 2', 'w₀₀', '2', '0', '0'],
      ['padding', 'row −1, column 3', 'w₀₁', '3', '0', '0'],
      ['x₀₂', 'row 0, column 2', 'w₁₀', '0.5', '3', '1.5'],
      ['padding', 'row 0, column 3', 'w₁₁', '1', '0', '0'],
    ]);
    expect(table?.rows[2]?.cell).toEqual({ block: 'input', cell: 2 });
  });

  test('lists where an input goes, without columns that have nothing', () => {
    const table = tableOf(exampleSpecs.convolution, { input: 6 });
    expect(table?.columns).toEqual(['Goes into', 'Place', 'Times']);
    expect(table?.rows.map(({ texts }) => texts)).toEqual([['y₁₀', 'row 1, column 0', 'w₀₁']]);
  });

  test('says which cell is the largest', () => {
    const table = tableOf(exampleSpecs['max-pooling'], { output: 0 });
    expect(table?.rows.map(({ texts }) => texts)).toEqual([
      ['x₀₀', 'row 0, column 0', '', '3'],
      ['x₀₁', 'row 0, column 1', '', '1'],
      ['x₁₀', 'row 1, column 0', '', '5'],
      ['x₁₁', 'row 1, column 1', 'largest', '9'],
    ]);
  });

  test('says how many lines it leaves out', () => {
    const wide: CellsSpec = { family: 'cells', scene: 'linear', input: [700], outFeatures: 1 };
    const table = tableOf(wide, { output: 0 });
    expect([table?.rows.length, table?.left]).toEqual([500, 200]);
  });

  test('is not there while nothing is picked, or where cells stand by themselves', () => {
    expect(tableOf(spec, {})).toBeUndefined();
    expect(tableOf(exampleSpecs.tensor, { input: 0 })).toBeUndefined();
  });
});

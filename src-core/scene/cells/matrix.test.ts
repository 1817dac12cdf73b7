import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numericMatrix } from '#core/linear/explicit-matrix.ts';
import { conv2d } from '#core/ops/conv2d.ts';
import { convTranspose2d } from '#core/ops/conv-transpose2d.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cellCount } from './block.ts';
import {
  exampleConvolution as convolution,
  exampleSpecs,
  exampleStamps as stamps,
} from './example-specs.ts';
import type { CellsSpec } from './cells-spec.ts';
import { entryName, matrixPattern } from './matrix.ts';
import type { MatrixPattern } from './matrix.ts';
import { nameOf } from './names.ts';
import { blockOf, buildScene } from './scene.ts';
import type { Scene } from './scene.ts';

const weight = (cell: number) => ({ kind: 'weight' as const, cell: { block: 'kernel', cell } });

function patternOf(scene: Scene): MatrixPattern {
  const pattern = matrixPattern(scene);
  if (!pattern) throw new Error('no linear map');
  return pattern;
}

describe('matrixPattern', () => {
  test('has the four entries of the 3 × 3 example and nothing else', () => {
    expect(matrixPattern(buildScene(convolution))).toEqual({
      rows: 4,
      columns: 9,
      entries: [
        { row: 0, column: 0, factor: weight(3) },
        { row: 1, column: 2, factor: weight(2) },
        { row: 2, column: 6, factor: weight(1) },
        { row: 3, column: 8, factor: weight(0) },
      ],
    });
  });

  test('puts w_ab of a stride-2 stamp at row 4·(2i + a) + 2j + b, column 2i + j', () => {
    const { rows, columns, entries } = patternOf(buildScene(stamps));
    const expected = [0, 1].flatMap((i) =>
      [0, 1].flatMap((a) =>
        [0, 1].flatMap((j) =>
          [0, 1].map((b) => ({
            row: 4 * (2 * i + a) + 2 * j + b,
            column: 2 * i + j,
            factor: weight(2 * a + b),
          })),
        ),
      ),
    );
    expect({ rows, columns, entries }).toEqual({ rows: 16, columns: 4, entries: expected });
  });

  test('agrees with the matrix found by applying the op to basis tensors', () => {
    const size = fc.integer({ min: 1, max: 3 });
    const pair = fc.tuple(size, size);
    const side = fc.integer({ min: 3, max: 4 });
    const spec = fc.record({
      scene: fc.constantFrom('convolution' as const, 'transposed-convolution' as const),
      input: fc.tuple(size, side, side),
      outChannels: size,
      kernel: pair,
      stride: pair,
    });
    fc.assert(
      fc.property(spec, (drawn) => {
        const scene = buildScene({ family: 'cells', ...drawn, padding: [0, 1] });
        const [input, kernel] = [blockOf(scene, 'input'), blockOf(scene, 'kernel')];
        // Weight k is k + 1, so that an entry names its kernel cell.
        const numbers = Float64Array.from({ length: cellCount(kernel) }, (_, k) => k + 1);
        const weights = NdArray.from(numbers, kernel.shape);
        const options = { stride: drawn.stride, padding: [0, 1] as const };
        const expected = numericMatrix(
          (x) =>
            drawn.scene === 'convolution'
              ? conv2d(x, weights, undefined, options)
              : // The op stores its kernel as (in, out, row, column).
                convTranspose2d(x, weights.permute([1, 0, 2, 3]), undefined, options),
          input.shape,
        );
        const { rows, columns, entries } = patternOf(scene);
        const matrix = new Array<number>(rows * columns).fill(0);
        for (const { row, column, factor } of entries)
          matrix[row * columns + column] = factor.kind === 'weight' ? factor.cell.cell + 1 : NaN;
        expect(expected.shape).toEqual([rows, columns]);
        expect(matrix).toEqual([...expected.values()]);
      }),
      { numRuns: 40 },
    );
  });

  test('looks through copies: the zero-stuffed form has the matrix of the stamps, im2col that of the windows', () => {
    const shared = { outChannels: 2, kernel: [2, 3], stride: [2, 1], padding: [1, 0] };
    const input = [2, 3, 3];
    const of = (scene: CellsSpec['scene']) => {
      const built = buildScene({ family: 'cells', scene, ...shared, input } as CellsSpec);
      return patternOf(built).entries.map(({ row, column, factor }) => {
        const cell = factor.kind === 'weight' ? factor.cell : undefined;
        const name = cell && nameOf(blockOf(built, cell.block), cell.cell).text;
        return { row, column, name, cell: cell?.cell };
      });
    };
    const named = (entries: ReturnType<typeof of>) =>
      entries.map(({ row, column, name }) => `${row} ${column} ${name}`).sort();
    expect(named(of('zero-stuffed-convolution'))).toEqual(named(of('transposed-convolution')));
    const numbered = (entries: ReturnType<typeof of>) =>
      entries.map(({ row, column, cell }) => `${row} ${column} ${cell}`).sort();
    expect(numbered(of('im2col'))).toEqual(numbered(of('convolution')));
  });

  test('has shares for averages, ones for a flatten and for the largest cells, and none for norms', () => {
    const factors = (scene: Scene) =>
      new Set(patternOf(scene).entries.map(({ factor }) => entryName(scene, factor).text));
    const pool = { ...exampleSpecs['average-pooling'], ceilMode: false };
    expect(factors(buildScene(pool))).toEqual(new Set(['1/4']));
    expect(factors(buildScene(exampleSpecs.flatten))).toEqual(new Set(['1']));
    const largest = buildScene(exampleSpecs['max-pooling']);
    // 9 of 3 1 5 9, 6 of 4 1 2 6, 9 of 5 3 9 7, 9 before 8 and 3.
    expect(patternOf(largest).entries.map(({ column }) => column)).toEqual([5, 7, 12, 14]);
    expect(matrixPattern(buildScene(exampleSpecs['batch-norm']))).toBeUndefined();
  });
});

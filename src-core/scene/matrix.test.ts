import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numericMatrix } from '#core/linear/explicit-matrix.ts';
import { conv2d } from '#core/ops/conv2d.ts';
import { convTranspose2d } from '#core/ops/conv-transpose2d.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { cellCount } from './block.ts';
import { exampleConvolution as convolution, exampleStamps as stamps } from './example-specs.ts';
import { matrixPattern } from './matrix.ts';
import { buildScene } from './scene.ts';

describe('matrixPattern', () => {
  test('has the four entries of the 3 × 3 example and nothing else', () => {
    expect(matrixPattern(buildScene(convolution))).toEqual({
      rows: 4,
      columns: 9,
      entries: [
        { row: 0, column: 0, weight: 3 },
        { row: 1, column: 2, weight: 2 },
        { row: 2, column: 6, weight: 1 },
        { row: 3, column: 8, weight: 0 },
      ],
    });
  });

  test('puts w_ab of a stride-2 stamp at row 4·(2i + a) + 2j + b, column 2i + j', () => {
    const { rows, columns, entries } = matrixPattern(buildScene(stamps));
    const expected = [0, 1].flatMap((i) =>
      [0, 1].flatMap((a) =>
        [0, 1].flatMap((j) =>
          [0, 1].map((b) => ({
            row: 4 * (2 * i + a) + 2 * j + b,
            column: 2 * i + j,
            weight: 2 * a + b,
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
        const scene = buildScene({ ...drawn, padding: [0, 1], outputPadding: [0, 0] });
        const { input, kernel } = scene.blocks;
        // Weight k is k + 1, so that an entry names its kernel cell.
        const numbers = Float64Array.from({ length: cellCount(kernel) }, (_, k) => k + 1);
        const weight = NdArray.from(numbers, kernel.shape);
        const options = { stride: drawn.stride, padding: [0, 1] as const };
        const expected = numericMatrix(
          (x) =>
            drawn.scene === 'convolution'
              ? conv2d(x, weight, undefined, options)
              : // The op stores its kernel as (in, out, row, column).
                convTranspose2d(x, weight.permute([1, 0, 2, 3]), undefined, options),
          input.shape,
        );
        const { rows, columns, entries } = matrixPattern(scene);
        const matrix = new Array<number>(rows * columns).fill(0);
        for (const { row, column, weight: k } of entries) matrix[row * columns + column] = k + 1;
        expect(expected.shape).toEqual([rows, columns]);
        expect(matrix).toEqual([...expected.values()]);
      }),
      { numRuns: 40 },
    );
  });
});

import { channelsLast, columnMajor, rowMajor } from '#core/linear/flatten.ts';
import type { Permutation } from '#core/linear/permutation.ts';
import { transposed } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import { misreadForwards } from './conv-call.ts';
import type { ConvOp } from './conv-call.ts';
import { layerMatrix, reordered } from './layer-matrix.ts';
import type { LayerMatrix, MapShape } from './layer-matrix.ts';
import type { Arguments, FunctionMisreading } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

/** How the matrix of a layer is made. */
type MatrixRule = (given: Arguments) => LayerMatrix;
type Flattening = (shape: MapShape) => Permutation;

/** The misreadings of a matrix of a layer: the order of cells, those of the op, and its `own`. */
export function matrixMisreadings(
  op: ConvOp,
  own: readonly RuleMisreading<MatrixRule>[],
): FunctionMisreading[] {
  const ofOp = misreadForwards(op).map(({ forward, ...told }) => ({
    ...told,
    rule: (given: Arguments) => layerMatrix(given, op, forward),
  }));
  return ruleMisreadings<MatrixRule>(
    [...flattenings, ...ofOp, ...own],
    (given) => layerMatrix(given, op),
    (given, rule) => rule(given).matrix,
  );
}

/** The transpose: what was an input is an output now. */
export const exchanged =
  (rest: MatrixRule): MatrixRule =>
  (given) => {
    const { matrix, input, output } = rest(given);
    return { matrix: transposed(matrix), input: output, output: input };
  };

/** A matrix whose rows do not come from one map: there is no other order of cells to put them in. */
export function unshaped(matrix: SymbolicMatrix): LayerMatrix {
  return { matrix, input: [1, 1, matrix.columns], output: [1, 1, matrix.rows] };
}

const flattened =
  (rows: Flattening, columns: Flattening) =>
  (rest: MatrixRule): MatrixRule =>
  (given) => {
    const { matrix, input, output } = rest(given);
    return { matrix: reordered(matrix, rows(output), columns(input)), input, output };
  };

/** The same layer with input or output flattened in another order. */
const flattenings: readonly RuleMisreading<MatrixRule>[] = [
  {
    id: 'flatten.columns-first',
    title: 'flattened by columns',
    say: 'This would be the matrix if vectors were filled column by column. This pack fills them row by row.',
    convention: true,
    around: flattened(columnMajor, columnMajor),
  },
  {
    id: 'flatten.columns-first-input',
    title: 'input flattened by columns',
    say: 'You flattened only x column by column. Row by row, the second column of the matrix belongs to the second cell of the first row.',
    around: flattened(rowMajor, columnMajor),
  },
  {
    id: 'flatten.columns-first-output',
    title: 'output flattened by columns',
    say: 'You flattened only y column by column. Row by row, the second row of the matrix belongs to the second cell of the first row of the result.',
    around: flattened(columnMajor, rowMajor),
  },
  {
    id: 'flatten.channels-last',
    title: 'channel counted fastest',
    say: 'Your rows come in the order row, column, channel. Here all cells of one channel come before those of the next.',
    around: flattened((shape) => channelsLast(shape), rowMajor),
  },
];

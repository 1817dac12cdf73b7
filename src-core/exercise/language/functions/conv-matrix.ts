import { channelsLast, columnMajor, rowMajor } from '#core/linear/flatten.ts';
import type { Permutation } from '#core/linear/permutation.ts';
import { conv2dOp } from '#core/ops/conv2d.ts';
import { convTranspose2dOp } from '#core/ops/conv-transpose2d.ts';
import { transposed } from '#core/symbolic/matrix.ts';
import { opMisreadings } from './conv-call.ts';
import type { ConvOp } from './conv-call.ts';
import {
  layerMatrix,
  patchByPatch,
  reordered,
  rowsByKernelCell,
  withRing,
} from './layer-matrix.ts';
import type { MapShape } from './layer-matrix.ts';
import type { FunctionMisreading, PackFunction } from './pack-function.ts';

/** Both convolutions as explicit matrices in the kernel's letters. */
export const convMatrixFunctions: PackFunction[] = [
  {
    signature: 'convMatrix(input, kernel, stride = 1, padding = 0, names = "w", dilation = 1)',
    docs: 'The matrix A with y = A·x of a convolution: input [H, W] or [C, H, W], kernel [kH, kW] or [O, C, kH, kW], its cells called by a letter or by a list of names.',
    call: (given) => layerMatrix(given, conv2dOp).matrix,
    misreadings: [
      ...flattenings(conv2dOp),
      ...opMisreadings(conv2dOp, (given, forward) => layerMatrix(given, conv2dOp, forward).matrix),
      {
        id: 'convMatrix.transposed',
        title: 'rows and columns exchanged',
        say: 'This is the transpose. Each row belongs to an output, each column to an input.',
        call: (given) => transposed(layerMatrix(given, conv2dOp).matrix),
      },
      {
        id: 'convMatrix.ring-kept',
        title: 'ring of zeros kept as input',
        say: 'Your products are right. The zeros around the input are constants, so leave their columns out.',
        call: (given) => layerMatrix(withRing(given), conv2dOp).matrix,
      },
    ],
  },
  {
    signature:
      'convTransposeMatrix(input, kernel, stride = 1, padding = 0, outputPadding = 0, names = "w", dilation = 1)',
    docs: 'The matrix A with y = A·x of a transposed convolution. Kernels are [O, C, kH, kW] here too.',
    call: (given) => layerMatrix(given, convTranspose2dOp).matrix,
    misreadings: [
      ...flattenings(convTranspose2dOp),
      ...opMisreadings(
        convTranspose2dOp,
        (given, forward) => layerMatrix(given, convTranspose2dOp, forward).matrix,
      ),
      {
        id: 'convTransposeMatrix.forward-convolution',
        title: 'matrix of the ordinary convolution',
        say: 'This is the matrix of the ordinary convolution. Yours is its transpose: each row belongs to an output.',
        call: (given) => transposed(layerMatrix(given, convTranspose2dOp).matrix),
      },
      {
        id: 'convTransposeMatrix.rows-by-kernel-cell',
        title: 'rows ordered kernel cell by kernel cell',
        say: 'Your rows go kernel cell by kernel cell, each for all inputs. That is the order of a convolution with one channel for each kernel cell; here the canvas is read row by row.',
        call: rowsByKernelCell,
      },
      {
        id: 'convTransposeMatrix.patch-by-patch',
        title: 'patches written one after the other',
        say: 'You listed each stamp as one block. Walk along the rows of the canvas instead: each of them passes through several stamps.',
        call: patchByPatch,
      },
    ],
  },
];

type Flattening = (shape: MapShape) => Permutation;

/** The same layer with input or output flattened in another order. */
function flattenings(op: ConvOp): FunctionMisreading[] {
  const flattened =
    (rows: Flattening, columns: Flattening): FunctionMisreading['call'] =>
    (given) => {
      const { matrix, input, output } = layerMatrix(given, op);
      return reordered(matrix, rows(output), columns(input));
    };
  return [
    {
      id: 'flatten.columns-first',
      title: 'flattened by columns',
      say: 'This would be the matrix if vectors were filled column by column. This pack fills them row by row.',
      convention: true,
      call: flattened(columnMajor, columnMajor),
    },
    {
      id: 'flatten.columns-first-input',
      title: 'input flattened by columns',
      say: 'You flattened only x column by column. Row by row, the second column of the matrix belongs to the second cell of the first row.',
      call: flattened(rowMajor, columnMajor),
    },
    {
      id: 'flatten.columns-first-output',
      title: 'output flattened by columns',
      say: 'You flattened only y column by column. Row by row, the second row of the matrix belongs to the second cell of the first row of the result.',
      call: flattened(columnMajor, rowMajor),
    },
    {
      id: 'flatten.channels-last',
      title: 'channel counted fastest',
      say: 'Your rows come in the order row, column, channel. Here all cells of one channel come before those of the next.',
      call: flattened((shape) => channelsLast(shape), rowMajor),
    },
  ];
}

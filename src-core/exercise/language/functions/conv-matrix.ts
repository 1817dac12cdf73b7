import { conv2dOp } from '#core/ops/conv2d.ts';
import { convTranspose2dOp } from '#core/ops/conv-transpose2d.ts';
import { layerMatrix, patchByPatch, rowsByKernelCell, withRing } from './layer-matrix.ts';
import { exchanged, matrixMisreadings, unshaped } from './matrix-misreadings.ts';
import type { PackFunction } from './pack-function.ts';

/** Both convolutions as explicit matrices in the kernel's letters. */
export const convMatrixFunctions: PackFunction[] = [
  {
    signature: 'convMatrix(input, kernel, stride = 1, padding = 0, names = "w", dilation = 1)',
    docs: 'The matrix A with y = A·x of a convolution: input [H, W] or [C, H, W], kernel [kH, kW] or [O, C, kH, kW], its cells called by a letter or by a list of names.',
    call: (given) => layerMatrix(given, conv2dOp).matrix,
    misreadings: matrixMisreadings(conv2dOp, [
      {
        id: 'convMatrix.transposed',
        title: 'rows and columns exchanged',
        say: 'This is the transpose. Each row belongs to an output, each column to an input.',
        around: exchanged,
      },
      {
        id: 'convMatrix.ring-kept',
        title: 'ring of zeros kept as input',
        say: 'Your products are right. The zeros around the input are constants, so leave their columns out.',
        around: (rest) => (given) => rest(withRing(given)),
      },
    ]),
  },
  {
    signature:
      'convTransposeMatrix(input, kernel, stride = 1, padding = 0, outputPadding = 0, names = "w", dilation = 1)',
    docs: 'The matrix A with y = A·x of a transposed convolution. Kernels are [O, C, kH, kW] here too.',
    call: (given) => layerMatrix(given, convTranspose2dOp).matrix,
    misreadings: matrixMisreadings(convTranspose2dOp, [
      {
        id: 'convTransposeMatrix.forward-convolution',
        title: 'matrix of the ordinary convolution',
        say: 'This is the matrix of the ordinary convolution. Yours is its transpose: each row belongs to an output.',
        around: exchanged,
      },
      {
        id: 'convTransposeMatrix.rows-by-kernel-cell',
        title: 'rows ordered kernel cell by kernel cell',
        say: 'Your rows go kernel cell by kernel cell, each for all inputs. That is the order of a convolution with one channel for each kernel cell; here the canvas is read row by row.',
        rule: (given) => unshaped(rowsByKernelCell(given)),
      },
      {
        id: 'convTransposeMatrix.patch-by-patch',
        title: 'patches written one after the other',
        say: 'You listed each stamp as one block. Walk along the rows of the canvas instead: each of them passes through several stamps.',
        rule: (given) => unshaped(patchByPatch(given)),
      },
    ]),
  },
];

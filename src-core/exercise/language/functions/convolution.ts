import { convMatrixFunctions } from './conv-matrix.ts';
import { convSizeFunctions } from './conv-sizes.ts';
import { convValueFunctions } from './conv-values.ts';
import type { PackFunction } from './pack-function.ts';
import { pixelShuffleFunctions } from './pixel-shuffle.ts';
import { subKernelFunctions } from './sub-kernels.ts';

/** Everything about convolutions: sizes, results, matrices, and the way from one kind to the other. */
export const convolutionFunctions: PackFunction[] = [
  ...convSizeFunctions,
  ...convValueFunctions,
  ...convMatrixFunctions,
  ...pixelShuffleFunctions,
  ...subKernelFunctions,
];

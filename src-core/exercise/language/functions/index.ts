import { convolutionFunctions } from './convolution.ts';
import { listFunctions } from './lists.ts';
import { logicFunctions } from './logic.ts';
import { numberFunctions } from './numbers.ts';
import type { PackFunction } from './pack-function.ts';
import { piecewiseFunctions } from './piecewise.ts';
import { textFunctions } from './text.ts';

/** The library: everything a formula of a pack may call, by name. */
export const functions: ReadonlyMap<string, PackFunction> = new Map(
  [
    numberFunctions,
    listFunctions,
    textFunctions,
    convolutionFunctions,
    logicFunctions,
    piecewiseFunctions,
  ]
    .flat()
    .map((one) => [one.signature.slice(0, one.signature.indexOf('(')), one]),
);

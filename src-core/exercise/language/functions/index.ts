import { codeCaseFunctions } from './code-cases.ts';
import { convolutionFunctions } from './convolution.ts';
import { countingFunctions } from './counting.ts';
import { entropyFunctions } from './entropies.ts';
import { higherOrderFunctions } from './higher-order.ts';
import { initialisationFunctions } from './initialisation.ts';
import { latentVariableFunctions } from './latent-variables.ts';
import { listFunctions } from './lists.ts';
import { logicFunctions } from './logic.ts';
import { marginDescentFunctions } from './margin-descent.ts';
import { matrixFunctions } from './matrices.ts';
import { mlpFunctions } from './mlp.ts';
import { modelFunctions } from './models.ts';
import { normalFunctions } from './normal-distributions.ts';
import { normalisingFunctions } from './normalising.ts';
import { numberFunctions } from './numbers.ts';
import { opFunctions } from './op-functions.ts';
import { opGradientFunctions } from './op-gradients.ts';
import type { PackFunction } from './pack-function.ts';
import { piecewiseFunctions } from './piecewise.ts';
import { sequenceFunctions } from './sequences.ts';
import { signalFunctions } from './signals.ts';
import { symbolFunctions } from './symbols.ts';
import { textFunctions } from './text.ts';
import { traceFunctions } from './traces.ts';
import { wideLayerFunctions } from './wide-layers.ts';

/** What is written by hand, group by group. */
export const ownFunctions: readonly PackFunction[] = [
  numberFunctions,
  countingFunctions,
  entropyFunctions,
  higherOrderFunctions,
  initialisationFunctions,
  latentVariableFunctions,
  marginDescentFunctions,
  matrixFunctions,
  mlpFunctions,
  modelFunctions,
  normalFunctions,
  normalisingFunctions,
  sequenceFunctions,
  signalFunctions,
  listFunctions,
  textFunctions,
  symbolFunctions,
  convolutionFunctions,
  logicFunctions,
  piecewiseFunctions,
  codeCaseFunctions,
  traceFunctions,
  wideLayerFunctions,
].flat();

/** The library: everything a formula of a pack may call, by name. Ops give way to functions of the same name. */
export const functions: ReadonlyMap<string, PackFunction> = new Map(
  [...opFunctions, ...opGradientFunctions, ...ownFunctions].map((one) => [nameOf(one), one]),
);

/** `conv2d` of `conv2d(input, kernel)`. */
export function nameOf({ signature }: PackFunction): string {
  return signature.slice(0, signature.indexOf('('));
}

import { reluNet } from '#core/piecewise/relu-net.ts';
import type { Line, Pattern, ReluNet } from '#core/piecewise/relu-net.ts';
import { asList, asMatrix, asVector } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './pack-function.ts';

/** A net of a formula: a list of layers [weight, bias], each weight a list of rows. */
export function netArgument(given: Arguments, name = 'net'): ReluNet {
  const layers = given.list(name).map((layer) => {
    const [weight = [], bias = []] = asList(layer, name);
    return { weight: asMatrix(weight, name), bias: asVector(bias, name) };
  });
  return reluNet(layers);
}

/** [slope, intercept]. */
export function lineValue({ slope, intercept }: Line): Value {
  return [slope, intercept];
}

/** The names of the active units: 1.1 is the second of the first hidden layer. */
export function activeNames(pattern: Pattern): string[] {
  return pattern.flatMap((units, layer) =>
    units.flatMap((active, unit) => (active ? [`${layer + 1}.${unit}`] : [])),
  );
}

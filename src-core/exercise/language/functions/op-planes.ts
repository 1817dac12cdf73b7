import type { OpName } from '#core/ops/index.ts';
import { isList } from '../value.ts';
import type { Value } from '../value.ts';
import { shapeOfValue } from './nested-values.ts';

const WINDOWED =
  /^(?:conv|convTranspose|avgPool|maxPool|lpPool|adaptiveAvgPool|adaptiveMaxPool)(?<axes>[123])d$/;
const WITH_KERNEL = /^conv/;

/**
 * Inputs of convolutions and pools with their channel axes: a signal [L] or a plane [H, W] is one channel, a kernel of as
 * many axes has one channel in and one out.
 */
export function inFullRank(
  name: OpName,
  values: readonly (Value | undefined)[],
): (Value | undefined)[] {
  const axes = axesOf(name);
  if (axes === undefined) return [...values];
  return values.map((value, i) => {
    if (value === undefined || i === 2 || shapeOfValue(value, name).length !== axes) return value;
    return i === 1 && WITH_KERNEL.test(name) ? [[value]] : [value];
  });
}

/** The result without the channel axis that the input did not have, if one channel came out. */
export function inGivenRank(
  name: OpName,
  [input]: readonly (Value | undefined)[],
  result: Value,
): Value {
  const axes = axesOf(name);
  if (axes === undefined || input === undefined || shapeOfValue(input, name).length !== axes)
    return result;
  return isList(result) && result.length === 1 ? (result[0] as Value) : result;
}

function axesOf(name: OpName): number | undefined {
  const axes = WINDOWED.exec(name)?.groups?.['axes'];
  return axes === undefined ? undefined : Number(axes);
}

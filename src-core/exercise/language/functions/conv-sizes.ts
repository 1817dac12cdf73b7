import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asInteger, isList } from '../value.ts';
import type { Value } from '../value.ts';
import {
  convolution,
  convolutionMisreadings,
  transposedConvolution,
  transposedMisreadings,
} from './conv-size-misreadings.ts';
import type { Side, Sizes } from './conv-size-misreadings.ts';
import { parametersOf } from './pack-function.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';
import type { RuleMisreading } from './rule-misreadings.ts';

/** Output sides of both convolutions: one number, or a list where an argument has one an axis. */
export const convSizeFunctions: PackFunction[] = [
  sizeFunction(
    'convOut(size, kernel, stride = 1, padding = 0, dilation = 1)',
    'Output side of a convolution; below 1 the kernel does not fit. Lists hold one number an axis.',
    convolution,
    convolutionMisreadings,
  ),
  sizeFunction(
    'convTransposeOut(size, kernel, stride = 1, padding = 0, outputPadding = 0, dilation = 1)',
    'Output side of a transposed convolution. Lists hold one number an axis.',
    transposedConvolution,
    transposedMisreadings,
  ),
];

function sizeFunction(
  signature: string,
  docs: string,
  right: Side,
  misreadings: readonly RuleMisreading<Side>[],
): PackFunction {
  const names = parametersOf(signature).map(({ name }) => name);
  return {
    signature,
    docs,
    call: (given) => forEachAxis(given, names, right),
    misreadings: ruleMisreadings(misreadings, right, (given, side) =>
      forEachAxis(given, names, side),
    ),
  };
}

/** Errors: ArgumentError when lists differ in length. */
function forEachAxis(given: Arguments, names: readonly string[], side: Side): Value {
  const values = names.map((name) => [name, given.value(name)] as const);
  const lengths = values.flatMap(([, value]) => (isList(value) ? [value.length] : []));
  const [axes] = lengths;
  if (lengths.some((length) => length !== axes)) {
    throw new ArgumentError('sizes', 'lists of one length', lengths.join(' and '));
  }
  const atAxis = (axis: number): Value => {
    const sizes = values.map(([name, value]): [string, number] => [
      name,
      asInteger(isList(value) ? (value[axis] as Value) : value, name),
    ]);
    return Rational.of(side({ outputPadding: 0, ...Object.fromEntries(sizes) } as Sizes));
  };
  return axes === undefined ? atAxis(0) : Array.from({ length: axes }, (_, axis) => atAxis(axis));
}

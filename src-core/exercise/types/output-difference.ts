import { Rational } from '#core/symbolic/rational.ts';
import { formatText } from '../language/format.ts';
import { equalValues, isList } from '../language/value.ts';
import type { Value } from '../language/value.ts';

/** As many outputs are shown one by one beside the failing one. */
const MAX_LISTED = 8;

interface Run {
  /** What the network is run on, if that can be said. */
  inputs: Value | undefined;
  got: Value;
  target: Value;
}

/**
 * Where a network does not give what is asked, with both numbers: where inputs, outputs and targets stand side by
 * side, at the smallest input on which it fails.
 */
export function outputDifference({ inputs, got, target }: Run): string {
  if (inputs === undefined) return `Yours gives ${shown(got)}; asked is ${shown(target)}.`;
  if (!isList(inputs) || !isList(got) || !isList(target) || !areAligned(inputs, got, target))
    return `At ${shown(inputs)} yours gives ${shown(got)}; asked is ${shown(target)}.`;
  const failing = inputs
    .map((input, at) => ({ input, got: got[at] ?? [], target: target[at] ?? [] }))
    .filter((run) => !equalValues(run.got, run.target));
  const [first] = failing.toSorted((left, right) => size(left.input) - size(right.input));
  if (!first) return '';
  const right = inputs.length - failing.length;
  const both = `yours gives ${formatText(first.got)}, asked is ${formatText(first.target)}`;
  const sentences = [
    `${right} of ${inputs.length} outputs ${right === 1 ? 'is' : 'are'} right.`,
    `At ${formatText(first.input)} ${both}.`,
    ...(inputs.length <= MAX_LISTED ? [`All of yours: ${shown(got)}.`] : []),
  ];
  return sentences.join(' ');
}

function areAligned(...lists: (readonly Value[])[]): boolean {
  const [first = [], ...others] = lists;
  return first.length > 1 && others.every((list) => list.length === first.length);
}

/** The sum of magnitudes; texts have none. */
function size(input: Value): number {
  if (isList(input)) return input.reduce<number>((sum, item) => sum + size(item), 0);
  if (input instanceof Rational) return input.abs().toNumber();
  return typeof input === 'number' ? Math.abs(input) : 0;
}

function shown(value: Value): string {
  return isList(value) ? value.map(formatText).join(', ') : formatText(value);
}

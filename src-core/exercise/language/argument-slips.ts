import { Rational } from '#core/symbolic/rational.ts';
import type { ActiveMisreading } from './active-misreading.ts';
import { functions } from './functions/index.ts';
import { parametersOf } from './functions/pack-function.ts';
import type { Arguments } from './functions/pack-function.ts';
import type { Value } from './value.ts';

const [zero, one] = [Rational.zero, Rational.one];

/** What an argument is taken for, the one that the slip is about first; `undefined` where it is left out. */
export type ArgumentSlip = readonly (readonly [argument: string, value: Value | undefined])[];

/**
 * Misreadings that are slips in an argument and leave the rest of the function as it is, by the ends of their ids:
 * another misreading of the same function can come on top of them.
 */
const slips: ReadonlyMap<string, ArgumentSlip> = new Map<string, ArgumentSlip>([
  ['padding-forgotten', [['padding', zero]]],
  ['output-padding-forgotten', [['outputPadding', zero]]],
  // Without a stride above it, there is no output padding either.
  [
    'stride-one',
    [
      ['stride', one],
      ['outputPadding', zero],
    ],
  ],
  ['stride-ignored', [['stride', one]]],
  ['dilation-forgotten', [['dilation', one]]],
  ['biases-forgotten', [['bias', false]]],
  ['biases-counted', [['bias', true]]],
  ['bias-forgotten', [['bias', undefined]]],
]);

/** The slip that a misreading is; none where the function has no such argument. */
export function argumentSlip({
  functionName,
  misreading: { id },
}: ActiveMisreading): ArgumentSlip | undefined {
  const slip = slips.get(id.slice(id.indexOf('.') + 1)) ?? [];
  const { signature = '' } = functions.get(functionName) ?? {};
  const known = new Set(parametersOf(signature).map(({ name }) => name));
  const [about] = slip;
  return about && known.has(about[0]) ? slip.filter(([name]) => known.has(name)) : undefined;
}

/** Whether two misreadings of one function can both be made, the first one as a slip in an argument or around the second. */
export function canJoin(first: ActiveMisreading, second: ActiveMisreading): boolean {
  const [slip, other] = [argumentSlip(first), argumentSlip(second)];
  if (slip) return slip[0]?.[0] !== other?.[0]?.[0];
  return first.misreading.on?.(second.misreading) !== undefined;
}

/** A call in which two misreadings are made that can be. */
export function callBoth(
  [first, second]: readonly [ActiveMisreading, ActiveMisreading],
  given: Arguments,
): Value {
  const together = argumentSlip(first) ? undefined : first.misreading.on?.(second.misreading);
  if (together) return together(given);
  let slipped = given;
  for (const [name, value] of argumentSlip(first) ?? [])
    slipped = value === undefined ? slipped.without(name) : slipped.with({ [name]: value });
  return second.misreading.call(slipped);
}

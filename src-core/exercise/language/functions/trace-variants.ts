import type { Quantity } from '#core/traces/quantity.ts';
import { slopeMistakes, valueAsSlope } from '#core/traces/misread-slopes.ts';
import { sumOf } from '#core/traces/sweeps.ts';
import type { Gather } from '#core/traces/sweeps.ts';
import { slopeRules } from '#core/traces/slopes.ts';
import type { SlopeRules } from '#core/traces/slopes.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { ruleMisreadings } from './rule-misreadings.ts';

/** How a trace is computed: rightly, or with one thing that people get wrong. */
export interface TraceVariant {
  rules: SlopeRules;
  gather: Gather;
  /** What reverse mode starts with, from the one asked for and the value of the output. */
  start(seed: Quantity, output: Quantity): Quantity;
  /** What forward mode starts with. */
  seed(seed: readonly Quantity[]): readonly Quantity[];
  point(point: readonly Quantity[]): readonly Quantity[];
  /** Sine and cosine of degrees. */
  hasDegrees: boolean;
  /** The reverse sweep run from the first row to the last. */
  isFrontToBack: boolean;
}

const right: TraceVariant = {
  rules: slopeRules,
  gather: sumOf,
  start: (seed) => seed,
  seed: (seed) => seed,
  point: (point) => point,
  hasDegrees: false,
  isFrontToBack: false,
};

interface NamedVariant {
  id: string;
  title: string;
  say: string;
  changes: Partial<TraceVariant>;
}

const single =
  (choose: (amounts: readonly Quantity[]) => Quantity | undefined): Gather =>
  (amounts) =>
    choose(amounts) ?? Rational.zero;

/** Mistakes in the rules of calculus alone. */
export const slopeVariants: readonly NamedVariant[] = slopeMistakes.map(({ rules, ...words }) => ({
  ...words,
  changes: { rules },
}));

const valueForSlope: NamedVariant = {
  id: 'value-as-slope',
  title: 'value used as slope',
  say: 'An arrow carries the derivative of its operation, not the value of the row.',
  changes: { rules: valueAsSlope },
};

const exchanged: NamedVariant = {
  id: 'inputs-exchanged',
  title: 'inputs exchanged',
  say: 'The numbers of the inputs are exchanged.',
  changes: { point: (point) => point.toReversed() },
};

/** Mistakes in values. */
export const valueMistakes: readonly NamedVariant[] = [
  {
    id: 'degrees',
    title: 'degrees instead of radians',
    say: 'Angles are in radians: cos 3 is −0.98999, not the cosine of 3 degrees.',
    changes: { hasDegrees: true },
  },
  exchanged,
];

/** Mistakes in tangents. */
export const tangentMistakes: readonly NamedVariant[] = [
  ...slopeVariants,
  {
    id: 'all-seeded',
    title: 'all inputs seeded',
    say: 'Only the input with respect to which one differentiates starts with the tangent 1.',
    changes: { seed: (seed) => seed.map(() => Rational.one) },
  },
  {
    id: 'other-seeded',
    title: 'seed of the other input',
    say: 'Yours starts with the seed in the other order: that is the derivative in another direction.',
    changes: { seed: (seed) => seed.toReversed() },
  },
  valueForSlope,
  exchanged,
];

/** Mistakes in adjoints and contributions. */
export const adjointMistakes: readonly NamedVariant[] = [
  {
    id: 'last-contribution',
    title: 'contributions overwritten',
    say: 'This row is used more than once. Its adjoint is the sum of all contributions; yours keeps only the last one.',
    changes: { gather: single((amounts) => amounts.at(-1)) },
  },
  {
    id: 'first-contribution',
    title: 'only the first contribution',
    say: 'This row is used more than once. Its adjoint is the sum of all contributions; yours stops after the first one.',
    changes: { gather: single((amounts) => amounts[0]) },
  },
  ...slopeVariants,
  {
    id: 'seeded-with-value',
    title: 'started with the value of the output',
    say: 'The reverse sweep starts with $\\partial y/\\partial y = 1$, not with the value of $y$.',
    changes: { start: (_seed, output) => output },
  },
  {
    id: 'front-to-back',
    title: 'swept from front to back',
    say: 'An adjoint has to be complete before it is passed on: go from the last row to the first.',
    changes: { isFrontToBack: true },
  },
  valueForSlope,
  exchanged,
];

/** A function of packs over a trace, with every mistake in the list as a misreading. */
export function traceFunction(
  signature: string,
  docs: string,
  compute: (given: Arguments, variant: TraceVariant) => Value,
  mistakes: readonly NamedVariant[],
): PackFunction {
  const name = signature.slice(0, signature.indexOf('('));
  return {
    signature,
    docs,
    call: (given) => compute(given, right),
    misreadings: ruleMisreadings(
      mistakes.map(({ id, title, say, changes }) => ({
        ...{ id: `${name}.${id}`, title, say },
        around: (rest: TraceVariant) => ({ ...rest, ...changes }),
      })),
      right,
      compute,
    ),
  };
}

import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { half, power, times } from './value-arithmetic.ts';

/** 1 / fan-in keeps the variance forward; 2 / (fan-in + fan-out) is Xavier's (Glorot's), 2 / fan-in He's for ReLU. */
const rules: Readonly<Record<string, (fanIn: Rational, fanOut: Rational) => Rational>> = {
  'fan-in': (fanIn) => Rational.one.div(fanIn),
  xavier: (fanIn, fanOut) => Rational.of(2).div(fanIn.add(fanOut)),
  he: (fanIn) => Rational.of(2).div(fanIn),
};

const three = Rational.of(3);

interface Scale {
  name: string;
  what: string;
  /** From the variance of the weights. */
  of(variance: Rational): Value;
  /** What is confused with it. */
  confused: Record<string, [title: string, say: string, of: (variance: Rational) => Value]>;
}

const scales: readonly Scale[] = [
  {
    name: 'initVariance',
    what: 'The variance of the weights',
    of: (variance) => variance,
    confused: {
      'std-given': [
        'standard deviation',
        'This is the standard deviation. The variance is its square.',
        (v) => power(v, half),
      ],
    },
  },
  {
    name: 'initStd',
    what: 'The standard deviation of the weights',
    of: (variance) => power(variance, half),
    confused: {
      'variance-given': [
        'variance',
        'This is the variance. The standard deviation is its root.',
        (v) => v,
      ],
      'bound-given': [
        'bound of the uniform distribution',
        'This is the half width of the uniform distribution, √3 times as much.',
        (v) => power(times(three, v), half),
      ],
    },
  },
  {
    name: 'initBound',
    what: 'The half width b of the uniform distribution on −b … b of the weights, √(3 · variance)',
    of: (variance) => power(times(three, variance), half),
    confused: {
      'std-given': [
        'standard deviation',
        'This is the standard deviation. A uniform distribution reaches √3 times as far.',
        (v) => power(v, half),
      ],
      'full-width': [
        'full width',
        'This is the whole width from −b to b. Asked is half of it.',
        (v) => power(times(Rational.of(12), v), half),
      ],
    },
  },
];

/** How large weights are at the start, by the sizes of a layer. */
export const initialisationFunctions: PackFunction[] = scales.map(
  ({ name, what, of, confused }) => ({
    signature: `${name}(fanIn, fanOut, rule = "xavier")`,
    docs: `${what} by a rule: "xavier" 2/(fanIn + fanOut), "fan-in" 1/fanIn, "he" 2/fanIn.`,
    call: (given) => of(variance(given)),
    misreadings: [
      ...Object.entries(confused).map(([id, [title, say, wrong]]) =>
        misreading(`${name}.${id}`, title, say, (given) => wrong(variance(given))),
      ),
      misreading(
        `${name}.outputs-counted`,
        'outputs counted',
        'You counted the outputs for the inputs. Fan-in is what arrives at a unit.',
        (given) =>
          of(variance(given.with({ fanIn: given.value('fanOut'), fanOut: given.value('fanIn') }))),
      ),
      misreading(
        `${name}.factor-two`,
        'factor 2 left out',
        'The factor 2 of this rule is missing.',
        (given) =>
          of(
            given.text('rule') === 'fan-in' ? variance(given) : variance(given).div(Rational.of(2)),
          ),
      ),
      misreading(
        `${name}.inputs-only`,
        'inputs alone',
        'You took 1 / fan-in. This rule is another one.',
        (given) => of(variance(given.with({ rule: 'fan-in' }))),
      ),
      misreading(
        `${name}.both-sides`,
        'average of both sides',
        'You took 2 / (fan-in + fan-out). This rule counts the inputs alone.',
        (given) => of(variance(given.with({ rule: 'xavier' }))),
      ),
      misreading(
        `${name}.squared-count`,
        'count squared',
        'You divided by the count once more.',
        (given) => of(variance(given).mul(variance(given))),
      ),
    ],
  }),
);

function variance(given: Arguments): Rational {
  const rule = rules[given.text('rule')];
  if (!rule) throw new ArgumentError('rule', Object.keys(rules).join(', '), given.text('rule'));
  return rule(given.rational('fanIn'), given.rational('fanOut'));
}

import { inseparableTables, separableTables } from '#core/perceptron/count.ts';
import {
  classSums,
  crossingSegments,
  provesInseparable,
  separate,
} from '#core/perceptron/separate.ts';
import type { NeuronRule, Separation } from '#core/perceptron/separate.ts';
import { greatestCommonDivisor, leastCommonMultiple } from '#core/symbolic/common-divisor.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { numbers, tableOf } from './table-arguments.ts';

/** What one threshold neuron can compute at all, with proofs. Tables are lists of 0 and 1 in the order of counting. */
export const separabilityFunctions: PackFunction[] = [
  {
    signature: 'isSeparable(inputs, table, bias = true)',
    docs: 'Whether one neuron computes the table.',
    call: (given) => decide(given, { bias: given.boolean('bias') }).separable,
  },
  {
    signature: 'separatingNeuron(inputs, table, strict = false)',
    docs: 'Weights and bias [w1, …, wn, b] that compute the table; zeros when there are none.',
    call(given) {
      const found = decide(given, { strict: given.boolean('strict') });
      const width = (given.matrix('inputs')[0]?.length ?? 0) + 1;
      if (!found.separable) return new Array<Rational>(width).fill(Rational.zero);
      return whole([...found.neuron.w, found.neuron.b]);
    },
  },
  {
    signature: 'contradiction(inputs, table)',
    docs: 'Multipliers, one for each input, that prove that no neuron computes the table; zeros when one does.',
    call(given) {
      const crossing = crossingSegments(given.matrix('inputs'), tableOf(given));
      if (crossing) return crossing;
      const found = decide(given);
      return found.separable
        ? given.list('inputs').map(() => Rational.zero)
        : whole(found.multipliers);
    },
  },
  {
    signature: 'provesInseparable(inputs, table, multipliers)',
    docs: 'Whether the multipliers prove that no neuron computes the table.',
    call: (given) =>
      provesInseparable(given.matrix('inputs'), tableOf(given), given.vector('multipliers')),
  },
  {
    signature: 'classSums(inputs, table, multipliers)',
    docs: 'Coefficients of w1, …, wn and b when the demands of class 1, and those of class 0, are multiplied and added.',
    call(given) {
      const inputs = given.matrix('inputs');
      const { one, zero } = classSums(inputs, tableOf(given), given.vector('multipliers'));
      return [one, zero];
    },
  },
  {
    signature: 'separableTables(n, bias = true)',
    docs: 'The tables of n inputs that one neuron computes.',
    call: (given) => separableTables(given.integer('n'), ruleOf(given)).map(numbers),
  },
  {
    signature: 'inseparableTables(n, bias = true)',
    docs: 'The tables of n inputs that no neuron computes.',
    call: (given) => inseparableTables(given.integer('n'), ruleOf(given)).map(numbers),
  },
  {
    signature: 'countSeparable(n, bias = true, constants = true)',
    docs: 'How many functions of n inputs one neuron computes, with or without the constant ones.',
    call: (given) => Rational.of(countSeparable(given, given.boolean('constants'))),
    misreadings: [
      {
        id: 'countSeparable.constants',
        title: 'constant functions counted otherwise',
        say: 'The constant functions make the difference. The statement says whether they count.',
        call: (given) => Rational.of(countSeparable(given, !given.boolean('constants'))),
      },
    ],
  },
];

function decide(given: Arguments, rule: NeuronRule = {}): Separation {
  return separate(given.matrix('inputs'), tableOf(given), rule);
}

function ruleOf(given: Arguments): NeuronRule {
  return { bias: given.boolean('bias') };
}

function countSeparable(given: Arguments, constants: boolean): number {
  const tables = separableTables(given.integer('n'), ruleOf(given));
  return constants ? tables.length : tables.filter((one) => new Set(one).size > 1).length;
}

/** The smallest positive multiple with whole numbers. */
function whole(multipliers: readonly Rational[]): Rational[] {
  const common = multipliers.reduce((scale, { den }) => leastCommonMultiple(scale, den), 1n);
  const tops = multipliers.map(({ num, den }) => (num * common) / den);
  const divisor = tops.reduce(greatestCommonDivisor, 0n);
  return tops.map((top) => Rational.of(top, divisor === 0n ? 1n : divisor));
}

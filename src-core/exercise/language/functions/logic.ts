import { ArgumentError } from '#core/errors.ts';
import { biasRange } from '#core/perceptron/threshold-neuron.ts';
import {
  directionsOf,
  nameOfTable,
  truthInputs,
  truthTable,
} from '#core/perceptron/truth-table.ts';
import { add, multiply, number, symbol } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asText } from '../value.ts';
import { neuronFunctions } from './neuron.ts';
import type { PackFunction } from './pack-function.ts';
import { separabilityFunctions } from './separability.ts';
import { numbers, tableOf } from './table-arguments.ts';

/** Truth tables, and what one threshold neuron can compute. Tables are lists of 0 and 1 in the order of counting. */
export const logicFunctions: PackFunction[] = [
  ...neuronFunctions,
  ...separabilityFunctions,
  {
    signature: 'truthInputs(n, low = 0)',
    docs: 'All inputs of n truth values in the order of counting; false is low, true is 1.',
    call: (given) => truthInputs(given.integer('n'), given.rational('low')),
  },
  {
    signature: 'truthTable(name)',
    docs: 'The table of a function by name (AND, x1 implies x2) or by its outputs (0111).',
    call: (given) => numbers(truthTable(given.text('name'))),
  },
  {
    signature: 'tableName(table)',
    docs: 'The name of a function of two inputs; of others the outputs as one text.',
    call: (given) => nameOfTable(tableOf(given)),
  },
  {
    signature: 'negated(table)',
    docs: 'The table with 0 and 1 exchanged.',
    call: (given) => numbers(tableOf(given).map((output) => 1 - output)),
  },
  {
    signature: 'inputNames(inputs)',
    docs: 'Inputs as texts: 01 for the input (0, 1), and (−1, 1) for other numbers.',
    call: (given) => inputNames(given.matrix('inputs')),
  },
  {
    signature: 'directions(table)',
    docs: 'For each input 1, −1 or 0: raising it raises the output, lowers it, or never matters.',
    call(given) {
      const directions = directionsOf(tableOf(given));
      if (directions) return numbers(directions);
      throw new ArgumentError(
        'directions',
        'a function that no input both raises and lowers',
        'one',
      );
    },
  },
  {
    signature: 'biasRange(w, inputs, table)',
    docs: 'The ends [low, high] between which a bias makes the neuron compute the table; ∞ where there is no end.',
    call(given) {
      const { low, high } = biasRange(given.vector('w'), given.matrix('inputs'), tableOf(given));
      return [low ?? -Infinity, high ?? Infinity];
    },
  },
  {
    signature: 'linearForm(coefficients, names)',
    docs: 'The sum of each coefficient times its letter, as a formula: w1 + 2·b.',
    call(given) {
      const names = given.list('names').map((name) => asText(name, 'linearForm'));
      const coefficients = given.vector('coefficients');
      const terms = names.map((name, i) =>
        multiply(number(coefficients[i] ?? Rational.zero), symbol(name)),
      );
      return { expression: add(...terms) };
    },
  },
];

function inputNames(inputs: readonly (readonly Rational[])[]): string[] {
  const isDigit = (value: Rational): boolean =>
    value.isInteger() && value.num >= 0n && value.num <= 1n;
  const areDigits = inputs.every((x) => x.every(isDigit));
  return inputs.map((x) => (areDigits ? x.join('') : `(${x.join(', ').replaceAll('-', '−')})`));
}

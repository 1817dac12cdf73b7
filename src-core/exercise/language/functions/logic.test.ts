import { describe, expect, test } from 'vitest';
import { logicFunctions } from './logic.ts';
import { textOf } from './testing/value-of.ts';

const XOR = 'truthInputs(2), truthTable("XOR")';

describe('neuron and neuronTable', () => {
  test.each([
    ['neuron([1, 1], -1, [0, 1])', '1'],
    ['neuron([1, 1], -1, [0, 1], strict = true)', '0'],
    ['neuronTable([1, 1], -3/2, truthInputs(2))', '[0, 0, 0, 1]'],
    // The line passes through 01 and 10, which count as 1.
    ['neuronTable([1, 1], -1, truthInputs(2))', '[0, 1, 1, 1]'],
    ['neuronTable([1, 1], -1, truthInputs(2, -1))', '[0, 0, 0, 1]'],
    ['preActivation([1, -2], 1/2, [1, 1])', '−1/2'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test.each([
    ['neuron.boundary', 'neuronTable([1, 1], -1, truthInputs(2))', '[0, 0, 0, 1]'],
    ['neuron.boundary', 'neuron([1, 1], 0, [0, 0])', '0'],
    // Bias +3/2 read as "at least 3/2".
    ['neuron.bias-as-threshold', 'neuronTable([1, 1], 3/2, truthInputs(2))', '[0, 0, 0, 1]'],
    ['neuron.bias-lost', 'neuronTable([1, 1], -3/2, truthInputs(2))', '[1, 1, 1, 1]'],
  ])('%s turns %s into %s', (id, source, expected) => {
    expect(textOf(`misread("${id}", ${source})`)).toBe(expected);
  });

  test('neuronsInBox lists every neuron of small whole numbers', () => {
    const inBox = (name: string): string =>
      textOf(`neuronsInBox(truthInputs(2), truthTable("${name}"))`);
    expect(inBox('NAND')).toBe('[[−1, −1, 1]]');
    expect(inBox('NOR')).toBe('[[−1, −1, 0]]');
    expect(inBox('AND')).toBe('[]');
    expect(textOf('neuronsInBox(truthInputs(2), truthTable("AND"), 2)[0]')).toBe('[1, 1, −2]');
  });
});

describe('truth tables', () => {
  test.each([
    ['truthTable("x1 implies x2")', '[1, 1, 0, 1]'],
    ['tableName([0, 1, 1, 1])', 'OR'],
    ['tableName(negated(truthTable("AND")))', 'NAND'],
    ['inputNames(truthInputs(2))', '[00, 01, 10, 11]'],
    ['inputNames(truthInputs(2, -1))', '[(−1, −1), (−1, 1), (1, −1), (1, 1)]'],
    ['directions(truthTable("x1 and not x2"))', '[1, −1]'],
    ['biasRange([1, 1], truthInputs(2), truthTable("AND"))', '[−2, −1]'],
    ['biasRange([1, 1], truthInputs(2), truthTable("always 1"))', '[0, ∞]'],
    ['linearForm([1, 0, 2], ["w1", "w2", "b"])', 'w1 + 2*b'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source).replaceAll('·', '*')).toBe(expected);
  });

  test('directions refuses a function that has none', () => {
    expect(() => textOf('directions(truthTable("XOR"))')).toThrow(
      'no input both raises and lowers',
    );
  });
});

describe('separability', () => {
  test.each([
    [`isSeparable(${XOR})`, 'no'],
    ['isSeparable(truthInputs(2), truthTable("AND"))', 'yes'],
    ['isSeparable(truthInputs(2), truthTable("AND"), bias = false)', 'no'],
    [`contradiction(${XOR})`, '[1, 1, 1, 1]'],
    ['contradiction(truthInputs(2), truthTable("OR"))', '[0, 0, 0, 0]'],
    [`separatingNeuron(${XOR})`, '[0, 0, 0]'],
    [`provesInseparable(${XOR}, [2, 2, 2, 2])`, 'yes'],
    [`provesInseparable(${XOR}, [1, 1, 1, 0])`, 'no'],
    // Class 1 of XOR adds up to w1 + w2 + 2b; without 11 class 0 is b.
    [`classSums(${XOR}, [1, 1, 1, 0])`, '[[1, 1, 2], [0, 0, 1]]'],
    ['length(separableTables(3))', '104'],
    ['length(inseparableTables(3))', '152'],
    ['countSeparable(2)', '14'],
    ['countSeparable(2, bias = false)', '6'],
    ['countSeparable(3, bias = false)', '32'],
    ['countSeparable(2, constants = false)', '12'],
    ['misread("countSeparable.constants", countSeparable(2))', '12'],
  ])('%s is %s', (source, expected) => {
    expect(textOf(source)).toBe(expected);
  });

  test('separatingNeuron computes the table, for either rule', () => {
    for (const strict of [false, true]) {
      const neuron = `separatingNeuron(truthInputs(2), truthTable("x1 and not x2"), strict = ${strict})`;
      const table = `neuronTable([${neuron}[0], ${neuron}[1]], ${neuron}[2], truthInputs(2), strict = ${strict})`;
      expect(textOf(table)).toBe('[0, 0, 1, 0]');
    }
  });
});

describe('logicFunctions', () => {
  test('say in a sentence what each yields, and what each misreading tells the learner', () => {
    for (const { docs, misreadings = [] } of logicFunctions) {
      for (const text of [docs, ...misreadings.map(({ say }) => say)])
        expect(text).toMatch(/^[A-Zw].*\.$/su);
    }
  });
});

import { neuronTable, preActivation } from '#core/perceptron/threshold-neuron.ts';
import type { Neuron, Vector } from '#core/perceptron/threshold-neuron.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';

type Outputs = (neuron: Neuron, inputs: readonly Vector[], strict: boolean) => number[];

/** One threshold neuron: 1 when w·x + b ≥ 0 (or > 0 when it is strict), else 0. */
export const neuronFunctions: PackFunction[] = [
  {
    signature: 'preActivation(w, b, x)',
    docs: 'w·x + b.',
    call: (given) => preActivation(neuronOf(given), given.vector('x')),
  },
  {
    signature: 'neuron(w, b, x, strict = false)',
    docs: 'What the neuron answers on one input: 1 when w·x + b ≥ 0 (> 0 when strict), else 0.',
    call: (given) => answer(given, neuronTable),
    misreadings: misreadings(answer),
  },
  {
    signature: 'neuronTable(w, b, inputs, strict = false)',
    docs: 'What the neuron answers on each of the inputs.',
    call: (given) => answers(given, neuronTable),
    misreadings: misreadings(answers),
  },
  {
    signature: 'neuronsInBox(inputs, table, size = 1, strict = false)',
    docs: 'All [w1, …, wn, b] of whole numbers from −size to size that compute the table.',
    call(given) {
      const inputs = given.matrix('inputs');
      const wanted = given.vector('table').join();
      const width = (inputs[0]?.length ?? 0) + 1;
      return wholeVectors(width, given.integer('size')).filter((values) => {
        const neuron = { w: values.slice(0, -1), b: values.at(-1) ?? Rational.zero };
        return neuronTable(neuron, inputs, given.boolean('strict')).join() === wanted;
      });
    },
  },
];

function misreadings(run: (given: Arguments, outputs: Outputs) => Value): FunctionMisreading[] {
  return [
    {
      id: 'neuron.boundary',
      title: 'point on the line counted for the wrong side',
      say: 'An input with w·x + b = 0 lies exactly on the line. Look again at what the rule says about 0.',
      call: (given) => run(given, (neuron, inputs, strict) => neuronTable(neuron, inputs, !strict)),
    },
    {
      id: 'neuron.bias-as-threshold',
      title: 'bias taken as the threshold',
      say: 'The bias is added to w·x before the comparison with 0. A threshold t is the bias −t.',
      call: (given) =>
        run(given, ({ w, b }, inputs, strict) => neuronTable({ w, b: b.neg() }, inputs, strict)),
    },
    {
      id: 'neuron.bias-lost',
      title: 'bias left out',
      say: 'You compared w·x with 0. The bias is added first.',
      call: (given) =>
        run(given, ({ w }, inputs, strict) => neuronTable({ w, b: Rational.zero }, inputs, strict)),
    },
  ];
}

function answer(given: Arguments, outputs: Outputs): Value {
  const [only = 0] = outputs(neuronOf(given), [given.vector('x')], given.boolean('strict'));
  return Rational.of(only);
}

function answers(given: Arguments, outputs: Outputs): Value {
  const table = outputs(neuronOf(given), given.matrix('inputs'), given.boolean('strict'));
  return table.map((output) => Rational.of(output));
}

function neuronOf(given: Arguments): Neuron {
  return { w: given.vector('w'), b: given.rational('b') };
}

function wholeVectors(width: number, size: number): Rational[][] {
  let vectors: Rational[][] = [[]];
  const values = Array.from({ length: 2 * size + 1 }, (_, i) => Rational.of(i - size));
  for (let i = 0; i < width; i++) {
    vectors = vectors.flatMap((vector) => values.map((value) => [...vector, value]));
  }
  return vectors;
}

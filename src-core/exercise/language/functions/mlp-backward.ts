import { Rational } from '#core/symbolic/rational.ts';
import { asList } from '../value.ts';
import type { Value } from '../value.ts';
import { mlpFunctions } from './mlp.ts';
import { transposedRows } from './mlp-pass.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';

type Backward = [output: Value, weights: readonly Value[], biases: readonly Value[], input: Value];

/** Everything that a backward pass through a small network gives, for exercises in code. */
export const mlpBackward: PackFunction = {
  signature: 'mlpBackward(weights, biases, input, activation = "relu")',
  docs: 'Output and gradients of a network with one output: [y, [∂y/∂A of each layer], [∂y/∂b of each layer], ∂y/∂input]; activations as in mlpOutputs.',
  call: (given) => backward(given),
  misreadings: [
    sameMistake('slope-left-out', 'slopes left out'),
    sameMistake('slope-at-output', 'slope taken at the output'),
    sameMistake('value-for-slope', 'activation in place of its slope'),
    sameMistake('last-layer-active', 'activation assumed on the last layer'),
    ownMistake(
      'outer-product-transposed',
      'factors of the weight gradients exchanged',
      'Rows and columns of your weight gradients are exchanged. Each has the shape of its matrix.',
      ([y, dA, db, dx]) => [y, dA.map((one) => transposedRows(asList(one, 'mlpBackward'))), db, dx],
    ),
    ownMistake(
      'layers-reversed',
      'layers in reverse order',
      'Your lists begin with the last layer, in the order in which one comes by. They go in the order of the layers.',
      ([y, dA, db, dx]) => [y, dA.toReversed(), db.toReversed(), dx],
    ),
  ],
};

/** Errors: as the functions that it is made of. */
function backward(given: Arguments, mistake?: string): Backward {
  const layers = given.list('weights').map((_, at) => given.with({ layer: Rational.of(at + 1) }));
  const outputs = asList(partOf('mlpOutputs', given), 'mlpBackward').at(-1) as Value;
  const jacobian = partOf('mlpJacobian', given.with({ wrt: Rational.zero }), mistake);
  return [
    asList(outputs, 'mlpBackward')[0] as Value,
    layers.map((one) => partOf('mlpWeightGradient', one, mistake)),
    layers.map((one) => partOf('mlpBiasGradient', one, mistake)),
    asList(jacobian, 'mlpBackward')[0] as Value,
  ];
}

/** One function of the network, with the mistake where it knows it. */
function partOf(name: string, given: Arguments, mistake?: string): Value {
  const called = functionNamed(name);
  const misread = called.misreadings?.find(({ id }) => id === `${name}.${mistake}`);
  return (misread ?? called).call(given);
}

function functionNamed(name: string): PackFunction {
  return mlpFunctions.find(({ signature }) => signature.startsWith(`${name}(`)) as PackFunction;
}

/** A mistake that the single gradients know, made in all of them. */
function sameMistake(id: string, title: string): FunctionMisreading {
  const known = functionNamed('mlpWeightGradient').misreadings?.find(
    (one) => one.id === `mlpWeightGradient.${id}`,
  );
  return {
    ...{ id: `mlpBackward.${id}`, title, say: known?.say ?? title },
    call: (given) => backward(given, id),
  };
}

function ownMistake(
  id: string,
  title: string,
  say: string,
  change: (right: Backward) => Backward,
): FunctionMisreading {
  return {
    ...{ id: `mlpBackward.${id}`, title, say },
    call: (given) => change(backward(given)),
  };
}

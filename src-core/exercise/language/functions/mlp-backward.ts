import { ShapeError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asList } from '../value.ts';
import type { Value } from '../value.ts';
import { mlpFunctions } from './mlp.ts';
import { jacobian, passOf, rightSlopes, transposedRows } from './mlp-pass.ts';
import type { Mlp } from './mlp-pass.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';
import { times } from './value-arithmetic.ts';

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
    {
      ...{ id: 'mlpBackward.first-unit-only', title: 'only the first unit passes on' },
      say: 'Only the first unit of each layer hands its gradient on. Every unit does, and what arrives at an output is their sum.',
      call: firstUnitOnly,
    },
    {
      ...{ id: 'mlpBackward.matrix-not-transposed', title: 'matrix not transposed' },
      say: 'Between the layers you multiplied by A. The gradient goes back through the transpose of A.',
      call: notTransposed,
    },
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

/** The way back as if each layer had its first row only; every unit still has gradients of its own. */
function firstUnitOnly(given: Arguments): Backward {
  return withWayBack(given, ({ weights }) =>
    weights.map((rows) => rows.map((row, i) => (i === 0 ? row : times(Rational.zero, row)))),
  );
}

/**
 * The way back through A in place of its transpose, from where there is more than the one row of the last layer.
 *
 * Errors: ShapeError where such a matrix is not square, so that the product does not exist.
 */
function notTransposed(given: Arguments): Backward {
  return withWayBack(given, ({ weights }) =>
    weights.map((rows, at) => {
      const columns = asList(rows[0] as Value, 'mlpBackward').length;
      if (at === weights.length - 1) return rows;
      if (rows.length !== columns)
        throw new ShapeError('mlpBackward', 'a square matrix', [rows.length, columns]);
      return transposedRows(rows);
    }),
  );
}

/** The gradients that other matrices on the way back lead to. */
function withWayBack(
  given: Arguments,
  matrices: (net: Mlp) => readonly (readonly Value[])[],
): Backward {
  const net = passOf(given);
  const changed = { ...net, weights: matrices(net) };
  const arriving = net.y.map((_, at) => jacobian(changed, at, net.weights.length)[0] as Value);
  const deltas = net.weights.map((_, at) => {
    const slopes = rightSlopes(net, at + 1);
    return asList(times(arriving[at + 1] as Value, slopes), 'mlpBackward');
  });
  const [y] = net.y.at(-1) as readonly Value[];
  const gradients = deltas.map((delta, at) =>
    delta.map((entry) => times(entry, net.y[at] as Value)),
  );
  return [y as Value, gradients, deltas, arriving[0] as Value];
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

import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { jacobian, MLP, passOf, rightSlopes, transposedRows } from './mlp-pass.ts';
import type { Mlp, Slopes } from './mlp-pass.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';
import { times } from './value-arithmetic.ts';

const { one } = Rational;

/** Slopes as learners misread them. */
const wrongSlopes: Record<string, [title: string, say: string, slopes: Slopes]> = {
  'slope-left-out': [
    'slopes left out',
    'You multiplied the matrices alone. Each layer with an activation brings its slope σ′(z) too.',
    ({ z }, layer) => (z[layer] as readonly Value[]).map(() => one),
  ],
  'slope-at-output': [
    'slope taken at the output',
    'You took the slope at y. It belongs at z, what goes into the activation.',
    (net, layer) =>
      layer === net.weights.length
        ? rightSlopes(net, layer)
        : (net.y[layer] as readonly Value[]).map((each) => net.activation.slope(each)),
  ],
  'value-for-slope': [
    'activation in place of its slope',
    'You multiplied by σ(z). The chain rule asks for the slope σ′(z).',
    (net, layer) =>
      layer === net.weights.length ? rightSlopes(net, layer) : (net.y[layer] as readonly Value[]),
  ],
  'last-layer-active': [
    'activation assumed on the last layer',
    'You put a slope behind the last layer. It has no activation.',
    (net, layer) => (net.z[layer] as readonly Value[]).map((each) => net.activation.slope(each)),
  ],
};

/** Jacobians and gradients of a small network, layer by layer. */
export const mlpDerivativeFunctions: PackFunction[] = [
  {
    signature: `mlpJacobian(${MLP}, of?, wrt = 0)`,
    docs: 'The matrix ∂y[of]/∂y[wrt], rows for outputs and columns for inputs; y[0] is the input, and of is the last layer unless given.',
    call: (given) => ofCall(given, rightSlopes),
    misreadings: [
      ...slopeMisreadings('mlpJacobian', (given, slopes) => ofCall(given, slopes)),
      {
        ...{ id: 'mlpJacobian.transposed', title: 'rows and columns exchanged', convention: true },
        say: 'Your rows belong to inputs. In this layout rows belong to outputs and columns to inputs.',
        call: (given) => transposedRows(ofCall(given, rightSlopes)),
      },
      misreading(
        'mlpJacobian.columns-scaled',
        'columns scaled instead of rows',
        'You scaled the columns. Row i of the matrix is multiplied by the slope of unit i.',
        columnsScaled,
      ),
    ],
  },
  {
    signature: `mlpBiasGradient(${MLP}, layer)`,
    docs: '∂y/∂b[layer] of a network with one output, layers counted from 1: the δ of that layer.',
    call: (given) => delta(passOf(given), layerOf(given), rightSlopes),
    misreadings: [
      ...slopeMisreadings('mlpBiasGradient', (given, slopes) =>
        delta(passOf(given), layerOf(given), slopes),
      ),
      misreading(
        'mlpBiasGradient.own-slope-left-out',
        'gradient for y instead of z',
        'This is the gradient for the output of the layer. The bias sits before the activation: its slope is missing.',
        (given) =>
          jacobian(passOf(given), layerOf(given), passOf(given).weights.length)[0] as Value,
      ),
    ],
  },
  {
    signature: `mlpWeightGradient(${MLP}, layer)`,
    docs: '∂y/∂A[layer] of a network with one output, layers counted from 1; it has the shape of A[layer].',
    call: (given) => weightGradient(given, rightSlopes),
    misreadings: [
      ...slopeMisreadings('mlpWeightGradient', weightGradient),
      misreading(
        'mlpWeightGradient.transposed',
        'factors exchanged',
        'Rows and columns are exchanged. The gradient has the shape of the matrix: one row for each unit of the layer.',
        (given) => transposedRows(weightGradient(given, rightSlopes) as readonly Value[]),
      ),
      misreading(
        'mlpWeightGradient.sums-for-outputs',
        'sums in place of outputs',
        'You multiplied by z of the layer before. What goes into the layer is its output y.',
        (given) =>
          outer(
            delta(passOf(given), layerOf(given), rightSlopes),
            passOf(given).z[layerOf(given) - 1] as Value,
          ),
      ),
      misreading(
        'mlpWeightGradient.own-slope-left-out',
        'gradient for y instead of z',
        'The slope of this layer is missing: the weights sit before the activation.',
        (given) =>
          outer(
            jacobian(passOf(given), layerOf(given), passOf(given).weights.length)[0] as Value,
            passOf(given).y[layerOf(given) - 1] as Value,
          ),
      ),
    ],
  },
];

function layerOf(given: Arguments): number {
  return given.integer('layer');
}

function ofCall(given: Arguments, slopes: Slopes): Value[] {
  const net = passOf(given);
  const to = given.has('of') ? given.integer('of') : net.weights.length;
  return jacobian(net, given.integer('wrt'), to, slopes);
}

/** ∂y/∂z[layer] as a row. */
function delta(net: Mlp, layer: number, slopes: Slopes): Value {
  const [row] = jacobian(net, layer, net.weights.length, slopes);
  return times(row as Value, slopes(net, layer));
}

function weightGradient(given: Arguments, slopes: Slopes): Value {
  const net = passOf(given);
  const layer = layerOf(given);
  return outer(delta(net, layer, slopes), net.y[layer - 1] as Value);
}

function outer(column: Value, row: Value): Value {
  return (column as readonly Value[]).map((entry) => times(entry, row));
}

/** The columns of each matrix scaled with the slopes of the layer before it. */
function columnsScaled(given: Arguments): Value {
  const net = passOf(given);
  const weights = net.weights.map((matrix, l) =>
    l === 0 ? matrix : matrix.map((row) => times(row, rightSlopes(net, l))),
  );
  return ofCall(given.with({ weights }), ({ z }, layer) =>
    (z[layer] as readonly Value[]).map(() => one),
  );
}

function slopeMisreadings(
  name: string,
  compute: (given: Arguments, slopes: Slopes) => Value,
): FunctionMisreading[] {
  return Object.entries(wrongSlopes).map(([id, [title, say, slopes]]) =>
    misreading(`${name}.${id}`, title, say, (given) => compute(given, slopes)),
  );
}

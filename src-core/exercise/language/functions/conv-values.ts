import { number, symbol } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { matrixFrom, multiply as matrixTimes } from '#core/symbolic/matrix.ts';
import { conv2dOp } from '#core/ops/conv2d.ts';
import { convTranspose2dOp } from '#core/ops/conv-transpose2d.ts';
import { asRational, isSymbolValue, isSymbolicMatrix } from '../value.ts';
import type { Value } from '../value.ts';
import { kernelForOp, opMisreadings, optionsOf, withChannels } from './conv-call.ts';
import type { ConvOp, Forward } from './conv-call.ts';
import { fromExpression, fromScaledTensor, shapeOfValue, toScaledTensor } from './nested-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Both convolutions on exact numbers, and a matrix times a vector. */
export const convValueFunctions: PackFunction[] = [
  {
    signature: 'conv2d(input, kernel, stride = 1, padding = 0, dilation = 1)',
    docs: 'A convolution of nested lists: input [H][W] or [C][H][W], kernel [kH][kW] or [O][C][kH][kW]. Without channels the result has none either.',
    call: (given) => layerOutput(given, conv2dOp),
    misreadings: opMisreadings(conv2dOp, (given, forward) => layerOutput(given, conv2dOp, forward)),
  },
  {
    signature:
      'convTranspose2d(input, kernel, stride = 1, padding = 0, outputPadding = 0, dilation = 1)',
    docs: 'A transposed convolution of nested lists; kernels are [O][C][kH][kW] here too.',
    call: (given) => layerOutput(given, convTranspose2dOp),
    misreadings: opMisreadings(convTranspose2dOp, (given, forward) =>
      layerOutput(given, convTranspose2dOp, forward),
    ),
  },
  {
    signature: 'matrixTimes(matrix, vector)',
    docs: 'Matrix times vector; the entries of both may be numbers or letters.',
    call(given) {
      const vector = given.list('vector').map(asExpression);
      return matrixTimes(asMatrixOfExpressions(given), vector).map(fromExpression);
    },
  },
];

function layerOutput(
  given: Arguments,
  op: ConvOp,
  forward: Forward = (inputs, options) => op.forward(inputs, options),
): Value {
  const [input, kernel] = (['input', 'kernel'] as const).map((name) => {
    const value = given.value(name);
    const { tensor, scale } = toScaledTensor(value, `${op.name}, ${name}`);
    return { tensor: tensor.reshape(withChannels(shapeOfValue(value, name), name)), scale };
  }) as [ReturnType<typeof toScaledTensor>, ReturnType<typeof toScaledTensor>];
  const output = forward([input.tensor, kernelForOp(kernel.tensor, op)], optionsOf(given, op));
  const isPlane = shapeOfValue(given.value('input'), 'input').length === 2 && output.shape[0] === 1;
  const shown = isPlane ? output.reshape(output.shape.slice(1)) : output;
  return fromScaledTensor(shown, input.scale * kernel.scale);
}

function asMatrixOfExpressions(given: Arguments) {
  const matrix = given.value('matrix');
  if (isSymbolicMatrix(matrix)) return matrix;
  const rows = given.matrix('matrix');
  return matrixFrom(rows.length, rows[0]?.length ?? 0, rows.flat().map(number));
}

function asExpression(value: Value): Expression {
  if (typeof value === 'string') return symbol(value);
  return isSymbolValue(value) ? value.expression : number(asRational(value, 'matrixTimes'));
}

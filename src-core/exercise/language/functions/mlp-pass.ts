import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asList, asNumber } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './pack-function.ts';
import { plus, times, total } from './value-arithmetic.ts';

/** Fully connected layers: z[l] = A[l] · y[l − 1] + b[l], y[l] = σ(z[l]), and no activation after the last one. */
export interface Mlp {
  weights: readonly (readonly Value[])[];
  biases: readonly (readonly Value[])[];
  /** y[0] = x, y[1], …, and z[1], … at the places 1, …; z[0] is x too. */
  y: readonly (readonly Value[])[];
  z: readonly (readonly Value[])[];
  activation: Activation;
}

export interface Activation {
  value(z: Value): Value;
  slope(z: Value): Value;
}

/** What every function of such a network is given. */
export const MLP = 'weights, biases, input, activation = "relu"';

const { zero, one } = Rational;
const two = Rational.of(2);
const three = Rational.of(3);

const float = (f: (z: number) => number) => (z: Value) => f(asNumber(z, 'activation'));
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Activations by name. */
const activations: Readonly<Record<string, Activation>> = {
  identity: { value: (z) => z, slope: () => one },
  square: { value: (z) => times(z, z), slope: (z) => times(two, z) },
  cube: { value: (z) => times(z, times(z, z)), slope: (z) => times(three, times(z, z)) },
  relu: {
    value: (z) => (asNumber(z, 'relu') > 0 ? z : zero),
    slope: (z) => (asNumber(z, 'relu') > 0 ? one : zero),
  },
  sigmoid: {
    value: float(sigmoid),
    slope: float((z) => sigmoid(z) * (1 - sigmoid(z))),
  },
  tanh: { value: float(Math.tanh), slope: float((z) => 1 - Math.tanh(z) ** 2) },
};

/** The network of a call and everything that it computes. `isLastActive` puts the activation behind the last layer too. */
export function passOf(given: Arguments, isLastActive = false): Mlp {
  const name = given.text('activation');
  const activation = activations[name];
  if (!activation) throw new ArgumentError('activation', Object.keys(activations).join(', '), name);
  const weights = given.list('weights').map((matrix) => asList(matrix, 'weights'));
  const biases = given.list('biases').map((bias) => asList(bias, 'biases'));
  if (weights.length !== biases.length)
    throw new ArgumentError('biases', `${weights.length} lists`, `${biases.length}`);
  const y: (readonly Value[])[] = [given.list('input')];
  const z: (readonly Value[])[] = [given.list('input')];
  for (const [l, matrix] of weights.entries()) {
    const sums = plus(product(matrix, y[l] as readonly Value[]), biases[l] as Value);
    z.push(sums as readonly Value[]);
    const isActive = l < weights.length - 1 || isLastActive;
    y.push(
      isActive
        ? (sums as readonly Value[]).map((each) => activation.value(each))
        : (z[l + 1] as readonly Value[]),
    );
  }
  return { weights, biases, y, z, activation };
}

/** Matrix times vector. */
function product(matrix: readonly Value[], vector: readonly Value[]): Value[] {
  return matrix.map((row) => {
    const entries = asList(row, 'weights');
    if (entries.length !== vector.length)
      throw new ArgumentError('weights', `rows of ${vector.length}`, `${entries.length}`);
    return total(times(entries, vector) as readonly Value[]);
  });
}

/** Matrix times matrix. */
function matrixProduct(left: readonly Value[], right: readonly Value[]): Value[] {
  return transposedRows(right)
    .map((column) => product(left, column))
    .reduce<Value[][]>((rows, column) => column.map((entry, i) => [...(rows[i] ?? []), entry]), []);
}

export function transposedRows(matrix: readonly Value[]): Value[][] {
  const [first = []] = matrix as readonly (readonly Value[])[];
  return first.map((_, j) => matrix.map((row) => asList(row, 'matrix')[j] as Value));
}

/** Which local derivative of layer l is multiplied in: right ones, or as learners misread them. */
export type Slopes = (net: Mlp, layer: number) => readonly Value[];

/** σ′(z[l]); ones behind the last layer. */
export const rightSlopes: Slopes = ({ z, weights, activation }, layer) =>
  (z[layer] as readonly Value[]).map((each) =>
    layer === weights.length ? one : activation.slope(each),
  );

/** ∂y[to] / ∂y[from], rows for outputs: the product of diag(σ′(z[l])) · A[l] for l = to, …, from + 1. */
export function jacobian(
  net: Mlp,
  from: number,
  to: number,
  slopes: Slopes = rightSlopes,
): Value[] {
  const size = net.y[from]?.length;
  if (size === undefined || from > to || to >= net.y.length)
    throw new ArgumentError('layers', `0 ≤ from ≤ to ≤ ${net.weights.length}`, `${from} and ${to}`);
  let result: Value[] = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (i === j ? one : zero)),
  );
  for (let layer = from + 1; layer <= to; layer++) {
    const scale = slopes(net, layer);
    const step = (net.weights[layer - 1] as readonly Value[]).map((row, i) =>
      times(scale[i] as Value, row),
    );
    result = matrixProduct(step, result);
  }
  return result;
}

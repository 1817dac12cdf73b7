import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asNumber } from '../value.ts';
import type { Value } from '../value.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { half, times } from './value-arithmetic.ts';

const MAX_LAYERS = 1_000;
const STEP = 1 / 64;
/** Beyond nine standard deviations a normal number contributes nothing that float64 would show. */
const ENDS = 9;

/** z > 0 with the weight that both z and −z have in an expected value, by the trapezoid rule. */
const grid: readonly (readonly [z: number, weight: number])[] = Array.from(
  { length: ENDS / STEP },
  (_, index) => {
    const z = (index + 1) * STEP;
    return [z, (2 * STEP * Math.exp(-(z ** 2) / 2)) / Math.sqrt(2 * Math.PI)];
  },
);

/** E[act(√variance · Z)²] for a standard normal Z, by the name of the activation. */
const meanSquares: Readonly<Record<string, (variance: Value) => Value>> = {
  relu: (variance) => times(half, variance),
  tanh(variance) {
    const std = Math.sqrt(asNumber(variance, 'wideLayers'));
    return grid.reduce((sum, [z, weight]) => sum + weight * Math.tanh(std * z) ** 2, 0);
  },
};

/** What very wide layers with random weights make of the size of a signal. */
export const wideLayerFunctions: PackFunction[] = [
  {
    signature: 'wideLayers(activation, start, gain, count)',
    docs: 'Mean squares of the activations before and after each of count very wide layers: q ← E[act(√(gain · q) · Z)²] with a standard normal Z, gain = inputs · variance of a weight; "tanh" or "relu".',
    call: (given) => chain(given, activationOf(given)),
    misreadings: [
      misreading(
        'wideLayers.linear-rule',
        'linear rule taken as exact',
        'You multiplied by width times variance in each layer, as if the activation changed nothing. It does.',
        (given) => chain(given, (variance) => variance),
      ),
    ],
  },
];

function chain(given: Arguments, squared: (variance: Value) => Value): Value[] {
  const count = given.integer('count');
  if (count < 0 || count > MAX_LAYERS)
    throw new ArgumentError('wideLayers, count', `0 to ${MAX_LAYERS} layers`, `${count}`);
  const gain = notNegative(given, 'gain');
  const steps = [notNegative(given, 'start')];
  while (steps.length <= count) steps.push(squared(times(gain, steps.at(-1) ?? Rational.zero)));
  return steps;
}

function activationOf(given: Arguments): (variance: Value) => Value {
  const name = given.text('activation');
  const found = meanSquares[name];
  if (found) return found;
  throw new ArgumentError('wideLayers, activation', Object.keys(meanSquares).join(' or '), name);
}

function notNegative(given: Arguments, name: 'start' | 'gain'): Value {
  const value = given.number(name);
  if (value >= 0) return given.value(name);
  throw new ArgumentError(`wideLayers, ${name}`, 'a number from 0 up', `${value}`);
}

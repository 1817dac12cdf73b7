import { Rational } from '#core/symbolic/rational.ts';
import type { Value } from '../value.ts';
import { mlpDerivativeFunctions } from './mlp-derivatives.ts';
import { MLP, passOf } from './mlp-pass.ts';
import { misreading } from './pack-function.ts';
import type { Arguments, PackFunction } from './pack-function.ts';
import { times } from './value-arithmetic.ts';

/** A small network of fully connected layers by hand: z = A · y + b, y = σ(z), no activation after the last layer. */
export const mlpFunctions: PackFunction[] = [
  {
    signature: `mlpOutputs(${MLP})`,
    docs: 'What each layer gives: [y1, y2, …]. Activations: identity, square, cube, relu, sigmoid, tanh; the last layer has none.',
    call: (given) => passOf(given).y.slice(1),
    misreadings: [
      misreading(
        'mlpOutputs.last-layer-active',
        'activation on the last layer',
        'You applied the activation to the output too. The last layer has none.',
        (given) => passOf(given, true).y.slice(1),
      ),
      misreading(
        'mlpOutputs.no-activation',
        'activation left out',
        'These are the sums. Each hidden unit applies its activation to its sum.',
        (given) => passOf(given.with({ activation: 'identity' })).y.slice(1),
      ),
      misreading('mlpOutputs.no-bias', 'biases left out', 'You left the biases out.', (given) =>
        passOf(given.with({ biases: withoutBias(given) })).y.slice(1),
      ),
    ],
  },
  {
    signature: `mlpSums(${MLP})`,
    docs: 'The weighted sums before the activations: [z1, z2, …].',
    call: (given) => passOf(given).z.slice(1),
    misreadings: [
      misreading(
        'mlpSums.no-activation',
        'activation left out',
        'You handed the sums on as they are. Each hidden unit applies its activation first.',
        (given) => passOf(given.with({ activation: 'identity' })).z.slice(1),
      ),
      misreading('mlpSums.no-bias', 'biases left out', 'You left the biases out.', (given) =>
        passOf(given.with({ biases: withoutBias(given) })).z.slice(1),
      ),
    ],
  },
  ...mlpDerivativeFunctions,
];

function withoutBias(given: Arguments): Value {
  return given.list('biases').map((bias) => times(Rational.zero, bias));
}

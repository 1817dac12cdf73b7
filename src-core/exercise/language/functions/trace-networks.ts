import { ArgumentError } from '#core/errors.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { asMatrix, asVector } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments, FunctionMisreading, PackFunction } from './pack-function.ts';

/** σ(u) as a formula, by the name of the activation. */
const activations: Readonly<Record<string, (u: string) => string>> = {
  identity: (u) => u,
  square: (u) => `${u}^2`,
  cube: (u) => `${u}^3`,
  relu: (u) => `relu(${u})`,
  sigmoid: (u) => `sigmoid(${u})`,
  tanh: (u) => `tanh(${u})`,
};

interface Changes {
  activation?: string;
  hasBias?: boolean;
  isLastActive?: boolean;
}

/** The rows of a fully connected network, one unit a row: sums z, outputs y, and no activation at the end. */
function networkRows(given: Arguments, changes: Changes = {}): string[] {
  const { hasBias = true, isLastActive = false } = changes;
  const name = changes.activation ?? given.text('activation');
  const activation = activations[name];
  if (!activation)
    throw new ArgumentError('networkTrace, activation', Object.keys(activations).join(', '), name);
  const weights = given.list('weights').map((matrix) => asMatrix(matrix, 'weights'));
  const biases = given.list('biases').map((bias) => asVector(bias, 'biases'));
  return weights.flatMap((matrix, at) => {
    const layer = at + 1;
    const before = at === 0 ? 'x' : `y${at}`;
    const sums = matrix.map((row, unit) =>
      sumText(row, (j) => `${before}${j + 1}`, hasBias ? biases[at]?.[unit] : undefined),
    );
    const named = (letter: string, texts: readonly string[]): string[] =>
      texts.map((text, unit) => `${letter}${layer}${unit + 1} = ${text}`);
    if (layer === weights.length)
      return named('y', isLastActive ? sums.map((sum) => activation(`(${sum})`)) : sums);
    const outputs = sums.map((_, unit) => activation(`z${layer}${unit + 1}`));
    return [...named('z', sums), ...named('y', outputs)];
  });
}

/** w1·x1 + w2·x2 + … + b as people write it: no factor 1, no term 0. */
function sumText(
  weights: readonly Rational[],
  nameOf: (index: number) => string,
  bias: Rational | undefined,
): string {
  const terms = weights.flatMap((weight, at) => {
    if (weight.sign() === 0) return [];
    const size = weight.abs().toString();
    return [{ sign: weight.sign(), text: size === '1' ? nameOf(at) : `(${size})*${nameOf(at)}` }];
  });
  if (bias && bias.sign() !== 0) terms.push({ sign: bias.sign(), text: bias.abs().toString() });
  if (terms.length === 0) return '0';
  return terms
    .map(
      ({ sign, text }, at) =>
        `${at === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + '}${text}`,
    )
    .join('');
}

const mistake = (id: string, title: string, say: string, changes: Changes): FunctionMisreading => ({
  ...{ id: `networkTrace.${id}`, title, say },
  call: (given): Value => networkRows(given, changes),
});

/** A small network as the rows of a trace. */
export const networkTraceFunction: PackFunction = {
  signature: 'networkTrace(weights, biases, activation = "relu")',
  docs: 'A fully connected network as rows for the functions of traces: "z11 = x1 + x2 - 1", "y11 = relu(z11)", …; the last layer has no activation. The inputs are x1, x2, …',
  call: (given) => networkRows(given),
  misreadings: [
    mistake(
      'no-activation',
      'activation left out',
      'This is the sum. Each hidden unit applies its activation to its sum.',
      { activation: 'identity' },
    ),
    mistake(
      'last-layer-active',
      'activation on the last layer',
      'You applied the activation to the output too. The last layer has none.',
      { isLastActive: true },
    ),
    mistake('no-bias', 'bias left out', 'You left the bias out.', { hasBias: false }),
  ],
};

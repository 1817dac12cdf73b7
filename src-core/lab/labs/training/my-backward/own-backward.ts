import { OwnCodeFault, callOwnCode } from '../../../own-code.ts';
import type { DenseLayer } from '../my-gradient/dense-layer.ts';
import type { CodeActivation } from './code-activation.ts';
import type { ScalarNet } from './scalar-net.ts';

/** The name that the function of the learner has to have. */
const NAME = 'backward';

/**
 * Adds to the gradients of a net what the learner's backward pass gives back for each input, times the slope of the loss
 * there.
 *
 * Errors: OwnCodeFault with a sentence when it gives back something else than gradients in the right shapes.
 */
export function accumulateOwn(
  net: ScalarNet,
  { javaScript, slopeInJavaScript }: CodeActivation,
  source: string,
  inputs: readonly { input: Float64Array; slope: number }[],
): void {
  const A = net.layers.map(rowsOf);
  const b = net.layers.map(({ bias }) => [...bias]);
  const sigma = { javaScript, formula: 'sigma' };
  const dsigma = { javaScript: slopeInJavaScript, formula: 'dsigma' };
  const calls = inputs.map(({ input }) => [A, b, [...input], sigma, dsigma]);
  for (const [i, result] of callOwnCode(source, NAME, calls).entries()) {
    const { dA, db } = fieldsOf(result);
    const { slope } = inputs[i] as { slope: number };
    for (const [l, layer] of net.layers.entries()) {
      add(
        layer.weightGradient,
        numbersOf(`dA[${l}]`, itemOf(dA, l), [layer.outputs, layer.inputs]),
        slope,
      );
      add(layer.biasGradient, numbersOf(`db[${l}]`, itemOf(db, l), [layer.outputs]), slope);
    }
  }
}

const rowsOf = ({ weight, inputs, outputs }: DenseLayer): number[][] =>
  Array.from({ length: outputs }, (_, k) => [...weight.subarray(k * inputs, (k + 1) * inputs)]);

function add(to: Float64Array, values: readonly number[], times: number): void {
  for (const [i, value] of values.entries()) to[i] = (to[i] as number) + times * value;
}

function fieldsOf(result: unknown): { dA?: unknown; db?: unknown } {
  if (typeof result === 'object' && result !== null && 'fields' in result)
    return result.fields as { dA?: unknown; db?: unknown };
  throw new OwnCodeFault(`\`${NAME}\` has to give back an object with the fields dA and db.`);
}

const itemOf = (list: unknown, at: number): unknown =>
  Array.isArray(list) ? (list as unknown[])[at] : undefined;

/** The numbers of a list of lists, row by row. */
function numbersOf(name: string, value: unknown, [length, ...rest]: readonly number[]): number[] {
  if (length === undefined) {
    if (typeof value === 'number') return [value];
    throw new OwnCodeFault(
      `\`${NAME}\` has to give back numbers in ${name}; there is something else.`,
    );
  }
  if (!Array.isArray(value) || value.length !== length) {
    const got = Array.isArray(value) ? `a list of ${value.length}` : 'no list';
    throw new OwnCodeFault(
      `\`${NAME}\` has to give back ${name} as a list of ${length}, in the shape of what it is the gradient of; it gave ${got}.`,
    );
  }
  return (value as unknown[]).flatMap((item, i) => numbersOf(`${name}[${i}]`, item, rest));
}

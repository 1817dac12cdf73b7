import { ShapeError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';

/** One linear layer, z = weight · a + bias. Shapes: weight [outFeatures, inFeatures], bias [outFeatures]. */
export interface ReluLayer {
  readonly weight: readonly (readonly Rational[])[];
  readonly bias: readonly Rational[];
}

/** Layers from one number to one number, with a ReLU after each but the last. */
export interface ReluNet {
  readonly layers: readonly ReluLayer[];
}

/** What one layer sees and yields at an input: z before its ReLU, a behind it (a = z in the last layer). */
export interface LayerTrace {
  readonly z: readonly Rational[];
  readonly a: readonly Rational[];
}

/** A straight line x → slope · x + intercept. */
export interface Line {
  readonly slope: Rational;
  readonly intercept: Rational;
}

/** Which units of each hidden layer let their value through. */
export type Pattern = readonly (readonly boolean[])[];

/**
 * A net from its layers.
 *
 * Shapes: the first layer takes 1 number, each other one as many as the layer before it yields, the last yields 1.
 * Errors: ShapeError where sizes do not fit.
 */
export function reluNet(layers: readonly ReluLayer[]): ReluNet {
  let inFeatures = 1;
  for (const [index, { weight, bias }] of layers.entries()) {
    const sizes = weight.map((row) => row.length);
    if (sizes.some((size) => size !== inFeatures) || weight.length !== bias.length) {
      const expected = `layer ${index + 1} with weight [n, ${inFeatures}] and bias [n]`;
      throw new ShapeError('reluNet', expected, sizes, [bias.length]);
    }
    inFeatures = bias.length;
  }
  if (layers.length === 0 || inFeatures !== 1)
    throw new ShapeError('reluNet', 'a last layer with 1 unit', [inFeatures]);
  return { layers };
}

/** z and a of every layer at an input. */
export function forward({ layers }: ReluNet, x: Rational): LayerTrace[] {
  let inputs: readonly Rational[] = [x];
  return layers.map((layer, index) => {
    const z = preActivations(layer, inputs);
    const a = index === layers.length - 1 ? z : z.map(relu);
    inputs = a;
    return { z, a };
  });
}

/** The value of the net at an input. */
export function valueAt(net: ReluNet, x: Rational): Rational {
  return forward(net, x).at(-1)?.a[0] ?? Rational.zero;
}

/** The units with z > 0 at an input; a unit at exactly 0 is not active. */
export function patternAt(net: ReluNet, x: Rational): boolean[][] {
  return forward(net, x)
    .slice(0, -1)
    .map(({ z }) => z.map((value) => value.sign() > 0));
}

/** The line that the net would be if exactly the units of the pattern let their values through. */
export function lineOf({ layers }: ReluNet, pattern: Pattern): Line {
  let lines: readonly Line[] = [{ slope: Rational.one, intercept: Rational.zero }];
  for (const [index, layer] of layers.entries()) {
    const through = throughLayer(layer, lines);
    const active = index === layers.length - 1 ? undefined : pattern[index];
    lines = active ? through.map((line, unit) => (active[unit] ? line : zeroLine)) : through;
  }
  return lines[0] ?? zeroLine;
}

/** The pre-activations of a layer as lines, from the lines that enter it. */
export function throughLayer({ weight, bias }: ReluLayer, inputs: readonly Line[]): Line[] {
  const slopes = inputs.map(({ slope }) => slope);
  const intercepts = inputs.map(({ intercept }) => intercept);
  return weight.map((row, unit) => ({
    slope: dot(row, slopes),
    intercept: dot(row, intercepts).add(bias[unit] ?? Rational.zero),
  }));
}

/** The value of a line at an input. */
export function lineAt({ slope, intercept }: Line, x: Rational): Rational {
  return slope.mul(x).add(intercept);
}

/** The line that is 0 everywhere: what a unit that is switched off yields. */
export const zeroLine: Line = { slope: Rational.zero, intercept: Rational.zero };

/** z = weight · inputs + bias of one layer. */
export function preActivations(
  { weight, bias }: ReluLayer,
  inputs: readonly Rational[],
): Rational[] {
  return weight.map((row, unit) => dot(row, inputs).add(bias[unit] ?? Rational.zero));
}

function dot(left: readonly Rational[], right: readonly Rational[]): Rational {
  return left.reduce(
    (sum, value, i) => sum.add(value.mul(right[i] ?? Rational.zero)),
    Rational.zero,
  );
}

function relu(value: Rational): Rational {
  return value.sign() > 0 ? value : Rational.zero;
}

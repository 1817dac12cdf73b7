import { isChain } from '#core/layers/notation/print-pytorch.ts';
import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import type { NamedTensor, WorkbenchRun } from './run-workbench.ts';

/** A chain of layers in the formulas of packs. */
export interface ValueFormulas {
  /** Name and formula of what is computed on the way, in order. */
  lines: [name: string, formula: string][];
  /** The first number of the result. */
  result: string;
  input: { shape: readonly number[]; numbers: string };
  /** Input and weights as text for the learner. */
  statement: string;
}

/** More numbers than this are no exercise by hand. */
const numberLimit = 60;

/**
 * The result of a small chain of convolutions, pools, linear layers and activations as formulas of a pack, with the
 * weights rounded to three decimals. Undefined for anything else.
 */
export function valueFormulas(shaped: ShapedModel, run: WorkbenchRun): ValueFormulas | undefined {
  const { layers, input } = shaped;
  const numbers = run.tensors.reduce((sum, { values }) => sum + values.length, 0);
  if (!isChain(shaped) || numbers > numberLimit || input.length === 2 || input.length > 3)
    return undefined;
  const lines: [string, string][] = [];
  const told: string[] = [shownTensor('X', input, 'x')];
  let before = 'X';
  for (const [at, layer] of layers.entries()) {
    const parameter = (own: string): string | undefined => {
      const tensor = run.tensors.find(({ name }) => name === `${layer.name}.${own}`);
      if (!tensor) return undefined;
      const name = `${own === 'weight' ? 'W' : 'b'}${at}`;
      lines.push([name, nested(tensor.shape, tensor)]);
      told.push(shownTensor(name, tensor.shape, own === 'weight' ? `W_{${at}}` : `b_{${at}}`));
      return name;
    };
    const formula = formulas[layer.kind]?.(layer, before, parameter, at);
    if (formula === undefined) return undefined;
    before = `h${at}`;
    lines.push([before, formula]);
  }
  const depth = layers.at(-1)?.shape.length ?? input.length;
  return {
    lines,
    result: `${before}${'[0]'.repeat(depth)}`,
    input: { shape: input, numbers: nested(input, run.tensors[0] as NamedTensor) },
    statement: `\nIts numbers are\n\n${told.join('\n\n')}\n\nwhere an index counts the layers from 0.\n`,
  };
}

type Formula = (
  layer: ShapedLayer,
  input: string,
  parameter: (own: string) => string | undefined,
  at: number,
) => string | undefined;

const each =
  (name: string): Formula =>
  (_, input) =>
    `${name}(${input})`;

const formulas: Readonly<Record<string, Formula>> = {
  ReLU: each('relu'),
  Sigmoid: each('sigmoid'),
  Tanh: each('tanh'),
  Identity: (_, input) => input,
  Flatten: (layer, input) => (layer.shape.length === 1 ? `flatten(${input})` : undefined),
  Linear(layer, input, parameter) {
    if (layer.shape.length !== 1) return undefined;
    const [weight, bias] = [parameter('weight'), parameter('bias')];
    return `linear(${[input, weight, bias].filter(Boolean).join(', ')})`;
  },
  Conv2d({ settings, shape }, input, parameter) {
    const [stride, padding, dilation] = ['stride', 'padding', 'dilation'].map((name) =>
      single(settings[name]),
    );
    if (settings['groups'] !== 1 || [stride, padding, dilation].includes(undefined))
      return undefined;
    const sum = `conv2d(${input}, ${parameter('weight')}, ${stride}, ${padding}, ${dilation})`;
    const bias = parameter('bias');
    return bias === undefined
      ? sum
      : `[[[v + ${bias}[o] for v in line] for line in ${sum}[o]] for o in 0..${(shape[0] ?? 1) - 1}]`;
  },
  MaxPool2d: ({ settings }, input) => pool('maxPool2d', settings, input),
  AvgPool2d: ({ settings }, input) => pool('avgPool2d', settings, input),
};

function pool(name: string, settings: ShapedLayer['settings'], input: string): string | undefined {
  const [kernel, stride, padding] = ['kernelSize', 'stride', 'padding'].map((own) =>
    single(settings[own]),
  );
  const isUsual =
    settings['ceilMode'] !== true &&
    settings['countIncludePad'] !== false &&
    [1, undefined].includes(single(settings['dilation'])) &&
    typeof settings['divisorOverride'] !== 'number';
  if (!isUsual || kernel === undefined || padding === undefined) return undefined;
  return `${name}(${input}, ${kernel}, ${stride ?? kernel}, ${padding})`;
}

/** One number where all axes agree. */
function single(value: ShapedLayer['settings'][string] | undefined): number | undefined {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [first] = all;
  return typeof first === 'number' && all.every((one) => one === first) ? first : undefined;
}

/** `[[1, 2], [3, 4]]`, to three decimals. */
function nested(shape: readonly number[], { values }: Pick<NamedTensor, 'values'>): string {
  const list = (axis: number, from: number, size: number): string => {
    if (axis === shape.length) return String(Math.round((values[from] ?? 0) * 1000) / 1000);
    const each = size / (shape[axis] ?? 1);
    const items = Array.from({ length: shape[axis] ?? 0 }, (_, at) =>
      list(axis + 1, from + at * each, each),
    );
    return `[${items.join(', ')}]`;
  };
  return list(0, 0, values.length);
}

/** The matrices of a tensor, each as a formula with its name. */
function shownTensor(name: string, shape: readonly number[], letter: string): string {
  if (shape.length <= 2) return `$$${letter} = \\val{${name}}$$`;
  const leads = shape
    .slice(0, -2)
    .reduce<number[][]>(
      (all, size) => all.flatMap((lead) => Array.from({ length: size }, (_, at) => [...lead, at])),
      [[]],
    );
  return leads
    .map(
      (lead) =>
        `$$${letter}[${lead.join(', ')}] = \\val{${name}${lead.map((at) => `[${at}]`).join('')}}$$`,
    )
    .join('\n\n');
}

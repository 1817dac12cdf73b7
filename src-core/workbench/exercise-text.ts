import { isChain, printPyTorch } from '#core/layers/notation/print-pytorch.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import { valueFormulas } from './value-formulas.ts';
import type { ValueFormulas } from './value-formulas.ts';
import type { WorkbenchRun } from './run-workbench.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** What an exercise is called. */
export interface ExerciseNames {
  /** Small letters, digits and hyphens: the file's name. */
  id: string;
  title: string;
}

/**
 * The bench as an exercise of a pack, in Markdown: the shape of the result, the number of parameters, how far a unit
 * sees, and for small chains of common layers the first number of the result. Every answer is a formula, computed from
 * the network; weights are rounded to three decimals, and the input is drawn anew for every variant.
 *
 * Errors: none; without a layer there is nothing to ask, and the text is undefined.
 */
export function exerciseText(
  state: WorkbenchState,
  shaped: ShapedModel,
  run: WorkbenchRun,
  { id, title }: ExerciseNames,
): string | undefined {
  const last = shaped.layers.at(-1);
  if (!last || shaped.output !== shaped.layers.length - 1) return undefined;
  const layers = networkText(state.layers, shaped);
  const values = valueFormulas(shaped, run);
  const sees = shaped.layers.findLastIndex(({ shape }) => shape.length > 1);
  const size = `[${shaped.input.join(', ')}]`;
  const asksField = sees >= 0 && shaped.input.length > 1;
  const code = printPyTorch(shaped);
  return `---
id: ${id}
title: ${JSON.stringify(title)}
topics: [shapes, parameter-count${asksField ? ', receptive-field' : ''}]
difficulty: 2
${values ? inputLines(values) : 'variants: 1\n'}let:
  net: ${quoted(`model([${JSON.stringify(layers)}])`)}
  size: "${size}"
${values ? values.lines.map(([name, formula]) => `  ${name}: ${quoted(formula)}\n`).join('') : ''}parts:
  shape: { type: shape, answer: "modelShape(net, size)", axes: [${axesOf(last.shape).join(', ')}] }
  parameters: { type: integer, answer: "modelParameters(net, size)" }
${asksField ? `  field: { type: integer, answer: "modelFieldSize(net, size, ${sees})" }\n` : ''}${
    values ? `  value: { type: number, answer: "${values.result}", tolerance: 0.01 }\n` : ''
  }${values ? 'view: { scene: tensor, shape: "size", values: X, title: "\'Input\'" }\n' : ''}---

An input of ${sizes(shaped.input)} goes through this network.

\`\`\`python
${code}
\`\`\`
${values ? values.statement : ''}
:::part shape
Which shape does its result have?
:::

:::part parameters
How many parameters does it learn, biases included?
:::
${
  asksField
    ? `
:::part field
How many rows of the input does one unit in the middle of layer ${sees}, counted from 0, see, padded zeros counted?
:::
`
    : ''
}${
    values
      ? `
:::part value
Compute the first number of the result.
:::
`
      : ''
  }
:::hint
Follow the shape through the network, one layer after the other.
:::

:::hint
A layer with weights learns one number for each of them, and one bias for each output channel or feature.
:::

:::solution
The shape is $\\val{modelShape(net, size)}$, and $\\val{modelParameters(net, size)}$ numbers are learned.${
    asksField ? ` The unit sees $\\val{modelFieldSize(net, size, ${sees})}$ rows.` : ''
  }${values ? ` The first number of the result is $\\val{${values.result}}$.` : ''}
:::
`;
}

function inputLines({ input }: ValueFormulas): string {
  return `parameters: { X: "integer -2..2 shape [${input.shape.join(', ')}]" }
original: { X: ${quoted(input.numbers)} }
`;
}

/** The layers as one line that a formula can hold. */
function networkText(text: string, shaped: ShapedModel): string {
  if (isChain(shaped)) return printPyTorch(shaped).replace(/\n\s*/g, ' ').replace(/, \)$/, ')');
  return text.trim().replace(/\s*\n\s*/g, ' | ');
}

/** A formula as a text of YAML: single quotes keep everything as it is. */
function quoted(formula: string): string {
  return `'${formula.replaceAll("'", "''")}'`;
}

function axesOf(shape: readonly number[]): string[] {
  if (shape.length === 1) return ['features'];
  const places = ['depth', 'rows', 'columns'].slice(4 - shape.length);
  return ['channels', ...(shape.length === 2 ? ['positions'] : places)];
}

function sizes(shape: readonly number[]): string {
  return shape.join(' × ');
}

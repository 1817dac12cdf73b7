// The line under the picture: what the selection says, as a formula, as text and as speech.

import { nameOf, numberText } from './names.ts';
import type { Contribution } from './contribution.ts';
import type { Scene } from './scene.ts';
import { selectedContributions } from './selection.ts';
import type { Selection } from './selection.ts';
import { coloured, joined, product, said } from './statement.ts';
import type { Statement } from './statement.ts';

/** The same statement three times, and what the formula leaves open. */
export interface SumLine extends Statement {
  /** One sentence, or nothing. */
  note: string;
}

/**
 * The selection as a worked sum: `y₁₀ = w₀₁·x₂₀ + …` for an output, the products it goes into for an input; with
 * both picked, the output's sum and in the note what the input does in it; undefined while nothing is picked. Formulas use `\inputrole`, `\weightrole`, `\outputrole`.
 */
export function sumLine(scene: Scene, selection: Selection): SumLine | undefined {
  const { output, input } = selection;
  if (output !== null && input !== null) return entryLine(scene, output, input);
  const products = selectedContributions(scene, selection);
  if (output !== null) return outputLine(scene, output, products);
  return input === null ? undefined : inputLine(scene, input, products);
}

/** y = Σ w·x over the cells that are there, then the same with numbers, then the result. */
function outputLine(scene: Scene, output: number, products: readonly Contribution[]): SumLine {
  const { output: y, input: x, kernel: w } = scene.blocks;
  const value = y.values?.[output];
  const named: Statement[] = [];
  const counted: Statement[] = [];
  for (const { input, weight } of products) {
    if (input === null) continue;
    named.push(product(coloured('weight', nameOf(w, weight)), coloured('input', nameOf(x, input))));
    counted.push(product(number('weight', w.values?.[weight]), number('input', x.values?.[input])));
  }
  const name = coloured('output', nameOf(y, output));
  const sides = [name, joined(named, ' + ', ', plus ')];
  if (value !== undefined) sides.push(joined(counted, ' + ', ', plus '), number('output', value));
  const note =
    products.length === 0
      ? `No product reaches ${name.text}.`
      : paddingNote(products.length - named.length, products.length);
  const last = value === undefined ? [] : [number('output', value)];
  const spoken = [name, ...sides.slice(1, 2), ...last].map((side) => side.spoken).join(' is ');
  return { ...joined(sides, ' = ', ' is '), spoken: `${spoken}. ${note}`.trim(), note };
}

/** y += w·x for every output that the input goes into. */
function inputLine(scene: Scene, input: number, products: readonly Contribution[]): SumLine {
  const { output: y, input: x, kernel: w } = scene.blocks;
  const name = coloured('input', nameOf(x, input));
  const kept = products.flatMap(({ output, weight }): Statement[] => {
    if (output === null) return [];
    const to = coloured('output', nameOf(y, output));
    const { latex, text, spoken } = product(coloured('weight', nameOf(w, weight)), name);
    return [
      {
        latex: `{${to.latex}\\mathrel{+}=${latex}}`,
        text: `${to.text} += ${text}`,
        spoken: `${to.spoken} receives ${spoken}`,
      },
    ];
  });
  const cropped = products.length - kept.length;
  const note =
    kept.length === 0
      ? `${name.text} reaches no output.`
      : cropped > 0
        ? `${cropped} of ${products.length} products land in the cropped margin.`
        : '';
  const line = kept.length === 0 ? name : joined(kept, ', ', '; ');
  const value = x.values?.[input];
  const own = value === undefined ? name.spoken : `${name.spoken}, value ${numberText(value)}`;
  const goesTo = kept.length === 0 ? '' : ` ${line.spoken}.`;
  return { ...line, spoken: `${own}.${goesTo} ${note}`.trim(), note };
}

/** The matrix entry at a row and column, then the sum of the row. */
function entryLine(scene: Scene, output: number, input: number): SumLine {
  const sum = outputLine(scene, output, selectedContributions(scene, { output, input: null }));
  const [meeting] = selectedContributions(scene, { output, input });
  const [y, x] = [nameOf(scene.blocks.output, output), nameOf(scene.blocks.input, input)];
  const w = meeting
    ? coloured('weight', nameOf(scene.blocks.kernel, meeting.weight))
    : said('0', 'zero');
  const entry: Statement = {
    latex: `A_{${output},${input}} = ${w.latex}`,
    text: `A[${output}, ${input}] = ${w.text}`,
    spoken: `Matrix row ${output}, column ${input} is ${w.spoken}.`,
  };
  return {
    ...joined([entry, sum], ', ', ' '),
    spoken: entry.spoken,
    note: meeting
      ? `${w.text} is the factor of ${x.text} in ${y.text}.`
      : `${x.text} does not reach ${y.text}.`,
  };
}

/** A number in its role's colour; a negative one among factors stands in brackets. */
function number(role: 'input' | 'weight' | 'output', value = 0): Statement {
  const text = numberText(value);
  const isBracketed = value < 0 && role !== 'output';
  return coloured(role, said(isBracketed ? `(${text})` : text, text));
}

function paddingNote(padded: number, all: number): string {
  if (padded === 0) return '';
  if (padded === all) return 'The whole window lies in the padding.';
  const verbs = padded === 1 ? 'lies in the padding and adds' : 'lie in the padding and add';
  return `${padded} of ${all} window cells ${verbs} 0.`;
}

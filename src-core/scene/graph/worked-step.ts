import type { Quantity } from '#core/traces/quantity.ts';
import { sumOf } from '#core/traces/sweeps.ts';
import { joined, said } from '../cells/statement.ts';
import type { Statement } from '../cells/statement.ts';
import { quantityText } from '../quantity-text.ts';
import { amountOf, arrivedAt } from './amounts.ts';
import { arrowBetween } from './graph-scene.ts';
import type { GraphScene } from './graph-scene.ts';
import { quantity } from './row-text.ts';
import type { GraphStep } from './steps.ts';
import { equation, factors, mark, ruleOf } from './worked-parts.ts';

/** What one step computes: formulas in the colours of the roles, and a sentence on what is still to come. */
export interface WorkedStep {
  lines: Statement[];
  /** One sentence, or nothing. */
  note: string;
}

/** The step as worked lines, such as `v̄₃ += v̄₅ · cos(v₃) = 1 · 0.96 = 0.96`; numbers only where they may be told. */
export function workedStep(scene: GraphScene, step: GraphStep): WorkedStep {
  if (step.kind === 'row') return rowStep(scene, step.node);
  if (step.kind === 'start') {
    const [bar, plain] = [mark(scene, step.node, 'bar'), mark(scene, step.node, '')];
    const ratio: Statement = {
      latex: `\\frac{\\partial ${plain.latex}}{\\partial ${plain.latex}}`,
      text: `∂${plain.text}/∂${plain.text}`,
      spoken: `d ${plain.spoken} by d ${plain.spoken}`,
    };
    return {
      lines: [equation([bar, ratio, said('1')])],
      note: 'The reverse sweep starts at the output.',
    };
  }
  return amountStep(scene, step);
}

function rowStep(scene: GraphScene, node: number): WorkedStep {
  const { spec, nodes, values } = scene;
  const row = nodes[node];
  const operation = row?.operation ?? said('');
  const value = values?.[node];
  const lines: Statement[] = [];
  if (spec.sweeps.includes('values'))
    lines.push(equation([mark(scene, node, ''), operation, ...known(value)]));
  if (spec.sweeps.includes('tangents')) lines.push(tangentLine(scene, node));
  const given = (row?.reads ?? []).flatMap((read) =>
    values?.[read] === undefined
      ? []
      : [`${mark(scene, read, '').text} = ${quantityText(values[read])}`],
  );
  return { lines, note: given.length > 0 ? `Here ${given.join(', ')}.` : '' };
}

/** v̇ = Σ ∂v/∂u · u̇ over the rows u that v reads. */
function tangentLine(scene: GraphScene, node: number): Statement {
  const reads = scene.nodes[node]?.reads ?? [];
  const named = reads.map((read) => factors([ruleOf(scene, read, node), mark(scene, read, 'dot')]));
  const counted = reads.map((read) => {
    const { slope } = arrowBetween(scene, read, node);
    const tangent = scene.tangents?.[read];
    return slope === undefined || tangent === undefined
      ? undefined
      : factors([quantity(slope, true), quantity(tangent, true)]);
  });
  const numbers = counted.every((one) => one !== undefined)
    ? [joined(counted, ' + ', ', plus ')]
    : [];
  return equation([
    mark(scene, node, 'dot'),
    joined(named, ' + ', ', plus '),
    ...numbers,
    ...known(scene.tangents?.[node]),
  ]);
}

function amountStep(scene: GraphScene, step: GraphStep & { kind: 'amount' }): WorkedStep {
  const { node, reader, arrived, expected } = step;
  const bar = mark(scene, node, 'bar');
  const amount = amountOf(scene, node, reader);
  const sides = [factors([mark(scene, reader, 'bar'), ruleOf(scene, node, reader)])];
  if (amount !== undefined) {
    const slope = arrowBetween(scene, node, reader).slope;
    const adjoint = scene.adjoints?.[reader];
    if (slope !== undefined && adjoint !== undefined)
      sides.push(factors([quantity(adjoint, true), quantity(slope, true)]));
    sides.push(quantity(amount));
  }
  const right = equation(sides);
  const line: Statement = {
    latex: `${bar.latex} \\mathrel{+}= ${right.latex}`,
    text: `${bar.text} += ${right.text}`,
    spoken: `${bar.spoken} receives ${right.spoken}`,
  };
  return { lines: [line], note: amountNote(scene, node, arrived, expected) };
}

/** What has arrived so far, and from how many arrows more is to come. */
function amountNote(scene: GraphScene, node: number, arrived: number, expected: number): string {
  const bar = mark(scene, node, 'bar').text;
  if (expected === 1) return `${bar} is complete: one arrow leads to it.`;
  const amounts = arrivedAt(scene, node, arrived);
  const sum =
    amounts === undefined || arrived === 1
      ? ''
      : ` ${amounts.map(quantityText).join(' + ').replaceAll('+ −', '− ')} = ${quantityText(sumOf(amounts))}.`;
  if (arrived === expected)
    return `${expected === 2 ? 'Both' : `All ${expected}`} amounts for ${bar} are there.${sum}`;
  const verb = arrived === 1 ? 'is' : 'are';
  return `${arrived} of ${expected} amounts for ${bar} ${verb} there; they are added up.${sum}`;
}

function known(value: Quantity | undefined): Statement[] {
  return value === undefined ? [] : [quantity(value)];
}

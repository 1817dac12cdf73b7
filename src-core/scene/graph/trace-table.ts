import { sumOf } from '#core/traces/sweeps.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import type { GraphQuantity } from './graph-spec.ts';
import type { GraphScene } from './graph-scene.ts';
import { quantityText } from '../quantity-text.ts';
import type { RowProgress } from './steps.ts';
import { arrivedAt } from './amounts.ts';

/**
 * What stands in a cell of the trace: a number; `partial`, the sum of the amounts that have arrived so far;
 * `blank`, not computed yet; `untold`, computed, but for the learner to find.
 */
export interface TraceCell {
  kind: 'number' | 'partial' | 'blank' | 'untold';
  text: string;
}

const blank: TraceCell = { kind: 'blank', text: '' };
const untold: TraceCell = { kind: 'untold', text: '?' };

/** The columns that a trace has, in order. */
export function traceColumns({ spec }: GraphScene): GraphQuantity[] {
  const order: GraphQuantity[] = ['values', 'tangents', 'adjoints'];
  const hasValues = spec.sweeps.includes('values') || spec.show.includes('values');
  return order.filter((one) => (one === 'values' ? hasValues : spec.sweeps.includes(one)));
}

/** One cell of the trace after the steps so far. */
export function traceCell(
  scene: GraphScene,
  progress: readonly RowProgress[],
  node: number,
  column: GraphQuantity,
): TraceCell {
  const row = progress[node];
  const isInput = scene.nodes[node]?.role === 'input';
  if (!row) return blank;
  switch (column) {
    case 'values':
      return row.value
        ? told(scene.values?.[node] ?? (isInput ? scene.point?.[node] : undefined))
        : blank;
    case 'tangents':
      return row.tangent
        ? told(scene.tangents?.[node] ?? (isInput ? scene.seed?.[node] : undefined))
        : blank;
    case 'adjoints':
      return adjointCell(scene, row, node);
  }
}

function adjointCell(scene: GraphScene, row: RowProgress, node: number): TraceCell {
  if (row.adjoint) {
    const isStart = row.amounts.length === 0 && scene.nodes[node]?.role === 'output';
    return isStart ? { kind: 'number', text: '1' } : told(scene.adjoints?.[node]);
  }
  if (row.amounts.length === 0) return blank;
  const amounts = arrivedAt(scene, node, row.amounts.length);
  return amounts ? { kind: 'partial', text: `${quantityText(sumOf(amounts))} + …` } : untold;
}

function told(value: Quantity | undefined): TraceCell {
  return value === undefined ? untold : { kind: 'number', text: quantityText(value) };
}

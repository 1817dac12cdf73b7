import type { TraceEdge } from '#core/traces/sweeps.ts';
import type { GraphQuantity } from './graph-spec.ts';

/** One step of the sweeps. */
export type GraphStep =
  /** The value and the tangent of a row, whichever are swept. */
  | { kind: 'row'; node: number }
  /** The adjoint of the output is set to 1. */
  | { kind: 'start'; node: number }
  /** The reader hands an amount back to the row that it read; it is the `arrived`-th of `expected`. */
  | { kind: 'amount'; node: number; reader: number; arrived: number; expected: number };

/** What is known of one row after some steps. */
export interface RowProgress {
  value: boolean;
  tangent: boolean;
  /** The readers whose amounts have arrived in the reverse sweep, in the order in which they did. */
  amounts: number[];
  /** Whether all amounts are there; the output's from the start of the reverse sweep. */
  adjoint: boolean;
}

/** Rows forward one by one, then the start, then every arrow back; inputs are known from the beginning. */
export function stepsOf(
  sweeps: readonly GraphQuantity[],
  inputs: number,
  rows: number,
  edges: readonly TraceEdge[],
): GraphStep[] {
  const steps: GraphStep[] = [];
  if (sweeps.includes('values') || sweeps.includes('tangents'))
    for (let node = inputs; node < rows; node++) steps.push({ kind: 'row', node });
  if (!sweeps.includes('adjoints')) return steps;
  steps.push({ kind: 'start', node: rows - 1 });
  const arrived = new Map<number, number>();
  for (const { from, to } of edges) {
    const count = (arrived.get(to) ?? 0) + 1;
    arrived.set(to, count);
    const expected = edges.filter((edge) => edge.to === to).length;
    steps.push({ kind: 'amount', node: to, reader: from, arrived: count, expected });
  }
  return steps;
}

/** What is known after the first `done` steps. */
export function progressAfter(
  steps: readonly GraphStep[],
  done: number,
  sweeps: readonly GraphQuantity[],
  inputs: number,
  rows: number,
): RowProgress[] {
  // What no step goes through is there from the start: values under a reverse sweep alone.
  const isSwept = sweeps.includes('values') || sweeps.includes('tangents');
  const progress = Array.from({ length: rows }, (_, node): RowProgress => {
    const isKnown = !isSwept || node < inputs;
    return { value: isKnown, tangent: isKnown, amounts: [], adjoint: false };
  });
  for (const step of steps.slice(0, done)) {
    const row = progress[step.node];
    if (!row) continue;
    if (step.kind === 'row') row.value = row.tangent = true;
    else if (step.kind === 'start') {
      // Nothing is handed back to a row that nobody reads: its adjoint is known at once, too.
      progress.forEach((one, node) => {
        one.adjoint = !steps.some((other) => other.kind === 'amount' && other.node === node);
      });
    } else {
      row.amounts.push(step.reader);
      row.adjoint = step.arrived === step.expected;
    }
  }
  return progress;
}

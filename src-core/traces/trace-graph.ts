import { ArgumentError } from '#core/errors.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import { byNumber } from './by-number.ts';
import { Decomposition } from './decomposition.ts';

/** One row of a trace: a name and one operation on earlier rows. */
export interface TraceNode {
  name: string;
  /** In the names of earlier rows. */
  formula: Expression;
  /** Positions of the rows that it reads, each once, inputs counted first. */
  reads: number[];
}

/** A formula as a list of operations: the inputs, then one row after the other; the last row is the output. */
export interface TraceGraph {
  inputs: string[];
  nodes: TraceNode[];
}

/** Beyond this nobody fills in a trace. */
const MAX_NODES = 60;

/**
 * The graph of a formula: v1, v2, … in the order in which one computes them, equal parts shared.
 * A sum of several terms is one row, so is a product of several factors; 1/v and v² are one each.
 *
 * Errors: ArgumentError for a formula without an operation, with Σ or ∏ in it, or with more than 60.
 */
export function traceGraph(formula: Expression): TraceGraph {
  const inputs = symbolsOf(formula).sort(byNumber);
  const taken = new Set(inputs);
  const names = (index: number): string => {
    const name = `v${index + 1}`;
    return taken.has(name) ? `u${index + 1}` : name;
  };
  const rows = new Decomposition(names).rowsOf(formula);
  return connected(inputs, rows);
}

/** The graph of rows given one by one; what no row defines is an input. */
export function traceOfRows(rows: readonly { name: string; formula: Expression }[]): TraceGraph {
  const defined = new Set(rows.map(({ name }) => name));
  if (defined.size < rows.length)
    throw new ArgumentError('trace', 'rows with names of their own', 'a name twice');
  const used = symbolsOf(...rows.map(({ formula }) => formula));
  const inputs = used.filter((name) => !defined.has(name)).sort(byNumber);
  return connected(inputs, rows);
}

/** Names of all rows, inputs first. */
export function rowNames({ inputs, nodes }: TraceGraph): string[] {
  return [...inputs, ...nodes.map(({ name }) => name)];
}

/** For each row the positions of the rows that read it, first to last. */
export function readersOf({ inputs, nodes }: TraceGraph): number[][] {
  const readers: number[][] = Array.from({ length: inputs.length + nodes.length }, () => []);
  nodes.forEach(({ reads }, at) => {
    for (const source of reads) readers[source]?.push(inputs.length + at);
  });
  return readers;
}

function connected(
  inputs: string[],
  rows: readonly { name: string; formula: Expression }[],
): TraceGraph {
  if (rows.length === 0 || rows.length > MAX_NODES)
    throw new ArgumentError('trace', `1 to ${MAX_NODES} operations`, `${rows.length}`);
  const places = new Map(inputs.map((name, at) => [name, at]));
  const nodes = rows.map(({ name, formula }): TraceNode => {
    const reads = symbolsOf(formula).map((symbol) => {
      const place = places.get(symbol);
      if (place !== undefined) return place;
      throw new ArgumentError('trace', `rows that use earlier rows in ${name}`, symbol);
    });
    places.set(name, places.size);
    return { name, formula, reads: reads.sort((a, b) => a - b) };
  });
  return { inputs, nodes };
}

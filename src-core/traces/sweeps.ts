import { ArgumentError } from '#core/errors.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { derivative } from './derivative.ts';
import { plus, times, toFloat, valueAt } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { slopeRules } from './slopes.ts';
import type { SlopeRules } from './slopes.ts';
import { readersOf, rowNames } from './trace-graph.ts';
import type { TraceGraph, TraceNode } from './trace-graph.ts';

/** One arrow of the graph, from a row to one that it reads, in the order of the reverse sweep. */
export interface TraceEdge {
  from: number;
  to: number;
}

/** What reverse mode does with the amounts that arrive at a row. */
export type Gather = (amounts: readonly Quantity[]) => Quantity;

/** v̄ = Σ of all amounts. */
export const sumOf: Gather = (amounts) => amounts.reduce(plus, Rational.zero);

/**
 * Values, slopes and sweeps of one graph at one point. With other rules, or another way to gather,
 * the same sweeps as someone gets them wrong.
 */
export class Sweeps {
  readonly graph: TraceGraph;
  readonly point: readonly Quantity[];
  readonly #rules: SlopeRules;
  readonly #names: string[];
  readonly #readers: number[][];
  #values: Quantity[] | undefined;

  /** Errors: ArgumentError when the point has not one number for each input. */
  constructor(graph: TraceGraph, point: readonly Quantity[], rules: SlopeRules = slopeRules) {
    if (point.length !== graph.inputs.length)
      throw new ArgumentError(
        'trace',
        `a number for each of ${graph.inputs.join(', ')}`,
        `${point.length}`,
      );
    this.graph = graph;
    this.point = point;
    this.#rules = rules;
    this.#names = rowNames(graph);
    this.#readers = readersOf(graph);
  }

  /** Values of all rows, inputs first. Errors: ArgumentError at a division by 0, or log 0. */
  get values(): readonly Quantity[] {
    this.#values ??= this.#evaluated();
    return this.#values;
  }

  /** The value of row `index` from the values above it. */
  valueOf(index: number, above: readonly Quantity[]): Quantity {
    const node = this.#node(index);
    return node ? valueAt(node.formula, this.#at(node, above)) : (this.point[index] ?? NaN);
  }

  /** ∂row/∂to at these values. */
  slope({ from, to }: TraceEdge, values: readonly Quantity[] = this.values): Quantity {
    const node = this.#node(from);
    return node ? valueAt(this.partial({ from, to }), this.#at(node, values)) : Rational.zero;
  }

  /** ∂row/∂to as a formula in the names of the rows. */
  partial({ from, to }: TraceEdge): Expression {
    const node = this.#node(from) as TraceNode;
    return derivative(node.formula, this.#names[to] ?? '', this.#rules);
  }

  /** The tangent of row `index` from the tangents above it: Σ ∂row/∂to · tangent of `to`. */
  tangentOf(
    index: number,
    above: readonly Quantity[],
    seed: readonly Quantity[],
    values: readonly Quantity[] = this.values,
  ): Quantity {
    const node = this.#node(index);
    if (!node) return seed[index] ?? NaN;
    return sumOf(
      node.reads.map((to) => times(this.slope({ from: index, to }, values), above[to] ?? NaN)),
    );
  }

  /** Forward mode: how fast each row changes while the inputs change by `seed`. */
  tangents(seed: readonly Quantity[]): Quantity[] {
    const found: Quantity[] = [];
    while (found.length < this.#names.length) found.push(this.tangentOf(found.length, found, seed));
    return found;
  }

  /** The amounts that arrive at a row, from the last reader to the first: the order of the reverse sweep. */
  amountsAt(index: number, adjointOf: (reader: number) => Quantity): Quantity[] {
    return (this.#readers[index] ?? [])
      .toReversed()
      .map((from) => times(adjointOf(from), this.slope({ from, to: index })));
  }

  /** Reverse mode: ∂output/∂row times `seed` for all rows, inputs first. */
  adjoints(seed: Quantity = Rational.one, gather: Gather = sumOf): Quantity[] {
    const last = this.#names.length - 1;
    const found: Quantity[] = [];
    for (let index = last; index >= 0; index--)
      found[index] =
        index === last ? seed : gather(this.amountsAt(index, (reader) => found[reader] ?? NaN));
    return found;
  }

  /** All arrows, last row first: the order in which reverse mode passes amounts on. */
  get edges(): TraceEdge[] {
    const { inputs, nodes } = this.graph;
    return nodes
      .map(({ reads }, at) =>
        reads.toSorted(nodesFirst(inputs.length)).map((to) => ({ from: inputs.length + at, to })),
      )
      .toReversed()
      .flat();
  }

  #node(index: number): TraceNode | undefined {
    return this.graph.nodes[index - this.graph.inputs.length];
  }

  #at({ reads }: TraceNode, values: readonly Quantity[]): Map<string, Quantity> {
    return new Map(reads.map((read) => [this.#names[read] ?? '', values[read] ?? NaN]));
  }

  #evaluated(): Quantity[] {
    const values: Quantity[] = [];
    for (const name of this.#names) {
      const value = this.valueOf(values.length, values);
      if (!Number.isFinite(toFloat(value)))
        throw new ArgumentError('trace', `a value for ${name} at this point`, 'none');
      values.push(value);
    }
    return values;
  }
}

/** Rows before inputs, each in their order. */
function nodesFirst(inputs: number): (left: number, right: number) => number {
  return (left, right) => Number(left < inputs) - Number(right < inputs) || left - right;
}

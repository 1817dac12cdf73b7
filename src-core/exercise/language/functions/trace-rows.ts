import { Rational } from '#core/symbolic/rational.ts';
import { times } from '#core/traces/quantity.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import { Sweeps } from '#core/traces/sweeps.ts';
import type { TraceGraph } from '#core/traces/trace-graph.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './pack-function.ts';
import { aboveColumn, graphArgument, inDegrees, quantities } from './trace-arguments.ts';
import type { TraceVariant } from './trace-variants.ts';

/** The sweeps over `f` at `point`, as the variant computes them. */
export function sweepsOf(given: Arguments, { hasDegrees, point, rules }: TraceVariant): Sweeps {
  const graph = graphArgument(given);
  const at = point(quantities(given, 'point'));
  return new Sweeps(hasDegrees ? inDegrees(graph) : graph, at, rules);
}

/** Which row of the trace the row `i` of a table is, and the numbers of all rows before it. */
function place(
  given: Arguments,
  { inputs }: TraceGraph,
  start: readonly Quantity[],
  column: number,
): { index: number; above: Quantity[] } {
  const own = aboveColumn(given, column);
  const i = given.integer('i');
  if (given.boolean('inputs')) return { index: i, above: own };
  return { index: inputs.length + i, above: [...start, ...own] };
}

/** The value of row `i` from the learner's values above it. */
export function valueRow(given: Arguments, variant: TraceVariant): Value {
  const sweeps = sweepsOf(given, variant);
  const { index, above } = place(given, sweeps.graph, sweeps.point, 0);
  return sweeps.valueOf(index, above);
}

/** The tangent of row `i` from the learner's tangents above it, at the right values. */
export function tangentRow(given: Arguments, variant: TraceVariant): Value {
  const sweeps = sweepsOf(given, variant);
  const seed = variant.seed(quantities(given, 'seed'));
  const { index, above } = place(given, sweeps.graph, seed, 0);
  return sweeps.tangentOf(index, above, seed);
}

/** Value and tangent of row `i`, both from the learner's rows above it. */
export function valueAndTangentRow(given: Arguments, variant: TraceVariant): Value {
  const sweeps = sweepsOf(given, variant);
  const seed = variant.seed(quantities(given, 'seed'));
  const values = place(given, sweeps.graph, sweeps.point, 0);
  const tangents = place(given, sweeps.graph, seed, 1);
  return [
    sweeps.valueOf(values.index, values.above),
    sweeps.tangentOf(tangents.index, tangents.above, seed, values.above),
  ];
}

/** Positions of the rows as reverse mode finishes them: last row first, then the inputs in their order. */
export function reverseOrder({ inputs, nodes }: TraceGraph): number[] {
  const rows = nodes.map((_, at) => inputs.length + at).toReversed();
  return [...rows, ...inputs.keys()];
}

/** The adjoint of the `i`-th row in reverse order from the learner's adjoints above it. */
export function adjointRow(given: Arguments, variant: TraceVariant): Value {
  const sweeps = sweepsOf(given, variant);
  const order = reverseOrder(sweeps.graph);
  const i = given.integer('i');
  if (i === 0) return startOf(given, sweeps, variant);
  const above = aboveColumn(given);
  const known = new Map(above.map((one, at) => [order[at] ?? -1, one]));
  return variant.gather(
    sweeps.amountsAt(order[i] ?? -1, (reader) => adjointOf(reader, known, order, variant)),
  );
}

/** From front to back, only the output has an adjoint when a row passes it on. */
function adjointOf(
  reader: number,
  known: ReadonlyMap<number, Quantity>,
  [output]: readonly number[],
  { isFrontToBack }: TraceVariant,
): Quantity {
  return isFrontToBack && reader !== output ? Rational.zero : (known.get(reader) ?? NaN);
}

/** The `i`-th contribution, by the learner's contributions above it: adjoint of its origin times the slope. */
export function contributionRow(given: Arguments, variant: TraceVariant): Value {
  const sweeps = sweepsOf(given, variant);
  const { edges, graph } = sweeps;
  const edge = edges[given.integer('i')];
  if (!edge) return NaN;
  const above = aboveColumn(given);
  const output = graph.inputs.length + graph.nodes.length - 1;
  const arrived = edges
    .slice(0, given.integer('i'))
    .flatMap(({ to }, at) => (to === edge.from ? [above[at] ?? NaN] : []));
  const adjoint =
    edge.from === output
      ? startOf(given, sweeps, variant)
      : variant.isFrontToBack
        ? Rational.zero
        : variant.gather(arrived);
  return times(adjoint, sweeps.slope(edge));
}

/** All adjoints, inputs first. */
export function allAdjoints(given: Arguments, variant: TraceVariant): Quantity[] {
  const sweeps = sweepsOf(given, variant);
  const start = startOf(given, sweeps, variant);
  if (!variant.isFrontToBack) return sweeps.adjoints(start, variant.gather);
  const last = sweeps.values.length - 1;
  return sweeps.values.map((_, index) => {
    if (index === last) return start;
    const amounts = sweeps.amountsAt(index, (reader) => (reader === last ? start : Rational.zero));
    return variant.gather(amounts);
  });
}

/** The amounts on all arrows, in the order of the reverse sweep: adjoint of the origin times the slope. */
export function allContributions(given: Arguments, variant: TraceVariant): Quantity[] {
  const sweeps = sweepsOf(given, variant);
  const adjoints = allAdjoints(given, variant);
  return sweeps.edges.map((edge) => times(adjoints[edge.from] ?? NaN, sweeps.slope(edge)));
}

function startOf(given: Arguments, sweeps: Sweeps, { start }: TraceVariant): Quantity {
  return start(given.rational('start'), sweeps.values.at(-1) ?? NaN);
}

import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import { readTrace } from '#core/traces/read-trace.ts';
import { Sweeps } from '#core/traces/sweeps.ts';
import { readersOf, rowNames } from '#core/traces/trace-graph.ts';
import type { Role } from '../cells/block.ts';
import type { Statement } from '../cells/statement.ts';
import type { GraphPart, GraphSpec } from './graph-spec.ts';
import { layOutGraph } from './lay-out-graph.ts';
import type { GraphLayout } from './lay-out-graph.ts';
import { rowFormula } from './row-text.ts';
import { stepsOf } from './steps.ts';
import type { GraphStep } from './steps.ts';

/** One row of the trace: an input, or one operation. */
export interface GraphNode {
  name: string;
  /** Inputs blue, the last row green; rows between have none. */
  role: Role | undefined;
  /** What the row computes; inputs compute nothing. */
  operation: Statement | undefined;
  reads: readonly number[];
  readers: readonly number[];
}

/** An arrow from a row that is read to the row that reads it. */
export interface GraphArrow {
  from: number;
  to: number;
  /** ∂to/∂from as a formula, where it may be told. */
  rule?: Statement;
  /** Its number, where it may be told. */
  slope?: Quantity;
}

/** Everything that a picture of a graph shows, its numbers only as far as the spec lets them be told. */
export interface GraphScene {
  spec: GraphSpec;
  nodes: GraphNode[];
  arrows: GraphArrow[];
  layout: GraphLayout;
  steps: GraphStep[];
  values?: readonly Quantity[];
  tangents?: readonly Quantity[];
  adjoints?: readonly Quantity[];
  /** Numbers of the inputs, which are given. */
  point?: readonly Quantity[];
  seed?: readonly Quantity[];
}

const everything: readonly GraphPart[] = ['values', 'rules', 'slopes', 'tangents', 'adjoints'];

/**
 * The graph of a spec; with `mayTell` all its numbers are told.
 *
 * Errors: ArgumentError where the formula cannot be read, numbers do not fit its inputs, or a row has no value.
 */
export function buildGraph(spec: GraphSpec, mayTell = false): GraphScene {
  const trace = readTrace(spec.formula);
  const point = spec.at?.map((text) => readNumber(text));
  const seed = spec.seed?.map((text) => readNumber(text));
  const inputs = trace.inputs.length;
  if (seed && seed.length !== inputs)
    throw new ArgumentError('graph', `${inputs} numbers in seed`, `${seed.length}`);
  const sweeps = new Sweeps(trace, point ?? new Array<number>(inputs).fill(NaN));
  const show = mayTell ? everything : spec.show;
  const tells = (part: GraphPart): boolean => show.includes(part);
  const readers = readersOf(trace);
  const names = rowNames(trace);
  const nodes = names.map((name, at): GraphNode => {
    const row = trace.nodes[at - inputs];
    return {
      name,
      role: at < inputs ? 'input' : at === names.length - 1 ? 'output' : undefined,
      operation: row && rowFormula(row.formula),
      reads: row?.reads ?? [],
      readers: readers[at] ?? [],
    };
  });
  // Read even where nothing is told: a point without a value is a fault of the exercise.
  const values = point && sweeps.values;
  const arrows = nodes.flatMap(({ reads }, to) =>
    reads.map((from): GraphArrow => {
      const edge = { from: to, to: from };
      return {
        from,
        to,
        ...((tells('rules') || tells('slopes')) && { rule: rowFormula(sweeps.partial(edge)) }),
        ...(tells('slopes') && values && { slope: sweeps.slope(edge) }),
      };
    }),
  );
  return {
    spec,
    nodes,
    arrows,
    layout: layOutGraph(nodes.map(({ reads }) => reads)),
    steps: stepsOf(spec.sweeps, inputs, names.length, sweeps.edges),
    ...(point && { point }),
    ...(seed && { seed }),
    ...(tells('values') && values && { values }),
    ...(tells('tangents') && values && seed && { tangents: sweeps.tangents(seed) }),
    ...(tells('adjoints') && values && { adjoints: sweeps.adjoints() }),
  };
}

/** The arrow from a row to one that reads it. Errors: ArgumentError where there is none. */
export function arrowBetween({ arrows }: GraphScene, from: number, to: number): GraphArrow {
  const found = arrows.find((arrow) => arrow.from === from && arrow.to === to);
  if (!found) throw new ArgumentError('arrowBetween', 'an arrow of the graph', `${from} → ${to}`);
  return found;
}

function readNumber(text: string): Quantity {
  const exact = Rational.parse(text);
  if (exact) return exact;
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new ArgumentError('graph', 'a number', `“${text}”`);
}

import type { Rational } from '#core/symbolic/rational.ts';
import { toFloat } from './quantity.ts';
import { Sweeps } from './sweeps.ts';
import { readersOf } from './trace-graph.ts';
import type { TraceGraph } from './trace-graph.ts';

/**
 * True where a trace tells right from wrong: values of 0.001 … 50 and all different, arguments with room to
 * move, no slope near 0, slopes of the output of 0.01 … 50, and those of the inputs all different.
 */
export function isTelling(graph: TraceGraph, point: readonly Rational[]): boolean {
  const sweeps = new Sweeps(graph, point);
  const values: number[] = [];
  while (values.length < graph.inputs.length + graph.nodes.length) {
    const value = toFloat(sweeps.valueOf(values.length, values));
    const size = Math.abs(value);
    // Not NaN, not 0, not large, and told apart from all others.
    if (!(size >= 0.001 && size <= 50)) return false;
    if (values.some((one) => Math.abs(one - value) < 0.001)) return false;
    values.push(value);
  }
  if (!graph.nodes.every((node) => hasRoom(node.formula, values, graph))) return false;
  const adjoints = sweeps.adjoints().map(toFloat);
  const gradient = adjoints.slice(0, graph.inputs.length);
  const slopes = sweeps.edges.map((edge) => Math.abs(toFloat(sweeps.slope(edge))));
  return (
    adjoints.every((one) => Math.abs(one) >= 0.01 && Math.abs(one) <= 50) &&
    slopes.every((one) => one >= 0.01) &&
    gradient.every((one, at) =>
      gradient.every((two, to) => at === to || Math.abs(one - two) > 0.01),
    ) &&
    readersOf(graph).some((readers) => readers.length > 1)
  );
}

/** Arguments of log and √ from 0.2 on, denominators from 0.3 on. */
function hasRoom(
  formula: TraceGraph['nodes'][number]['formula'],
  values: readonly number[],
  { inputs, nodes }: TraceGraph,
): boolean {
  const valueOf = (name: string): number => {
    const place = inputs.indexOf(name);
    return (
      values[place < 0 ? inputs.length + nodes.findIndex((one) => one.name === name) : place] ?? NaN
    );
  };
  switch (formula.kind) {
    case 'product':
      return formula.factors.every((factor) => hasRoom(factor, values, { inputs, nodes }));
    case 'power':
      return (
        formula.base.kind !== 'symbol' ||
        formula.exponent.kind !== 'number' ||
        formula.exponent.value.sign() > 0 ||
        Math.abs(valueOf(formula.base.name)) >= 0.3
      );
    case 'call': {
      const [argument] = formula.arguments;
      const isNarrow = formula.name === 'log' || formula.name === 'sqrt';
      return !isNarrow || (argument?.kind === 'symbol' && valueOf(argument.name) >= 0.2);
    }
    default:
      return true;
  }
}

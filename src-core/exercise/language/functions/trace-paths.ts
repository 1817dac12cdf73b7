import { BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import { times } from '#core/traces/quantity.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import { readersOf, rowNames } from '#core/traces/trace-graph.ts';
import type { TraceGraph } from '#core/traces/trace-graph.ts';
import type { PackFunction } from './pack-function.ts';
import { graphArgument } from './trace-arguments.ts';
import { sweepsOf } from './trace-rows.ts';
import { tangentMistakes, traceFunction } from './trace-variants.ts';

const MAX_PATHS = 200;

/** All ways from an input to the output, input by input; the way through the first reader comes first. */
function pathsOf(graph: TraceGraph): number[][] {
  const readers = readersOf(graph);
  const last = readers.length - 1;
  const found: number[][] = [];
  const walk = (path: number[]): void => {
    const end = path.at(-1) as number;
    if (end === last) {
      if (found.push(path) > MAX_PATHS) throw new BudgetError('tracePaths', `${MAX_PATHS} paths`);
      return;
    }
    for (const reader of readers[end] ?? []) walk([...path, reader]);
  };
  for (const input of graph.inputs.keys()) walk([input]);
  return found;
}

/** How many ways lead from each row to the output, by adding up from the back. */
function pathCounts(graph: TraceGraph): bigint[] {
  const readers = readersOf(graph);
  const counts: bigint[] = [];
  for (let at = readers.length - 1; at >= 0; at--)
    counts[at] =
      at === readers.length - 1
        ? 1n
        : (readers[at] ?? []).reduce((sum, reader) => sum + (counts[reader] ?? 0n), 0n);
  return counts;
}

/** Paths of a graph: why contributions are added. */
export const tracePathFunctions: PackFunction[] = [
  {
    signature: 'readTwice(f)',
    docs: 'For each row, inputs first, whether more than one row uses it: there contributions are added.',
    call: (given) => readersOf(graphArgument(given)).map((readers) => readers.length > 1),
  },
  {
    signature: 'pathCounts(f)',
    docs: 'For each input, how many paths lead from it to the output.',
    call(given) {
      const graph = graphArgument(given);
      return pathCounts(graph)
        .slice(0, graph.inputs.length)
        .map((count) => Rational.of(count));
    },
    misreadings: [
      {
        id: 'pathCounts.readers',
        title: 'arrows counted, not paths',
        say: 'You counted the arrows that leave the input. Each may split again further on.',
        call(given) {
          const graph = graphArgument(given);
          return readersOf(graph)
            .slice(0, graph.inputs.length)
            .map((readers) => Rational.of(readers.length));
        },
      },
      {
        id: 'pathCounts.once',
        title: 'each input counted once',
        say: 'An input that is used more than once starts more than one path.',
        call: (given) => graphArgument(given).inputs.map(() => Rational.one),
      },
    ],
  },
  {
    signature: 'pathTitles(f)',
    docs: 'The paths from the inputs to the output: x1 → v1 → v2, … At most 200.',
    call(given) {
      const graph = graphArgument(given);
      const names = rowNames(graph).map(nameToLatex);
      return pathsOf(graph).map((path) => `$${path.map((at) => names[at]).join(' \\to ')}$`);
    },
  },
  traceFunction(
    'pathProducts(f, point)',
    'The product of the slopes along each path of pathTitles.',
    (given, variant) => {
      const sweeps = sweepsOf(given, variant);
      return pathsOf(sweeps.graph).map((path) =>
        path
          .slice(1)
          .map((from, at): Quantity => sweeps.slope({ from, to: path[at] ?? 0 }))
          .reduce(times, Rational.one),
      );
    },
    tangentMistakes.filter(({ id }) => !id.endsWith('seeded')),
  ),
];

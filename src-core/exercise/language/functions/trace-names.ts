import { compactName, nameToLatex } from '#core/symbolic/symbol-name.ts';
import { add, multiply, symbol } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { toLatex } from '#core/symbolic/print.ts';
import { substitute } from '#core/symbolic/substitute.ts';
import { derivative } from '#core/traces/derivative.ts';
import { Sweeps } from '#core/traces/sweeps.ts';
import { rowNames } from '#core/traces/trace-graph.ts';
import type { TraceGraph } from '#core/traces/trace-graph.ts';
import type { PackFunction } from './pack-function.ts';
import { graphArgument } from './trace-arguments.ts';
import { reverseOrder } from './trace-rows.ts';
import { slopeVariants, traceFunction } from './trace-variants.ts';

/** `x1` with a mark over its letter: ẋ1, as learners type `xdot1`. */
function marked(name: string, mark: string): string {
  const [, letters = name, digits = ''] = /^(.*?)(\d*)$/u.exec(name) ?? [];
  return compactName(`${letters}${mark}${digits}`);
}

/** The formula of every row in the inputs alone. */
function inInputs({ nodes }: TraceGraph): Expression {
  const known = new Map<string, Expression>();
  for (const { name, formula } of nodes) known.set(name, substitute(formula, known));
  return known.get(nodes.at(-1)?.name ?? '') as Expression;
}

/** Rows of a trace as texts and formulas. */
export const traceNameFunctions: PackFunction[] = [
  {
    signature: 'traceNames(f, inputs = true)',
    docs: 'The names of the rows in which f is computed: x1, x2, v1, v2, … f is a formula or a list of rows “v1 = x1 + x2”.',
    call(given) {
      const graph = graphArgument(given);
      return given.boolean('inputs') ? rowNames(graph) : graph.nodes.map(({ name }) => name);
    },
  },
  {
    signature: 'traceTitles(f, mark = "", inputs = true)',
    docs: 'The names of the rows as titles of a table, with “dot” or “bar” as mark.',
    call(given) {
      const graph = graphArgument(given);
      const names = given.boolean('inputs') ? rowNames(graph) : graph.nodes.map(({ name }) => name);
      return names.map((name) => `$${nameToLatex(marked(name, given.text('mark')))}$`);
    },
  },
  {
    signature: 'adjointTitles(f)',
    docs: 'The names of the adjoints in the order of the reverse sweep: last row first, then the inputs.',
    call(given) {
      const graph = graphArgument(given);
      const names = rowNames(graph);
      return reverseOrder(graph).map((at) => `$${nameToLatex(marked(names[at] ?? '', 'bar'))}$`);
    },
  },
  {
    signature: 'contributionTitles(f)',
    docs: 'The arrows of the graph against its direction, in the order of the reverse sweep: v5 → v2, …',
    call(given) {
      const graph = graphArgument(given);
      const names = rowNames(graph).map(nameToLatex);
      const { edges } = new Sweeps(graph, new Array<number>(graph.inputs.length).fill(1));
      return edges.map(({ from, to }) => `$${names[from]} \\to ${names[to]}$`);
    },
  },
  {
    signature: 'traceRows(f)',
    docs: 'The rows as formulas in running text: v1 = x1 + x2.',
    call: (given) =>
      graphArgument(given).nodes.map(
        ({ name, formula }) => `$${nameToLatex(name)} = ${toLatex(formula)}$`,
      ),
  },
  traceFunction(
    'tangentRules(f)',
    'The rule of each tangent as a formula: v̇3 = 2·x2·ẋ2. Tangents are written ẋ2 or xdot2.',
    (given, { rules }) => {
      const graph = graphArgument(given);
      const names = rowNames(graph);
      return graph.nodes.map(({ formula, reads }) => {
        const terms = reads.map((read) => {
          const name = names[read] ?? '';
          return multiply(derivative(formula, name, rules), symbol(marked(name, 'dot')));
        });
        return { expression: add(...terms) };
      });
    },
    slopeVariants,
  ),
  traceFunction(
    'traceDerivatives(f)',
    'The partial derivatives of f as formulas in its inputs.',
    (given, { rules }) => {
      const graph = graphArgument(given);
      const formula = inInputs(graph);
      return graph.inputs.map((name) => ({ expression: derivative(formula, name, rules) }));
    },
    slopeVariants,
  ),
];

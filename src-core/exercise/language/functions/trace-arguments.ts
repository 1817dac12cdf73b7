import { ArgumentError } from '#core/errors.ts';
import { call, multiply, number } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { Quantity } from '#core/traces/quantity.ts';
import { readTrace } from '#core/traces/read-trace.ts';
import { traceGraph } from '#core/traces/trace-graph.ts';
import type { TraceGraph } from '#core/traces/trace-graph.ts';
import { asList, asText, isList, isSymbolValue, keyOf, kindOf } from '../value.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './pack-function.ts';

const MAX_KEPT = 32;
/** A row of a table is one call: its graph is read once. */
const kept = new Map<string, TraceGraph>();

/** The graph of `f`: a formula, or rows such as `["v1 = x1 + x2", "v2 = exp(v1)"]`. */
export function graphArgument(given: Arguments): TraceGraph {
  const value = given.value('f');
  const key = typeof value === 'string' ? value : keyOf(value);
  const known = kept.get(key);
  if (known) return known;
  const graph = readGraph(value);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, graph);
  return graph;
}

function readGraph(value: Value): TraceGraph {
  if (isList(value)) return readTrace(value.map((line) => asText(line, 'trace')));
  if (typeof value === 'string') return readTrace(value);
  if (typeof value === 'object' && isSymbolValue(value)) return traceGraph(value.expression);
  throw new ArgumentError('trace', 'a formula or a list of rows', kindOf(value));
}

/** A list of numbers, one for each input. */
export function quantities(given: Arguments, name: string): Quantity[] {
  return given.list(name).map(toQuantity);
}

/** One column of the rows that the learner has written; what is no number there is NaN. */
export function aboveColumn(given: Arguments, column = 0): Quantity[] {
  return given.list('above').map((row) => toQuantity(asList(row, 'above')[column] ?? NaN));
}

/** The graph whose sines and cosines take degrees. */
export function inDegrees({ inputs, nodes }: TraceGraph): TraceGraph {
  const factor = number(Rational.of(Math.PI / 180));
  const turned = (formula: Expression): Expression =>
    formula.kind === 'call' && (formula.name === 'sin' || formula.name === 'cos')
      ? call(formula.name, ...formula.arguments.map((part) => multiply(factor, part)))
      : formula;
  return {
    inputs,
    nodes: nodes.map((node) => ({ ...node, formula: turned(node.formula) })),
  };
}

function toQuantity(value: Value): Quantity {
  return value instanceof Rational || typeof value === 'number' ? value : NaN;
}

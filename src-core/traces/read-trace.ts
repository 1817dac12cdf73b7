import { ArgumentError } from '#core/errors.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { plainName } from '#core/symbolic/symbol-name.ts';
import { traceGraph, traceOfRows } from './trace-graph.ts';
import type { TraceGraph } from './trace-graph.ts';

const LINE = /^\s*(?<name>[\p{L}_][\p{L}\p{N}_{}]*)\s*=\s*(?<text>[^=]+)$/u;

/**
 * The graph of a formula such as `1/(x1 + x2) + x2^2`, or of rows such as `v1 = x1 + x2`.
 *
 * Errors: ArgumentError for what is neither, and as `traceGraph`.
 */
export function readTrace(source: string | readonly string[]): TraceGraph {
  return typeof source === 'string'
    ? traceGraph(readFormula(source))
    : traceOfRows(source.map(readRow));
}

function readRow(line: string): { name: string; formula: Expression } {
  const { name, text } = LINE.exec(line)?.groups ?? {};
  if (name === undefined || text === undefined)
    throw new ArgumentError('trace', 'rows such as “v1 = x1 + x2”', line);
  return { name: plainName(name), formula: readFormula(text) };
}

function readFormula(text: string): Expression {
  const parsed = parseExpression(text);
  if (parsed.ok) return parsed.expression;
  throw new ArgumentError('trace', 'a formula', `“${text}”: ${parsed.message}`);
}

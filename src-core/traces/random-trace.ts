import { ArgumentError, BudgetError } from '#core/errors.ts';
import type { Random } from '#core/random.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { isTelling } from './telling-point.ts';
import { traceOfRows } from './trace-graph.ts';
import type { TraceGraph } from './trace-graph.ts';

/** A graph to differentiate by hand, and a point at which nothing about it is degenerate. */
export interface RandomTrace {
  graph: TraceGraph;
  /** Its rows as one writes them: `v1 = x1 - x2`. */
  lines: string[];
  point: Rational[];
}

const COORDINATES = [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 3];
const JOINS = ['a + b', 'a - b', 'a*b'];
const QUOTIENT = 'a/b';
const POLYNOMIALS = ['a^2'];
const CURVED = ['1/a', 'sin(a)', 'cos(a)', 'exp(a)', 'log(a)', 'sqrt(a)', 'tanh(a)', 'sigmoid(a)'];
/** An operation right after the one that it undoes. */
const UNDONE = new Set(['log exp', 'exp log', 'sqrt ^2', '^2 sqrt', '1/ 1/']);
const ATTEMPTS = 20_000;

/**
 * A random graph with a row that is read twice, every row used, two curved rows or quotients at
 * least, no two equal values, values within 0.001 … 50 and slopes of the output within 0.01 … 50,
 * no two of the inputs' alike.
 *
 * Errors: BudgetError when no draw of 20,000 is like that.
 */
export function randomTrace(random: Random, inputs: number, nodes: number): RandomTrace {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const lines = randomLines(random, inputs, nodes);
    const point = Array.from({ length: inputs }, () => Rational.of(random.pick(COORDINATES)));
    if (!lines) continue;
    const graph = graphOf(lines);
    if (graph.inputs.length === inputs && isTelling(graph, point)) return { graph, lines, point };
  }
  throw new BudgetError('randomTrace', `${ATTEMPTS} draws`);
}

/** Rows by their texts; undefined where a row is left over or none is read twice. */
function randomLines(random: Random, inputs: number, nodes: number): string[] | undefined {
  const names = Array.from({ length: inputs }, (_, at) => `x${at + 1}`);
  const uses = new Map(names.map((name) => [name, 0]));
  const templates = new Map<string, string>();
  const lines: string[] = [];
  for (let row = 1; row <= nodes; row++) {
    const isLast = row === nodes;
    const isJoin = isLast || random.next() < 0.5;
    const template = isJoin
      ? random.pick(isLast ? JOINS : [...JOINS, QUOTIENT])
      : random.pick([...POLYNOMIALS, ...CURVED]);
    const first = source(random, uses, isLast ? 1 : 0.6);
    const second = isJoin ? source(random, uses, isLast ? 1 : 0.4, first) : undefined;
    const before = templates.get(first) ?? '';
    if (first === second || UNDONE.has(`${kindOf(template)} ${kindOf(before)}`)) return undefined;
    const text = template.replace('a', first).replace(/\bb\b/, second ?? '');
    const formula = isJoin ? text : template.replace(/\ba\b/, first);
    lines.push(`v${row} = ${formula}`);
    for (const name of [first, second])
      if (name !== undefined) uses.set(name, (uses.get(name) ?? 0) + 1);
    uses.set(`v${row}`, 0);
    templates.set(`v${row}`, template);
  }
  const counts = [...uses.values()].slice(0, -1);
  const curved = [...templates.values()].filter((one) => [...CURVED, QUOTIENT].includes(one));
  const isFit = counts.every((count) => count > 0) && counts.some((count) => count > 1);
  return isFit && curved.length >= 2 && new Set(lines.map(afterName)).size === nodes
    ? lines
    : undefined;
}

/** A row to read, one that nobody reads so far with this probability. */
function source(
  random: Random,
  uses: ReadonlyMap<string, number>,
  freshness: number,
  other?: string,
): string {
  const all = [...uses.keys()].filter((name) => name !== other);
  const fresh = all.filter((name) => uses.get(name) === 0);
  return random.pick(fresh.length > 0 && random.next() < freshness ? fresh : all);
}

function graphOf(lines: readonly string[]): TraceGraph {
  return traceOfRows(
    lines.map((line) => {
      const [name = '', text = ''] = line.split(' = ');
      const parsed = parseExpression(text);
      if (!parsed.ok) throw new ArgumentError('randomTrace', 'a row', `${line}: ${parsed.message}`);
      return { name, formula: parsed.expression };
    }),
  );
}

const afterName = (line: string): string => line.slice(line.indexOf('=') + 1);
const kindOf = (template: string): string => template.replace(/\(?a\)?/, '');

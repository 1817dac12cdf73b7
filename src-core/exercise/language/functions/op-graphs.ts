import { ArgumentError } from '#core/errors.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { traceOfRows } from '#core/traces/trace-graph.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { asList, asNumber, asText } from '../value.ts';
import type { Value } from '../value.ts';
import { reverseSweep } from './op-graph-sweep.ts';
import type { GraphNode, SweepMistake } from './op-graph-sweep.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Graphs of operations as data, for exercises in code. */
export const opGraphFunctions: PackFunction[] = [
  {
    signature: 'graphNodes(rows)',
    docs: 'Rows such as “v1 = x1·x2” as nodes [name, op, arguments]: ["v1", "mul", ["x1", "x2"]]. Ops: add, sub, mul, div, sq, recip and the functions of one number.',
    call: (given) =>
      given.list('rows').map((row) => {
        const [name, op, args] = nodeOf(asText(row, 'graphNodes'));
        return [name, op, args];
      }),
  },
  {
    signature: 'graphReverse(nodes, point)',
    docs: 'The value of the last node and the derivatives for the inputs x1, x2, …: [value, [∂/∂x1, …]]. Nodes are [name, op, arguments]; beside the ops of graphNodes there is sum, of any number.',
    call: (given) => reverse(given),
    misreadings: [
      {
        id: 'graphReverse.overwritten',
        title: 'adjoints overwritten',
        say: 'A node that is used more than once gets one contribution from each use. Add them up instead of keeping the last.',
        call: (given) => reverse(given, 'overwritten'),
      },
      {
        id: 'graphReverse.front-to-back',
        title: 'swept from front to back',
        say: 'An adjoint can be handed on only when it is complete. Go from the last node to the first.',
        call: (given) => reverse(given, 'front-to-back'),
      },
      {
        id: 'graphReverse.arguments-once',
        title: 'repeated arguments taken as one',
        say: 'In x·x both arguments are the same node, and each of them brings a contribution.',
        call: (given) => reverse(given, 'arguments-once'),
      },
      {
        id: 'graphReverse.minus-lost',
        title: 'minus sign lost',
        say: 'The second argument of a subtraction gets the contribution with a minus.',
        call: (given) => reverse(given, 'minus-lost'),
      },
    ],
  },
];

function reverse(given: Arguments, mistake?: SweepMistake): Value {
  const point = given.list('point').map((one) => asNumber(one, 'graphReverse, point'));
  const nodes = given.list('nodes').map((node): GraphNode => {
    const [name, op, args] = asList(node, 'graphReverse, nodes');
    if (name === undefined || op === undefined || args === undefined)
      throw new ArgumentError('graphReverse', 'nodes [name, op, arguments]', 'fewer parts');
    const who = 'graphReverse, nodes';
    return {
      ...{ name: asText(name, who), op: asText(op, who) },
      args: asList(args, who).map((one) => asText(one, who)),
    };
  });
  const { value, gradient } = reverseSweep(nodes, point, mistake);
  return [value, gradient];
}

/** Errors: ArgumentError for a row of another form. */
function nodeOf(row: string): [name: string, op: string, args: string[]] {
  const [name = '', text = ''] = row.split('=').map((part) => part.trim());
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new ArgumentError('graphNodes', 'rows such as “v1 = x1·x2”', row);
  const [node] = traceOfRows([{ name, formula: parsed.expression }]).nodes;
  const found = node && operationOf(node.formula);
  if (!found) throw new ArgumentError('graphNodes', 'one operation a row', row);
  return [name, ...found];
}

function operationOf(formula: Expression): [op: string, args: string[]] | undefined {
  switch (formula.kind) {
    case 'sum': {
      const [left, right, more] = formula.terms;
      const minus = right && negated(right);
      if (!left || !right || more) return undefined;
      return minus ? withNames('sub', [left, minus]) : withNames('add', [left, right]);
    }
    case 'product': {
      const [left, right, more] = formula.factors;
      if (!left || !right || more) return undefined;
      const under = inverted(right);
      if (under && left.kind === 'number' && left.value.toNumber() === 1)
        return withNames('recip', [under]);
      return under ? withNames('div', [left, under]) : withNames('mul', [left, right]);
    }
    case 'power': {
      const under = inverted(formula);
      if (under) return withNames('recip', [under]);
      const { base, exponent } = formula;
      const isSquare = exponent.kind === 'number' && exponent.value.toNumber() === 2;
      return isSquare ? withNames('sq', [base]) : undefined;
    }
    case 'call':
      return withNames(formula.name, formula.arguments);
    default:
      return undefined;
  }
}

/** Undefined where an argument is more than a name. */
function withNames(op: string, parts: readonly Expression[]): [string, string[]] | undefined {
  const names = parts.flatMap((part) => (part.kind === 'symbol' ? [part.name] : []));
  return names.length === parts.length ? [op, names] : undefined;
}

/** x of −x. */
function negated(part: Expression): Expression | undefined {
  if (part.kind !== 'product' || part.factors.length !== 2) return undefined;
  const [sign, rest] = part.factors;
  return sign?.kind === 'number' && sign.value.toNumber() === -1 ? rest : undefined;
}

/** x of 1/x. */
function inverted(part: Expression): Expression | undefined {
  if (part.kind !== 'power' || part.exponent.kind !== 'number') return undefined;
  return part.exponent.value.toNumber() === -1 ? part.base : undefined;
}

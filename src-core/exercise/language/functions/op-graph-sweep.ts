import { ArgumentError } from '#core/errors.ts';

export interface GraphNode {
  name: string;
  op: string;
  /** Names of earlier nodes, or of the inputs x1, x2, … */
  args: string[];
}

/** What learners get wrong in a reverse sweep. */
export type SweepMistake = 'overwritten' | 'front-to-back' | 'arguments-once' | 'minus-lost';

interface Operation {
  value(...args: number[]): number;
  /** The derivative for each argument; `y` is the value. */
  slopes(y: number, ...args: number[]): number[];
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

const operations: Readonly<Record<string, Operation>> = {
  add: { value: (a = 0, b = 0) => a + b, slopes: () => [1, 1] },
  sub: { value: (a = 0, b = 0) => a - b, slopes: () => [1, -1] },
  mul: { value: (a = 0, b = 0) => a * b, slopes: (_, a = 0, b = 0) => [b, a] },
  div: { value: (a = 0, b = 0) => a / b, slopes: (y, _, b = 0) => [1 / b, -y / b] },
  sq: { value: (a = 0) => a * a, slopes: (_, a = 0) => [2 * a] },
  recip: { value: (a = 0) => 1 / a, slopes: (y) => [-y * y] },
  sum: {
    value: (...all) => all.reduce((sum, one) => sum + one, 0),
    slopes: (_, ...all) => all.map(() => 1),
  },
  sin: { value: (a = 0) => Math.sin(a), slopes: (_, a = 0) => [Math.cos(a)] },
  cos: { value: (a = 0) => Math.cos(a), slopes: (_, a = 0) => [-Math.sin(a)] },
  exp: { value: (a = 0) => Math.exp(a), slopes: (y) => [y] },
  log: { value: (a = 0) => Math.log(a), slopes: (_, a = 0) => [1 / a] },
  sqrt: { value: (a = 0) => Math.sqrt(a), slopes: (y) => [1 / (2 * y)] },
  tanh: { value: (a = 0) => Math.tanh(a), slopes: (y) => [1 - y * y] },
  sigmoid: { value: (a = 0) => sigmoid(a), slopes: (y) => [y * (1 - y)] },
  // At 0 the slope halfway between both sides, as the exercises on traces have it.
  relu: { value: (a = 0) => Math.max(a, 0), slopes: (_, a = 0) => [a > 0 ? 1 : a < 0 ? 0 : 0.5] },
};

/**
 * Value of the last node and its derivatives for the inputs: all values from the first node to the last, then adjoints
 * from the last to the first.
 *
 * Errors: ArgumentError for an op or a name that is not known, and for no nodes.
 */
export function reverseSweep(
  nodes: readonly GraphNode[],
  point: readonly number[],
  mistake?: SweepMistake,
): { value: number; gradient: number[] } {
  const inputs = point.map((_, at) => `x${at + 1}`);
  const values = new Map(inputs.map((name, at) => [name, point[at] as number]));
  const argsOf = ({ args }: GraphNode): number[] =>
    args.map((name) => {
      const value = values.get(name);
      if (value !== undefined) return value;
      throw new ArgumentError('graphReverse', 'names of inputs and earlier nodes', name);
    });
  for (const node of nodes) values.set(node.name, operationOf(node).value(...argsOf(node)));
  const last = nodes.at(-1);
  if (!last) throw new ArgumentError('graphReverse', 'at least one node', 'none');

  const adjoints = new Map([[last.name, 1]]);
  for (const node of mistake === 'front-to-back' ? nodes : nodes.toReversed()) {
    const adjoint = adjoints.get(node.name) ?? 0;
    const slopes = operationOf(node).slopes(values.get(node.name) as number, ...argsOf(node));
    for (const [at, name] of node.args.entries()) {
      if (mistake === 'arguments-once' && node.args.indexOf(name) < at) continue;
      const slope = slopes[at] as number;
      const lost = mistake === 'minus-lost' && node.op === 'sub' ? Math.abs(slope) : slope;
      const before = mistake === 'overwritten' ? 0 : (adjoints.get(name) ?? 0);
      adjoints.set(name, before + adjoint * lost);
    }
  }
  return {
    value: values.get(last.name) as number,
    gradient: inputs.map((name) => adjoints.get(name) ?? 0),
  };
}

function operationOf({ op, args }: GraphNode): Operation {
  const found = Object.hasOwn(operations, op) ? operations[op] : undefined;
  const count =
    found && op !== 'sum'
      ? Math.max(found.value.length, found.slopes(1, 1, 1).length)
      : args.length;
  if (found && count === args.length) return found;
  const known = Object.keys(operations).join(', ');
  throw new ArgumentError(
    'graphReverse',
    `one of ${known} with its arguments`,
    `${op}(${args.join()})`,
  );
}

import { ArgumentError } from '#core/errors.ts';
import { Random, seedFrom } from '#core/random.ts';
import { randomTrace } from '#core/traces/random-trace.ts';
import { quantities } from './trace-arguments.ts';
import { traceNameFunctions } from './trace-names.ts';
import { networkTraceFunction } from './trace-networks.ts';
import { tracePathFunctions } from './trace-paths.ts';
import {
  adjointRow,
  allAdjoints,
  allContributions,
  contributionRow,
  sweepsOf,
  tangentRow,
  valueAndTangentRow,
  valueRow,
} from './trace-rows.ts';
import {
  adjointMistakes,
  tangentMistakes,
  traceFunction,
  valueMistakes,
} from './trace-variants.ts';
import type { Value } from '../value.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

const MAX_DRAWS = 16;
/** Every misreading is tried on the same draws. */
const lastDraws = new Map<string, Value>();

function drawnTrace(given: Arguments): Value {
  const [seed, inputs, nodes] = ['seed', 'inputs', 'nodes'].map((name) => given.integer(name)) as [
    number,
    number,
    number,
  ];
  if (inputs < 1 || inputs > 4 || nodes < 3 || nodes > 10)
    throw new ArgumentError('randomTrace', '1 to 4 inputs, 3 to 10 nodes', `${inputs}, ${nodes}`);
  const key = [seed, inputs, nodes].join();
  const known = lastDraws.get(key);
  if (known) return known;
  const { lines, point } = randomTrace(
    new Random(seedFrom('randomTrace', seed, inputs, nodes)),
    inputs,
    nodes,
  );
  if (lastDraws.size >= MAX_DRAWS) lastDraws.clear();
  lastDraws.set(key, [lines, point]);
  return [lines, point];
}

/** Traces of automatic differentiation: row by row for tables, and whole. */
export const traceFunctions: PackFunction[] = [
  ...traceNameFunctions,
  traceFunction(
    'traceValue(f, point, i, above, inputs = true)',
    'The value of row i of the evaluation trace, computed from the values above it. For `row` of a table.',
    valueRow,
    valueMistakes,
  ),
  traceFunction(
    'traceTangent(f, point, seed, i, above, inputs = true)',
    'The tangent of row i, computed from the tangents above it. For `row` of a table.',
    tangentRow,
    tangentMistakes,
  ),
  traceFunction(
    'traceValueAndTangent(f, point, seed, i, above, inputs = true)',
    'Value and tangent of row i, computed from the rows above it. For `row` of a table of two columns.',
    valueAndTangentRow,
    [...valueMistakes.slice(0, 1), ...tangentMistakes],
  ),
  traceFunction(
    'traceAdjoint(f, point, i, above, start = 1)',
    'The adjoint of the i-th row of adjointTitles, computed from the adjoints above it. For `row` of a table.',
    adjointRow,
    adjointMistakes,
  ),
  traceFunction(
    'traceContribution(f, point, i, above, start = 1)',
    'The i-th amount of contributionTitles, computed from the amounts above it. For `row` of a table.',
    contributionRow,
    adjointMistakes,
  ),
  traceFunction(
    'traceValues(f, point)',
    'The values of all rows, inputs first.',
    (given, variant) => [...sweepsOf(given, variant).values],
    valueMistakes,
  ),
  traceFunction(
    'traceTangents(f, point, seed)',
    'The tangents of all rows, inputs first; the last one is the derivative of f in this direction.',
    (given, variant) => sweepsOf(given, variant).tangents(variant.seed(quantities(given, 'seed'))),
    tangentMistakes,
  ),
  traceFunction(
    'traceAdjoints(f, point, start = 1)',
    'The adjoints of all rows, inputs first.',
    allAdjoints,
    adjointMistakes,
  ),
  traceFunction(
    'traceContributions(f, point, start = 1)',
    'The amounts on all arrows of contributionTitles.',
    allContributions,
    adjointMistakes,
  ),
  traceFunction(
    'traceGradient(f, point, start = 1)',
    'The adjoints of the inputs: the partial derivatives of f, times start.',
    (given, variant) =>
      allAdjoints(given, variant).slice(0, sweepsOf(given, variant).graph.inputs.length),
    adjointMistakes,
  ),
  ...tracePathFunctions,
  networkTraceFunction,
  {
    signature: 'randomTrace(seed, inputs = 2, nodes = 6)',
    docs: 'A random graph and a point: [["v1 = x1 - x2", …], [−1, 2]]. One row at least is used twice, and no value or slope is degenerate.',
    call: drawnTrace,
  },
];

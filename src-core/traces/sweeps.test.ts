import { describe, expect, test } from 'vitest';
import { Tensor } from '#core/autograd/tensor.ts';
import { grad } from '#core/autograd/grad.ts';
import { gradcheck } from '#core/autograd/gradcheck.ts';
import { jvp } from '#core/autograd/functional.ts';
import { Random } from '#core/random.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import { toText } from '#core/symbolic/print.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { toFloat } from './quantity.ts';
import { randomTrace } from './random-trace.ts';
import { Sweeps } from './sweeps.ts';
import { rowNames, traceGraph } from './trace-graph.ts';
import { onTensors } from './testing/on-tensors.ts';

function read(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
}

const numbers = (...values: number[]): Rational[] => values.map((value) => Rational.of(value));
const F = '1/(x1 + x2) + x2^2 + cos(x1)';

describe('traceGraph', () => {
  const rowsOf = (text: string): string[] =>
    traceGraph(read(text)).nodes.map(({ name, formula }) => `${name} = ${toText(formula)}`);

  test('takes a formula apart in the order in which it is computed', () => {
    const { inputs } = traceGraph(read(F));
    expect(inputs).toEqual(['x1', 'x2']);
    expect(rowsOf(F)).toHaveLength(5);
    expect(rowsOf(F).map((row) => row.replaceAll(/[\s*]/g, ''))).toEqual([
      'v1=x1+x2',
      'v2=1/v1',
      'v3=x2^2',
      'v4=cos(x1)',
      'v5=v2+v3+v4',
    ]);
  });

  test('computes a part that occurs twice once, also with its terms exchanged', () => {
    expect(rowsOf('exp(x + y) * sin(y + x)')).toHaveLength(4);
    expect(rowsOf('(x*y)^2 + y*x')).toHaveLength(3);
  });

  test('keeps minus signs and constants in the rows that use them', () => {
    expect(rowsOf('a - b').map((row) => row.replaceAll(' ', ''))).toEqual(['v1=a−b']);
    expect(rowsOf('log(x1) + x1*x2 - sin(x2)')).toHaveLength(4);
    expect(rowsOf('(x1 - x2)^2 * tanh(x2) + x1')).toHaveLength(5);
    expect(rowsOf('exp(x1*x2) + x1^2/x2')).toHaveLength(5);
    expect(rowsOf('3/(2*x + 1)')).toHaveLength(3);
  });

  test('sorts inputs as people count them', () => {
    expect(traceGraph(read('x10 + x2 + x1')).inputs).toEqual(['x1', 'x2', 'x10']);
  });

  test('refuses what has no operation', () => {
    expect(() => traceGraph(read('x'))).toThrow('operations');
  });
});

describe('Sweeps', () => {
  const sweeps = new Sweeps(traceGraph(read(F)), numbers(3, 6));

  test('gives the rows of the worked example: values, tangents, adjoints', () => {
    const fixed = (all: readonly (Rational | number)[]): string[] =>
      all.map((one) => toFloat(one).toFixed(6));
    expect(fixed(sweeps.values)).toEqual([
      '3.000000',
      '6.000000',
      '9.000000',
      '0.111111',
      '36.000000',
      '-0.989992',
      '35.121119',
    ]);
    expect(fixed(sweeps.tangents(numbers(1, 0)))).toEqual([
      '1.000000',
      '0.000000',
      '1.000000',
      '-0.012346',
      '0.000000',
      '-0.141120',
      '-0.153466',
    ]);
    expect(fixed(sweeps.adjoints())).toEqual([
      '-0.153466',
      '11.987654',
      '-0.012346',
      '1.000000',
      '1.000000',
      '1.000000',
      '1.000000',
    ]);
  });

  test('passes amounts on from the last row to the first', () => {
    const names = rowNames(sweeps.graph);
    expect(sweeps.edges.map(({ from, to }) => `${names[from]}→${names[to]}`)).toEqual([
      'v5→v2',
      'v5→v3',
      'v5→v4',
      'v4→x1',
      'v3→x2',
      'v2→v1',
      'v1→x1',
      'v1→x2',
    ]);
  });

  test('stays exact as long as fractions do', () => {
    const exact = new Sweeps(traceGraph(read('x*y/(x + 1)')), numbers(2, 5));
    expect(exact.adjoints().map(String)).toEqual(['5/9', '2/3', '1/3', '-10/9', '1']);
  });

  test('refuses a point at which a row has no value', () => {
    expect(() => new Sweeps(traceGraph(read('1/x')), numbers(0)).values).toThrow('a value for v1');
    expect(() => new Sweeps(traceGraph(read('log(x)')), numbers(-1)).values).toThrow('v1');
  });
});

const GRAPHS = Array.from({ length: 120 }, (_, seed) =>
  randomTrace(new Random(seed), 2 + (seed % 2), 5 + (seed % 3)),
);
describe('random graphs', () => {
  test('reverse mode agrees with autograd, and autograd with difference quotients', () => {
    for (const { graph, point } of GRAPHS) {
      const leaves = point.map((one) => new Tensor(NdArray.scalar(one.toNumber()), true));
      const output = onTensors(graph, leaves);
      const grads = grad(output, leaves).map(({ value }) => value.item());
      const ours = new Sweeps(graph, point).adjoints().slice(0, point.length).map(toFloat);
      ours.forEach((one, at) => expect(one).toBeCloseTo(grads[at] ?? NaN, 9));
    }
    for (const { graph, point } of GRAPHS.slice(0, 10)) {
      const f = (...parts: Tensor[]): Tensor => onTensors(graph, parts);
      const at = point.map((one) => NdArray.scalar(one.toNumber()));
      expect(gradcheck(f, at).ok).toBe(true);
    }
  });

  test('forward mode agrees with jvp and with reverse mode for any seed', () => {
    const random = new Random(1);
    for (const { graph, point } of GRAPHS) {
      const seed = point.map(() => Rational.of(random.integer(-3, 3)));
      const sweeps = new Sweeps(graph, point);
      const tangent = toFloat(sweeps.tangents(seed).at(-1) ?? NaN);
      const adjoints = sweeps.adjoints().map(toFloat);
      const product = seed.reduce(
        (sum, one, at) => sum + one.toNumber() * (adjoints[at] ?? NaN),
        0,
      );
      expect(tangent).toBeCloseTo(product, 9);
      const { derivative } = jvp(
        (...parts) => onTensors(graph, parts),
        point.map((one) => NdArray.scalar(one.toNumber())),
        seed.map((one) => NdArray.scalar(one.toNumber())),
      );
      expect(derivative.item()).toBeCloseTo(tangent, 9);
    }
  });

  test('are like no other, read a row twice, and have no slope that says nothing', () => {
    expect(new Set(GRAPHS.map(({ lines }) => lines.join())).size).toBeGreaterThan(115);
    for (const { graph, point } of GRAPHS) {
      const adjoints = new Sweeps(graph, point).adjoints().map(toFloat);
      expect(adjoints.every((one) => Math.abs(one) >= 0.01 && Math.abs(one) <= 50)).toBe(true);
      const reads = graph.nodes.flatMap((node) => node.reads);
      expect(new Set(reads).size).toBe(graph.inputs.length + graph.nodes.length - 1);
      expect(reads.length).toBeGreaterThan(new Set(reads).size);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { jvp } from '#core/autograd/functional.ts';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { toFloat } from '#core/traces/quantity.ts';
import { randomTrace } from '#core/traces/random-trace.ts';
import { onTensors } from '#core/traces/testing/on-tensors.ts';
import type { TraceGraph } from '#core/traces/trace-graph.ts';
import { buildGraph } from './graph-scene.ts';
import type { GraphScene } from './graph-scene.ts';
import type { GraphSpec } from './graph-spec.ts';
import { amountOf } from './amounts.ts';

const ALL: GraphSpec['show'] = ['values', 'rules', 'slopes', 'tangents', 'adjoints'];
const spec: GraphSpec = {
  family: 'graph',
  scene: 'graph',
  formula: '1/(x1 + x2) + x2^2 + cos(x1)',
  at: ['3', '6'],
  seed: ['1', '0'],
  sweeps: ['values', 'tangents', 'adjoints'],
  show: ALL,
};

/** Random graphs, their pictures, and a tangent to start with. */
const drawn = Array.from({ length: 60 }, (_, seed) => {
  const random = new Random(seed);
  const { graph, lines, point } = randomTrace(random, 2 + (seed % 2), 5 + (seed % 3));
  const start = point.map(() => random.integer(-3, 3));
  const scene = buildGraph({
    ...spec,
    formula: [...lines],
    at: point.map(String),
    seed: start.map(String),
  });
  return { graph, point: point.map((one) => one.toNumber()), start, scene };
});

/** The rows from `at` on, all earlier ones taken as inputs; or the rows up to `at`. */
function rest({ inputs, nodes }: TraceGraph, at: number): TraceGraph {
  const names = [...inputs, ...nodes.map(({ name }) => name)];
  return { inputs: names.slice(0, at), nodes: nodes.slice(at - inputs.length) };
}

describe('buildGraph', () => {
  test('has values and tangents of all rows that forward mode has', () => {
    for (const { graph, point, start, scene } of drawn) {
      graph.nodes.forEach((_, at) => {
        const upTo = { inputs: graph.inputs, nodes: graph.nodes.slice(0, at + 1) };
        const { output, derivative } = jvp(
          (...parts) => onTensors(upTo, parts),
          point.map((one) => NdArray.scalar(one)),
          start.map((one) => NdArray.scalar(one)),
        );
        const row = graph.inputs.length + at;
        expect(toFloat(scene.values?.[row] ?? NaN)).toBeCloseTo(output.item(), 9);
        expect(toFloat(scene.tangents?.[row] ?? NaN)).toBeCloseTo(derivative.item(), 9);
      });
    }
  });

  test('has the adjoints of all rows and the slopes of all arrows that autograd has', () => {
    for (const { graph, scene } of drawn) {
      const values = (scene.values ?? []).map(toFloat);
      for (let at = graph.inputs.length; at < values.length; at++) {
        const leaves = values.slice(0, at).map((one) => new Tensor(NdArray.scalar(one), true));
        const adjoints = grad(onTensors(rest(graph, at), leaves), leaves);
        adjoints.forEach((one, row) => {
          if (scene.nodes[row]?.readers.every((reader) => reader >= at))
            expect(toFloat(scene.adjoints?.[row] ?? NaN)).toBeCloseTo(one.value.item(), 8);
        });
        const own = { ...rest(graph, at), nodes: graph.nodes.slice(at - graph.inputs.length) };
        const single = { inputs: own.inputs, nodes: own.nodes.slice(0, 1) };
        const slopes = grad(onTensors(single, leaves), leaves);
        for (const { from, slope } of scene.arrows.filter(({ to }) => to === at))
          expect(toFloat(slope ?? NaN)).toBeCloseTo(slopes[from]?.value.item() ?? NaN, 9);
      }
    }
  });

  test('hands amounts back that add up to the adjoint of the row that they reach', () => {
    for (const { scene } of drawn)
      scene.nodes.forEach(({ readers, role }, node) => {
        if (role === 'output') return;
        const sum = readers.reduce(
          (total, reader) => total + toFloat(amountOf(scene, node, reader) ?? NaN),
          0,
        );
        expect(sum).toBeCloseTo(toFloat(scene.adjoints?.[node] ?? NaN), 9);
      });
  });

  test('holds no number that may not be told', () => {
    const blank = buildGraph({ ...spec, show: [] });
    for (const part of ['values', 'tangents', 'adjoints'] as const)
      expect(blank[part]).toBeUndefined();
    expect(blank.arrows.some(({ rule, slope }) => rule ?? slope)).toBe(false);
    const rules = buildGraph({ ...spec, show: ['rules'] });
    expect(rules.arrows.map(({ rule }) => rule?.text)).toContain('2·x₂');
    expect(rules.arrows.every(({ slope }) => slope === undefined)).toBe(true);
  });

  test('draws a formula without a point, in symbols alone', () => {
    const { at: _at, seed: _seed, ...plain } = spec;
    const scene: GraphScene = buildGraph(plain);
    expect(scene.values).toBeUndefined();
    expect(scene.nodes.map(({ operation }) => operation?.text ?? '')).toEqual([
      '',
      '',
      'x₁ + x₂',
      '1/v₁',
      'x₂²',
      'cos(x₁)',
      'v₂ + v₃ + v₄',
    ]);
  });

  test('names what does not fit', () => {
    expect(() => buildGraph({ ...spec, at: ['3'] })).toThrow('a number for each of x1, x2');
    expect(() => buildGraph({ ...spec, seed: ['1'] })).toThrow('2 numbers in seed');
    expect(() => buildGraph({ ...spec, at: ['3', 'six'] })).toThrow('“six”');
    expect(() => buildGraph({ ...spec, at: ['3', '-3'] })).toThrow('a value for v2');
  });
});

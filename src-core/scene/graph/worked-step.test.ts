import { describe, expect, test } from 'vitest';
import { describeGraph, nodeWords } from './graph-words.ts';
import { nodeAfterMove } from './graph-cursor.ts';
import { buildGraph } from './graph-scene.ts';
import type { GraphScene } from './graph-scene.ts';
import type { GraphSpec } from './graph-spec.ts';
import { progressAfter } from './steps.ts';
import type { RowProgress } from './steps.ts';
import { traceCell } from './trace-table.ts';
import { workedStep } from './worked-step.ts';

/** y = x·z + x² at x = 3, z = 5: ∂y/∂x = z + 2x = 11, ∂y/∂z = x = 3. */
const spec: GraphSpec = {
  family: 'graph',
  scene: 'graph',
  formula: ['v1 = x*z', 'v2 = x^2', 'v3 = v1 + v2'],
  at: ['3', '5'],
  sweeps: ['values', 'adjoints'],
  show: ['values', 'rules', 'slopes', 'adjoints'],
};
const scene = buildGraph(spec);
const asked = buildGraph({ ...spec, show: [] });

const after = ({ steps, nodes, spec: { sweeps } }: GraphScene, done: number): RowProgress[] =>
  progressAfter(steps, done, sweeps, 2, nodes.length);
const textAt = (one: GraphScene, step: number): string => {
  const worked = one.steps[step] && workedStep(one, one.steps[step]);
  return worked ? worked.lines.map(({ text }) => text).join('; ') : '';
};
const noteAt = (one: GraphScene, step: number): string =>
  one.steps[step] ? workedStep(one, one.steps[step]).note : '';
const column = (one: GraphScene, done: number, name: 'values' | 'adjoints'): string[] =>
  one.nodes.map((_, node) => traceCell(one, after(one, done), node, name).text);

describe('steps', () => {
  test('go forward row by row, then back arrow by arrow', () => {
    expect(scene.steps.map(({ kind, node }) => `${kind} ${scene.nodes[node]?.name}`)).toEqual([
      'row v1',
      'row v2',
      'row v3',
      'start v3',
      'amount v1',
      'amount v2',
      'amount x',
      'amount x',
      'amount z',
    ]);
  });

  test('leave blank what is not computed yet', () => {
    expect(column(scene, 0, 'values')).toEqual(['3', '5', '', '', '']);
    expect(column(scene, 2, 'values')).toEqual(['3', '5', '15', '9', '']);
    expect(column(scene, 3, 'adjoints')).toEqual(['', '', '', '', '']);
    expect(column(scene, 9, 'adjoints')).toEqual(['11', '3', '1', '1', '1']);
  });

  test('show a sum that is not complete as such', () => {
    expect(column(scene, 7, 'adjoints')).toEqual(['6 + …', '', '1', '1', '1']);
    expect(traceCell(scene, after(scene, 7), 0, 'adjoints').kind).toBe('partial');
  });

  test('tell no number that is asked, however far the sweep has gone', () => {
    expect(column(asked, 9, 'values')).toEqual(['3', '5', '?', '?', '?']);
    expect(column(asked, 7, 'adjoints')).toEqual(['?', '', '?', '?', '1']);
    const words = asked.nodes.map((_, node) => nodeWords(asked, after(asked, 9), node)).join(' ');
    const lines = asked.steps.flatMap((step) => workedStep(asked, step).lines);
    const all = [words, ...lines.map(({ text, spoken }) => text + spoken)].join(' ');
    expect(all).not.toMatch(/15|24|11|2·x/u);
  });
});

describe('workedStep', () => {
  test('writes out what a row computes', () => {
    expect(textAt(scene, 0)).toBe('v₁ = x·z = 15');
    expect(noteAt(scene, 0)).toBe('Here x = 3, z = 5.');
    expect(textAt(asked, 0)).toBe('v₁ = x·z');
  });

  test('writes an amount as adjoint times local derivative, and the sum so far', () => {
    expect(textAt(scene, 6)).toBe('x̄ += v̄₂ · 2·x = 1 · 6 = 6');
    expect(noteAt(scene, 6)).toBe('1 of 2 amounts for x̄ is there; they are added up.');
    expect(textAt(scene, 7)).toBe('x̄ += v̄₁ · z = 1 · 5 = 5');
    expect(noteAt(scene, 7)).toBe('Both amounts for x̄ are there. 6 + 5 = 11.');
    expect(textAt(asked, 7)).toBe('x̄ += v̄₁ · ∂v₁/∂x');
  });

  test('carries tangents along in forward mode', () => {
    const forward = buildGraph({
      ...spec,
      seed: ['1', '0'],
      sweeps: ['values', 'tangents'],
      show: ['values', 'rules', 'slopes', 'tangents'],
    });
    expect(textAt(forward, 0)).toBe('v₁ = x·z = 15; v̇₁ = z · ẋ + x · ż = 5 · 1 + 3 · 0 = 5');
    expect(textAt(forward, 2)).toBe('v₃ = v₁ + v₂ = 24; v̇₃ = 1 · v̇₁ + 1 · v̇₂ = 1 · 5 + 1 · 6 = 11');
  });
});

describe('nodeWords', () => {
  test('say value, inputs and local derivatives of a node', () => {
    expect(nodeWords(scene, after(scene, 9), 2)).toBe(
      'v 1: x times z. Value 15, adjoint 1. ' +
        'Reads x with local derivative z, which is 5; z with local derivative x, which is 3. Read by v 3.',
    );
    expect(nodeWords(scene, after(scene, 0), 3)).toContain(
      'Value not computed yet, adjoint not computed yet.',
    );
    expect(nodeWords(asked, after(asked, 9), 0)).toBe(
      'x, an input. Value 3, adjoint for you to find. Read by v 1, v 2.',
    );
  });

  test('describe the whole graph', () => {
    expect(describeGraph(scene)).toContain('2 inputs (x, z), 3 operations and 5 arrows');
    expect(describeGraph(scene)).toContain('v 3 is v 1 plus v 2. The last row is the output.');
  });
});

describe('nodeAfterMove', () => {
  test('goes left to what a node reads and right to what reads it', () => {
    // Both rows that v3 reads are equally near; v2 is drawn above v1, which keeps the arrows apart.
    expect(nodeAfterMove(scene, 4, 'left')).toBe(3);
    expect(nodeAfterMove(scene, 2, 'right')).toBe(4);
    expect(nodeAfterMove(scene, 4, 'right')).toBe(4);
    expect(nodeAfterMove(scene, null, 'right')).toBe(0);
  });

  test('reaches every node of a layer up and down', () => {
    expect(nodeAfterMove(scene, 3, 'down')).toBe(2);
    expect(nodeAfterMove(scene, 2, 'up')).toBe(3);
    expect(nodeAfterMove(scene, 2, 'down')).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { graphNumbers } from './graph-numbers.ts';
import { buildGraph } from './graph-scene.ts';
import type { GraphSpec } from './graph-spec.ts';

const product: GraphSpec = {
  family: 'graph',
  scene: 'graph',
  formula: 'x1*x2',
  at: ['3', '5'],
  seed: ['1', '0'],
  sweeps: ['values', 'tangents', 'adjoints'],
  show: ['values', 'adjoints'],
};

describe('graphNumbers', () => {
  it('has a line a row with what may be told of it', () => {
    // Of x₁x₂ at (3, 5): 15, with slopes 5 and 3.
    expect(graphNumbers(buildGraph(product))).toEqual({
      shape: [3, 2],
      values: [3, 5, 5, 3, 15, 1],
    });
  });

  it('is undefined while nothing may be told', () => {
    expect(graphNumbers(buildGraph({ ...product, show: [] }))).toBeUndefined();
  });
});

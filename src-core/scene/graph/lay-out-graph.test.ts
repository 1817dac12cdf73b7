import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { randomTrace } from '#core/traces/random-trace.ts';
import { layOutGraph } from './lay-out-graph.ts';
import { apart } from './spread.ts';

/** x, y → v = x·y, w = v², out = w + x. */
const SMALL = [[], [], [0, 1], [2], [0, 3]];

const graphs = Array.from({ length: 40 }, (_, seed) => {
  const { graph } = randomTrace(new Random(seed), 2 + (seed % 2), 5 + (seed % 4));
  return [...graph.inputs.map(() => []), ...graph.nodes.map(({ reads }) => reads)];
});

describe('layOutGraph', () => {
  test('puts inputs at the left and every other node right of all that it reads', () => {
    expect(layOutGraph(SMALL).places.map(({ layer }) => layer)).toEqual([0, 0, 1, 2, 3]);
    for (const reads of graphs) {
      const { places } = layOutGraph(reads);
      reads.forEach((sources, at) => {
        for (const source of sources)
          expect(places[source]?.layer).toBeLessThan(places[at]?.layer ?? 0);
      });
    }
  });

  test('gives an arrow one place in every layer from its start to its end', () => {
    const { routes } = layOutGraph(SMALL);
    expect(routes.map((route) => route.map(({ layer }) => layer))).toEqual([
      [0, 1],
      [0, 1],
      [1, 2],
      [0, 1, 2, 3],
      [2, 3],
    ]);
  });

  test('keeps nodes and lanes of one layer a row apart, from row 0 to the height', () => {
    for (const reads of [SMALL, ...graphs]) {
      const { places, routes, height } = layOutGraph(reads);
      const all = new Map(
        [...places, ...routes.flat()].map((place) => [`${place.layer} ${place.row}`, place]),
      );
      const rows = [...all.values()].map(({ row }) => row);
      expect(Math.min(...rows)).toBeCloseTo(0, 9);
      expect(Math.max(...rows)).toBeCloseTo(height, 9);
      for (const one of all.values())
        for (const two of all.values())
          if (one !== two && one.layer === two.layer)
            expect(Math.abs(one.row - two.row)).toBeGreaterThan(1 - 1e-9);
    }
  });

  test('draws a graph without a crossing where a plain order has none', () => {
    // Two chains that only their numbering crosses.
    const { places } = layOutGraph([[], [], [1], [0], [2], [3]]);
    const isUpper = (at: number): boolean => (places[at]?.row ?? 0) < 0.5;
    expect([0, 3, 5].map(isUpper)).toEqual([isUpper(0), isUpper(0), isUpper(0)]);
    expect([1, 2, 4].map(isUpper)).toEqual([isUpper(1), isUpper(1), isUpper(1)]);
  });
});

describe('apart', () => {
  test('leaves rows alone that are far enough from each other', () => {
    expect(apart([0, 1.5, 4])).toEqual([0, 1.5, 4]);
  });

  test('moves rows that are too close by equal amounts', () => {
    expect(apart([2, 2])).toEqual([1.5, 2.5]);
    expect(apart([0, 0, 0])).toEqual([-1, 0, 1]);
  });
});

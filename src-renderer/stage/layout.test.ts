import { describe, expect, test } from 'vitest';
import { cellCount } from '#core/scene/cells/block.ts';
import { cellAt } from '#core/scene/cells/block.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { exampleConvolution } from '#core/scene/cells/example-specs.ts';
import { axisOrders } from './axis-order.ts';
import { centreOf, layOut, placesOf } from './layout.ts';
import type { Vector } from './layout.ts';

const scene = buildScene({
  ...exampleConvolution,
  input: [3, 3, 4],
  outChannels: 2,
  stride: [1, 1],
});

/** Stacked and apart, with the axes in every order. */
const ways = (['stacked', 'apart'] as const).flatMap((spread) =>
  axisOrders.map(({ order, name }) => ({ spread, order, name })),
);

describe('layOut', () => {
  test.each(ways)('shows every cell of every block once ($spread, $name)', ({ spread, order }) => {
    for (const block of scene.blocks) {
      const cells = layOut(scene, spread, undefined, order)
        .filter((placement) => placement.block.id === block.id)
        .flatMap((placement) =>
          placesOf(placement).map((at) => cellAt(block, at, placement.volume)),
        )
        .filter((cell) => cell !== null);
      expect(cells.toSorted((a, b) => a - b)).toEqual([...Array(cellCount(block)).keys()]);
    }
  });

  test.each(ways)(
    'keeps all places inside the box and apart ($spread, $name)',
    ({ spread, order }) => {
      for (const placement of layOut(scene, spread, undefined, order)) {
        const centres = placesOf(placement).map((at) => centreOf(placement, at));
        for (const centre of centres)
          for (const axis of [0, 1, 2] as const)
            expect(Math.abs(centre[axis])).toBeLessThan(placement.size[axis] / 2 + 1e-9);
        expect(new Set(centres.map(String)).size).toBe(centres.length);
      }
    },
  );

  test('draws what is named first deep, then down, then across', () => {
    const [input] = layOut(scene, 'stacked', undefined, [2, 0, 1]);
    if (!input) throw new Error('no input');
    const [from, column, channel, row] = [
      { channel: 0, row: 0, column: 0 },
      { channel: 0, row: 0, column: 1 },
      { channel: 1, row: 0, column: 0 },
      { channel: 0, row: 1, column: 0 },
    ].map((at) => centreOf(input, at)) as [Vector, Vector, Vector, Vector];
    expect(column[2]).toBeLessThan(from[2]);
    expect(channel[1]).toBeLessThan(from[1]);
    expect(row[0]).toBeGreaterThan(from[0]);
  });

  test('gives each filter of the kernel a volume of its own', () => {
    const kernels = layOut(scene, 'stacked').filter(({ block }) => block.id === 'kernel');
    expect(kernels.map(({ volume }) => volume)).toEqual([0, 1]);
  });

  test('places the padding ring around the input alone', () => {
    const [input] = layOut(scene, 'stacked');
    // 3 channels of (3 + 2) × (4 + 2) places.
    expect(input && placesOf(input)).toHaveLength(90);
  });
});

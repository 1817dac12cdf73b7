import { describe, expect, test } from 'vitest';
import { cellCount } from '#core/scene/cells/block.ts';
import { cellAt } from '#core/scene/cells/block.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { exampleConvolution } from '#core/scene/cells/example-specs.ts';
import { centreOf, layOut, placesOf } from './layout.ts';

const scene = buildScene({
  ...exampleConvolution,
  input: [3, 3, 4],
  outChannels: 2,
  stride: [1, 1],
});

describe('layOut', () => {
  test.each(['stacked', 'apart'] as const)(
    'shows every cell of every block once (%s)',
    (spread) => {
      for (const block of scene.blocks) {
        const cells = layOut(scene, spread)
          .filter((placement) => placement.block.id === block.id)
          .flatMap((placement) =>
            placesOf(placement).map((at) => cellAt(block, at, placement.volume)),
          )
          .filter((cell) => cell !== null);
        expect(cells.toSorted((a, b) => a - b)).toEqual([...Array(cellCount(block)).keys()]);
      }
    },
  );

  test.each(['stacked', 'apart'] as const)(
    'keeps all places inside the box and apart (%s)',
    (spread) => {
      for (const placement of layOut(scene, spread)) {
        const centres = placesOf(placement).map((at) => centreOf(placement, at));
        for (const centre of centres)
          for (const axis of [0, 1, 2] as const)
            expect(Math.abs(centre[axis])).toBeLessThan(placement.size[axis] / 2 + 1e-9);
        expect(new Set(centres.map(String)).size).toBe(centres.length);
      }
    },
  );

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

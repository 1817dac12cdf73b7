import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildScene } from '#core/scene/cells/scene.ts';
import { axisOrders } from './axis-order.ts';
import { denseGrid, placeOfVoxel, voxelOfPlace } from './dense.ts';
import { firstSolid } from './volumes/voxel-walk.ts';
import type { Voxel } from './volumes/voxel-walk.ts';

const blockOf = (shape: number[]) => {
  const [block] = buildScene({ family: 'cells', scene: 'tensor', shape }).blocks;
  if (!block) throw new Error('no block');
  return block;
};

describe('denseGrid', () => {
  test.each(
    [true, false].flatMap((isStacked) =>
      axisOrders.map(({ order, name }) => ({ isStacked, order, name })),
    ),
  )(
    'shows every place in one voxel, which leads back to it ($isStacked, $name)',
    ({ isStacked, order }) => {
      const grid = denseGrid(blockOf([7, 3, 4]), isStacked, 0, order);
      const seen = new Set<string>();
      for (let channel = 0; channel < 7; channel++)
        for (let row = 0; row < 3; row++)
          for (let column = 0; column < 4; column++) {
            const voxel = voxelOfPlace(grid, { channel, row, column });
            expect(voxel.every((at, axis) => at >= 0 && at < (grid.size[axis] ?? 0))).toBe(true);
            expect(placeOfVoxel(grid, voxel)).toEqual({ channel, row, column });
            seen.add(voxel.join());
          }
      expect(seen.size).toBe(84);
    },
  );

  test('cuts the first channels away', () => {
    const grid = denseGrid(blockOf([7, 3, 4]), true, 2);
    expect(placeOfVoxel(grid, voxelOfPlace(grid, { channel: 1, row: 0, column: 0 }))).toBeNull();
    expect(
      placeOfVoxel(grid, voxelOfPlace(grid, { channel: 2, row: 0, column: 0 })),
    ).not.toBeNull();
  });
});

describe('firstSolid', () => {
  test('meets the solid cell whose box the ray enters first', () => {
    // Not fc.double, which draws as many numbers below 1e-300 as above.
    const within = (max: number) => fc.integer({ min: 0, max: 1000 * max }).map((n) => n / 1000);
    const part = fc
      .integer({ min: -1000, max: 1000 })
      .filter((n) => Math.abs(n) > 50)
      .map((n) => n / 1000);
    const size = [4, 3, 5] as const;
    fc.assert(
      fc.property(
        fc.tuple(within(4), within(3), within(5)),
        fc.tuple(part, part, part),
        fc.uniqueArray(fc.nat(59), { minLength: 4, maxLength: 30 }),
        (through, direction, solids) => {
          // From far away through the box: few lines drawn at random would meet it.
          const before = (axis: 0 | 1 | 2) => through[axis] - 200 * direction[axis];
          const origin = [before(0), before(1), before(2)] as const;
          const isSolid = ([x, y, z]: Voxel) => solids.includes((z * 3 + y) * 4 + x);
          let best: { voxel: Voxel; at: number } | undefined;
          let isClose = false;
          for (const solid of solids) {
            const voxel: Voxel = [solid % 4, Math.floor(solid / 4) % 3, Math.floor(solid / 12)];
            let [enter, leave] = [-Infinity, Infinity];
            for (const axis of [0, 1, 2] as const) {
              const a = (voxel[axis] - origin[axis]) / direction[axis];
              const b = (voxel[axis] + 1 - origin[axis]) / direction[axis];
              enter = Math.max(enter, Math.min(a, b));
              leave = Math.min(leave, Math.max(a, b));
            }
            // A ray along an edge may count as meeting either side: such draws say nothing.
            if (Math.abs(enter - leave) < 1e-3) isClose = true;
            if (enter < leave && (!best || enter < best.at)) best = { voxel, at: enter };
          }
          fc.pre(!isClose);
          expect(firstSolid(size, origin, direction, isSolid)).toEqual(best?.voxel ?? null);
        },
      ),
    );
  });
});

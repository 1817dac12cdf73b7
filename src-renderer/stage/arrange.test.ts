import { describe, expect, test } from 'vitest';
import { exampleConvolution, exampleStamps } from '#core/scene/cells/example-specs.ts';
import { cellAt } from '#core/scene/cells/block.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { arrange, placed, toPixels } from './arrange.ts';
import { cellSize, centreOf, layOut, placesOf } from './layout.ts';
import { pickCell } from './pick.ts';
import { turnBy, turned, unturned, viewPoints } from './view-point.ts';

const size = { width: 620, height: 300 };
const many: CellsSpec = { ...exampleConvolution, input: [2, 5, 5], outChannels: 3, stride: [1, 1] };

describe('arrange', () => {
  test.each([exampleConvolution, exampleStamps, many])(
    'keeps volumes apart and inside the picture',
    (spec) => {
      const arrangement = arrange(layOut(buildScene(spec), 'stacked'), viewPoints.angle, size);
      const boxes = arrangement.volumes.map(({ x, y, halfWidth, halfHeight }) => {
        const low = toPixels(arrangement, x - halfWidth, y + halfHeight);
        const high = toPixels(arrangement, x + halfWidth, y - halfHeight);
        return { left: low.x, top: low.y, right: high.x, bottom: high.y };
      });
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.right).toBeLessThanOrEqual(size.width);
        expect(box.bottom).toBeLessThanOrEqual(size.height);
        for (const other of boxes.slice(index + 1)) {
          const isApart =
            box.right <= other.left ||
            other.right <= box.left ||
            box.bottom <= other.top ||
            other.bottom <= box.top;
          expect(isApart).toBe(true);
        }
      }
    },
  );

  test('grows with the zoom', () => {
    const placements = layOut(buildScene(exampleConvolution), 'stacked');
    const plain = arrange(placements, viewPoints.front, size).scale;
    expect(arrange(placements, { ...viewPoints.front, zoom: 2 }, size).scale).toBeCloseTo(
      2 * plain,
    );
  });
});

describe('turned', () => {
  test('shows deeper points to the right and above, and nearer ones on the other side', () => {
    const [x, y] = turned(viewPoints.angle, [0, 0, -1]);
    expect(x).toBeGreaterThan(0);
    expect(y).toBeGreaterThan(0);
  });

  test('is undone by unturned', () => {
    const view = turnBy(viewPoints.angle, 0.4, -0.3);
    const back = unturned(view, turned(view, [1, -2, 3]));
    for (const [axis, expected] of [1, -2, 3].entries()) expect(back[axis]).toBeCloseTo(expected);
  });
});

describe('pickCell', () => {
  test.each(['angle', 'front'] as const)(
    'finds each front cell under the middle of its face (%s)',
    (name) => {
      const arrangement = arrange(layOut(buildScene(many), 'stacked'), viewPoints[name], size);
      for (const volume of arrangement.volumes) {
        const { placement } = volume;
        for (const at of placesOf(placement).filter(({ channel }) => channel === 0)) {
          const cell = cellAt(placement.block, at, placement.volume);
          if (cell === null) continue;
          const [x, y, z] = centreOf(placement, at);
          const [planeX, planeY] = placed(arrangement, volume, [x, y, z + cellSize[2] / 2]);
          expect(pickCell(arrangement, toPixels(arrangement, planeX, planeY))).toEqual({
            block: placement.block.id,
            cell,
          });
        }
      }
    },
  );

  test('finds every channel where they stand apart, and nothing in the padding', () => {
    const arrangement = arrange(layOut(buildScene(many), 'apart'), viewPoints.front, size);
    const [input] = arrangement.volumes;
    if (!input) throw new Error('no input');
    for (const at of placesOf(input.placement)) {
      const [x, y] = placed(arrangement, input, centreOf(input.placement, at));
      const cell = cellAt(input.placement.block, at);
      const hit = pickCell(arrangement, toPixels(arrangement, x, y));
      expect(hit).toEqual(cell === null ? null : { block: 'input', cell });
    }
  });
});

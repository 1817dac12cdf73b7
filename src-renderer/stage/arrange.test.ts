import { describe, expect, test } from 'vitest';
import { exampleConvolution, exampleStamps } from '#core/scene/cells/example-specs.ts';
import type { Position } from '#core/scene/cells/block.ts';
import { cellAt } from '#core/scene/cells/block.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { arrange, placed, toPixels } from './arrange.ts';
import { axisOrders, plainOrder } from './axis-order.ts';
import { cellSize, centreOf, layersBefore, layOut, placesOf } from './layout.ts';
import type { Placement } from './layout.ts';
import { pickCell } from './pick.ts';
import { turnBy, turned, unturned, viewPoints } from './view-point.ts';

const size = { width: 620, height: 300 };
const near = { ...viewPoints.angle, isPerspective: true };
const many: CellsSpec = { ...exampleConvolution, input: [2, 5, 5], outChannels: 3, stride: [1, 1] };

describe('arrange', () => {
  test.each(
    [exampleConvolution, exampleStamps, many].flatMap((spec) =>
      [viewPoints.angle, near].map((view) => ({ spec, view })),
    ),
  )(
    'keeps volumes apart and inside the picture ($spec.scene, $spec.outChannels filters, perspective $view.isPerspective)',
    ({ spec, view }) => {
      const arrangement = arrange(layOut(buildScene(spec), 'stacked'), view, size);
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

  test('keeps every corner of every cell within its volume, in perspective too', () => {
    const arrangement = arrange(layOut(buildScene(many), 'stacked'), near, size);
    for (const volume of arrangement.volumes)
      for (const at of placesOf(volume.placement)) {
        const centre = centreOf(volume.placement, at);
        for (const corner of [-0.5, 0.5]) {
          const [x, y] = placed(
            arrangement,
            volume,
            centre.map((part, axis) => part + corner * (cellSize[axis] ?? 0)) as never,
          );
          expect(Math.abs(x - volume.x)).toBeLessThanOrEqual(volume.halfWidth + 1e-9);
          expect(Math.abs(y - volume.y)).toBeLessThanOrEqual(volume.halfHeight + 1e-9);
        }
      }
  });

  test('draws what is nearer larger in perspective, and alike otherwise', () => {
    const widthAt = (isPerspective: boolean, z: number): number => {
      const view = { ...viewPoints.front, isPerspective };
      const arrangement = arrange(layOut(buildScene(many), 'stacked'), view, size);
      const [input] = arrangement.volumes;
      if (!input) throw new Error('no input');
      const [left, right] = [-1, 1].map((x) => placed(arrangement, input, [x, 0, z])[0]);
      return (right ?? 0) - (left ?? 0);
    };
    expect(widthAt(false, 1)).toBeCloseTo(widthAt(false, -1));
    expect(widthAt(true, 1)).toBeGreaterThan(widthAt(true, -1));
  });

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

/** Whether a place lies in the foremost layer that has cells. */
function isInFront(placement: Placement, at: Position): boolean {
  return layersBefore(placement, at) === placement.inFront;
}

describe('pickCell', () => {
  test.each([
    ...Object.entries(viewPoints).map(([name, view]) => ({ name, view, order: plainOrder })),
    ...axisOrders.map(({ name, order }) => ({ name: `near, ${name}`, view: near, order })),
  ])('finds each front cell under the middle of its face ($name)', ({ view, order }) => {
    const placements = layOut(buildScene(many), 'stacked', undefined, order);
    const arrangement = arrange(placements, view, size);
    for (const volume of arrangement.volumes) {
      const { placement } = volume;
      for (const at of placesOf(placement).filter((one) => isInFront(placement, one))) {
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
  });

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

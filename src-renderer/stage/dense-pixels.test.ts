import { expect, test } from 'vitest';
import { cellAt, cellCount } from '#core/scene/cells/block.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { axisOrders } from './axis-order.ts';
import { fadedShare } from './cell-style.ts';
import { byteOf, colourOfByte, rangeOf } from './colour-map.ts';
import { placeOfVoxel } from './dense.ts';
import { densePixels } from './dense-pixels.ts';
import { layOut } from './layout.ts';
import { lookOf } from './paint.ts';
import type { Palette, Rgb } from './palette.ts';

const role = { strong: [1, 0, 0], soft: [0.8, 0.6, 0.4] } as const;
const palette: Palette = {
  roles: { input: role, weight: role, output: role },
  surface: [1, 1, 1],
  text: [0, 0, 0],
  muted: [0.5, 0.5, 0.5],
  border: [0.5, 0.5, 0.5],
  accent: [0, 0, 1],
};

test.each(
  axisOrders.flatMap(({ order, name }) => [0, 2].map((from) => [name, from, order] as const)),
)(
  'every cell of a large volume has its own pixel with the colour of its number, %s from layer %i on',
  (_, from, order) => {
    const input = [6, 25, 40];
    const values = Float64Array.from({ length: 6000 }, (_number, at) => Math.sin(at / 7));
    const layers = 'relu';
    const spec = { family: 'cells', scene: 'network', input, layers, isEachApart: true } as const;
    const scene = buildScene({ ...spec, known: { input: values } });
    const [placement] = layOut(scene, 'apart', { from, volumeOf: () => 0 }, order);
    const grid = placement?.dense;
    if (!placement || !grid) throw new Error('expected a large volume');
    const { block } = placement;
    const look = lookOf(scene, { input: cellCount(block) - 1 });
    const pixels = densePixels(placement, grid, look, palette);
    const [width, height] = grid.size;
    const range = rangeOf(values);
    const expected = new Uint8ClampedArray(4 * width * height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const place = placeOfVoxel(grid, [x, height - 1 - y, 0]);
        const cell = place && cellAt(block, place);
        if (cell === null) continue;
        const emphasis = look.emphasis({ block: block.id, cell });
        const colour: Rgb =
          emphasis === 'picked'
            ? role.strong
            : colourOfByte(range.scale, byteOf(values[cell] ?? NaN, range));
        const share = emphasis === 'faded' ? fadedShare : 1;
        expected.set(
          [...colour, share].map((part) => part * 255),
          4 * (y * width + x),
        );
      }
    expect(pixels).toEqual(expected);
  },
);

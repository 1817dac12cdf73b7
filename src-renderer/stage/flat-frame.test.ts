import { expect, test } from 'vitest';
import type { FlatContext } from './flat-context.ts';
import { drawFrames } from './flat-frame.ts';
import type { Palette } from './palette.ts';

test('frames of small neighbours are wide enough to see, and no seam covers a line', () => {
  const strokes: [style: unknown, x: number, side: number][] = [];
  const context = {
    strokeStyle: '',
    lineWidth: 0,
    strokeRect: (x: number, _y: number, side: number) =>
      void strokes.push([context.strokeStyle, x, side]),
  };
  const palette = { surface: [1, 1, 1] } as unknown as Palette;
  const black = [0, 0, 0] as const;
  drawFrames(
    context as unknown as FlatContext,
    [
      { x: 10, y: 10, colour: black },
      { x: 13, y: 10, colour: black },
    ],
    3,
    palette,
  );
  expect(strokes.map(([style]) => style)).toEqual([
    ...['rgb(255 255 255 / 1)', 'rgb(255 255 255 / 1)'],
    ...['rgb(0 0 0 / 1)', 'rgb(0 0 0 / 1)'],
  ]);
  for (const [, , side] of strokes) expect(side).toBeGreaterThanOrEqual(8);
  // Around the middle of each.
  expect(strokes.map(([, x, side]) => x + side / 2)).toEqual([10, 13, 10, 13]);
});

import type { Page } from '@playwright/test';
import { cellAt } from '#core/scene/cells/block.ts';
import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { blockOf, buildScene } from '#core/scene/cells/scene.ts';
import { arrange, placed, toPixels, volumeOf } from '../src-renderer/stage/arrange.ts';
import type { PixelSize } from '../src-renderer/stage/arrange.ts';
import { centreOf, layOut } from '../src-renderer/stage/layout.ts';
import { viewPoints } from '../src-renderer/stage/view-point.ts';

interface Point {
  x: number;
  y: number;
}

/** Where the middle of a cell is drawn in a picture of some size, channels apart: the layout of the app itself says it. */
export function pointOf(
  spec: CellsSpec,
  view: keyof typeof viewPoints,
  size: PixelSize,
  [block, [channel = 0, row = 0, column = 0]]: readonly [string, readonly number[]],
): Point {
  const scene = buildScene(spec);
  const arrangement = arrange(layOut(scene, 'apart'), viewPoints[view], size);
  const at = { channel, row, column };
  const cell = cellAt(blockOf(scene, block), at, 0);
  const volume = cell === null ? undefined : volumeOf(arrangement, { block, cell });
  if (!volume) throw new Error(`pointOf: expected a cell of ${block}, got none`);
  const [x, y] = placed(arrangement, volume, centreOf(volume.placement, at));
  return toPixels(arrangement, x, y);
}

/**
 * Of each point whether what is drawn there has faded from one picture to the other: nearer to a quarter of its own
 * strength than to all of it. Small squares around the points are looked at, and most of their pixels decide.
 */
export function fadedAt(
  page: Page,
  [before, after]: readonly [Buffer, Buffer],
  points: readonly Point[],
): Promise<boolean[]> {
  const pictures = [before, after].map((bytes) => bytes.toString('base64'));
  return page.evaluate(
    async ([texts, places]) => {
      const pixelsOf = async (text: string) => {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes]));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d', {
          willReadFrequently: true,
        });
        context?.drawImage(image, 0, 0);
        return (x: number, y: number) => [
          ...(context?.getImageData(x, y, 1, 1).data ?? []).slice(0, 3),
        ];
      };
      const [first, second] = await Promise.all(texts.map(pixelsOf));
      if (!first || !second) return [];
      const far = (one: number[], other: number[]) =>
        Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)));
      const ground = first(4, 4);
      return places.map(({ x, y }) => {
        let votes = 0;
        for (let right = -2; right <= 2; right++)
          for (let down = -2; down <= 2; down++) {
            const [full, now] = [first(x + right, y + down), second(x + right, y + down)];
            const faded = full.map((part, at) => 0.25 * part + 0.75 * (ground[at] ?? 0));
            votes += far(now, faded) < far(now, full) ? 1 : -1;
          }
        return votes > 0;
      });
    },
    [pictures, points] as const,
  );
}

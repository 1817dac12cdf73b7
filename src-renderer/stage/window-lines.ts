import { positionOf } from '#core/scene/block.ts';
import type { Scene } from '#core/scene/scene.ts';
import { windowFrame } from '#core/scene/selection.ts';
import type { Selection, WindowFrame } from '#core/scene/selection.ts';
import { placed, volumeOf } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';
import { cellSize, centreOf } from './layout.ts';
import type { Vector } from './layout.ts';

type Quad = readonly [Vector, Vector, Vector, Vector];

/** One box of the window and the front of the cell it belongs to, as points on the picture's plane. */
export interface WindowLines {
  /** Clockwise from the upper left. */
  front: Quad;
  back: Quad;
  apex: Quad;
}

/** More windows than this have no beams: they would hide the picture. */
export const beamLimit = 4;

const signs = [
  [-1, 1],
  [1, 1],
  [1, -1],
  [-1, -1],
] as const;
/** How far the frame stands off its cells. */
const clearance = 0.03;

/** The picked window or stamp: one box through stacked channels, one a channel where they stand apart. */
export function windowLines(
  scene: Scene,
  arrangement: Arrangement,
  selection: Selection,
): WindowLines[] {
  const frame = windowFrame(scene, selection);
  const source = frame && volumeOf(arrangement, frame.apex);
  const target = frame && volumeOf(arrangement, { block: frame.block, cell: 0 });
  if (!frame || !source || !target) return [];
  const at = positionOf(scene.blocks[frame.apex.block], frame.apex.cell);
  const centre = centreOf(source.placement, at);
  const apex = quad((right, up) =>
    placed(arrangement, source, [
      centre[0] + (right * cellSize[0]) / 2,
      centre[1] + (up * cellSize[1]) / 2,
      centre[2] + cellSize[2] / 2,
    ]),
  );
  const spans = target.placement.isStacked
    ? [[0, frame.channels - 1] as const]
    : Array.from({ length: frame.channels }, (_, channel) => [channel, channel] as const);
  return spans.map(([first, last]) => ({
    front: face(arrangement, target, frame, first, 1),
    back: face(arrangement, target, frame, last, -1),
    apex,
  }));
}

function face(
  arrangement: Arrangement,
  target: Arranged,
  { row, column, rows, columns }: WindowFrame,
  channel: number,
  side: 1 | -1,
): Quad {
  const first = centreOf(target.placement, { channel, row, column });
  const out = 0.5 - clearance;
  return quad((right, up) =>
    placed(arrangement, target, [
      right < 0 ? first[0] - out : first[0] + columns - 1 + out,
      up > 0 ? first[1] + out : first[1] - rows + 1 - out,
      first[2] + side * (cellSize[2] / 2 + clearance),
    ]),
  );
}

function quad(corner: (right: number, up: number) => Vector): Quad {
  const [a, b, c, d] = signs;
  return [corner(...a), corner(...b), corner(...c), corner(...d)];
}

import type { Scene } from '#core/scene/cells/scene.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { windowFrames } from '#core/scene/cells/window-frames.ts';
import type { Region } from '#core/scene/cells/window-frames.ts';
import { range } from '#core/scene/cells/windows.ts';
import { placed } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';
import { centreOf } from './layout.ts';
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

/** The windows of a selection: one box through stacked channels, one a channel where they stand apart. */
export function windowLines(
  scene: Scene,
  arrangement: Arrangement,
  selection: Selection,
): WindowLines[] {
  return windowFrames(scene, selection).flatMap((frame) => {
    const [target, source] = [frame, frame.apex].map((region) => volumeAt(arrangement, region));
    if (!target || !source) return [];
    const apex = face(arrangement, source, frame.apex, frame.apex.channel, 1);
    const last = frame.channel + frame.channels - 1;
    const spans = target.placement.isStacked
      ? [[frame.channel, last] as const]
      : range(frame.channels, frame.channel).map((channel) => [channel, channel] as const);
    return spans.map(([first, end]) => ({
      front: face(arrangement, target, frame, first, 1),
      back: face(arrangement, target, frame, end, -1),
      apex,
    }));
  });
}

function volumeAt({ volumes }: Arrangement, { block, volume }: Region): Arranged | undefined {
  return volumes.find(
    ({ placement }) => placement.block.id === block && placement.volume === volume,
  );
}

function face(
  arrangement: Arrangement,
  target: Arranged,
  { row, column, rows, columns }: Region,
  channel: number,
  side: 1 | -1,
): Quad {
  const first = centreOf(target.placement, { channel, row, column });
  const out = 0.5 - clearance;
  return quad((right, up) =>
    placed(arrangement, target, [
      right < 0 ? first[0] - out : first[0] + columns - 1 + out,
      up > 0 ? first[1] + out : first[1] - rows + 1 - out,
      first[2] + side * (target.placement.thickness / 2 + clearance),
    ]),
  );
}

function quad(corner: (right: number, up: number) => Vector): Quad {
  const [a, b, c, d] = signs;
  return [corner(...a), corner(...b), corner(...c), corner(...d)];
}

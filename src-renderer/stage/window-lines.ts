import type { Scene } from '#core/scene/cells/scene.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { windowFrames } from '#core/scene/cells/window-frames.ts';
import type { Region } from '#core/scene/cells/window-frames.ts';
import { range } from '#core/scene/cells/windows.ts';
import type { Position } from '#core/scene/cells/block.ts';
import { placed } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';
import { drawnPlace, ownPlace } from './axis-order.ts';
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
    const apex = face(arrangement, source, frame.apex, endsOf(source, frame.apex).first.channel, 1);
    const { first, last } = endsOf(target, frame);
    const spans = target.placement.isStacked
      ? [[first.channel, last.channel] as const]
      : range(last.channel - first.channel + 1, first.channel).map((at) => [at, at] as const);
    return spans.map(([front, back]) => ({
      front: face(arrangement, target, frame, front, 1),
      back: face(arrangement, target, frame, back, -1),
      apex,
    }));
  });
}

function volumeAt({ volumes }: Arrangement, { block, volume }: Region): Arranged | undefined {
  return volumes.find(
    ({ placement }) => placement.block.id === block && placement.volume === volume,
  );
}

/** The first and the last place of a region, as drawn. */
function endsOf(
  { placement: { order } }: Arranged,
  { channel, row, column, channels, rows, columns }: Region,
): { first: Position; last: Position } {
  const end = {
    channel: channel + channels - 1,
    row: row + rows - 1,
    column: column + columns - 1,
  };
  return { first: drawnPlace(order, { channel, row, column }), last: drawnPlace(order, end) };
}

/** One layer of a region, as drawn. */
function face(
  arrangement: Arrangement,
  target: Arranged,
  region: Region,
  layer: number,
  side: 1 | -1,
): Quad {
  const { placement } = target;
  const { first, last } = endsOf(target, region);
  const [low, high] = [first, last].map((end) =>
    centreOf(placement, ownPlace(placement.order, { ...end, channel: layer })),
  ) as [Vector, Vector];
  const out = 0.5 - clearance;
  return quad((right, up) =>
    placed(arrangement, target, [
      right < 0 ? low[0] - out : high[0] + out,
      up > 0 ? low[1] + out : high[1] - out,
      low[2] + side * (placement.thickness / 2 + clearance),
    ]),
  );
}

function quad(corner: (right: number, up: number) => Vector): Quad {
  const [a, b, c, d] = signs;
  return [corner(...a), corner(...b), corner(...c), corner(...d)];
}

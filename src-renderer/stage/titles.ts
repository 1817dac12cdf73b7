import type { Block } from '#core/scene/cells/block.ts';
import { toPixels } from './arrange.ts';
import type { Arranged, Arrangement } from './arrange.ts';

/** Text over the picture, in CSS pixels: the title below a block or the sign between two. */
export interface Title {
  id: string;
  x: number;
  y: number;
  block?: Block;
  sign?: string;
}

const belowPx = 12;

/** The titles of the blocks and the signs between them, where the arrangement puts them. */
export function titlesOf(arrangement: Arrangement): Title[] {
  const groups = Object.values(
    Object.groupBy(arrangement.volumes, ({ placement }) => placement.block.id),
  );
  const boxes = groups.flatMap((group) =>
    group?.[0] ? [boxAround(group, group[0].placement.block)] : [],
  );
  const titles = boxes.map(({ block, left, right, bottom }): Title => {
    const { x, y } = toPixels(arrangement, (left + right) / 2, bottom);
    return { id: block.id, x, y: y + belowPx, block };
  });
  const signs = boxes.flatMap(({ block, left }, index): Title[] => {
    const before = boxes[index - 1]?.right;
    if (before === undefined || !block.sign) return [];
    const point = toPixels(arrangement, (before + left) / 2, 0);
    return [{ id: `before-${block.id}`, ...point, sign: block.sign }];
  });
  return [...titles, ...signs];
}

function boxAround(group: readonly Arranged[], block: Block) {
  return {
    block,
    left: Math.min(...group.map(({ x, halfWidth }) => x - halfWidth)),
    right: Math.max(...group.map(({ x, halfWidth }) => x + halfWidth)),
    bottom: Math.min(...group.map(({ y, halfHeight }) => y - halfHeight)),
  };
}

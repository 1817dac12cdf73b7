import { cellCount } from '#core/scene/cells/block.ts';
import type { Scene } from '#core/scene/cells/scene.ts';

/** Above this many boxes large blocks are drawn as one box each. */
const boxLimit = 5000;

/** Whether some blocks are drawn as one box each. */
export function isLarge(scene: Scene): boolean {
  return boxCount(scene) > boxLimit;
}

/** Above this many boxes edges are not smoothed. */
const smoothLimit = 600;

/** Whether the edges of boxes are smoothed: with many of them that takes half of a frame in software. */
export function hasSmoothEdges(scene: Scene): boolean {
  return boxCount(scene) <= smoothLimit;
}

/** How many boxes a scene would take, margins not counted. */
function boxCount({ blocks }: Scene): number {
  return blocks.reduce((sum, block) => sum + cellCount(block), 0);
}

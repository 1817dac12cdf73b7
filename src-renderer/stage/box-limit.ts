import { cellCount } from '#core/scene/block.ts';
import type { Scene } from '#core/scene/scene.ts';

/** Above this many boxes the 3D picture gives way to the flat one. */
export const boxLimit = 5000;

/** How many boxes a scene would take, margins not counted. */
export function boxCount(scene: Scene): number {
  return Object.values(scene.blocks).reduce((sum, block) => sum + cellCount(block), 0);
}

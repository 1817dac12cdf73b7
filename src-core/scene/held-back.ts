import type { SceneSpec } from './scene-spec.ts';

/**
 * Whether a picture must not be drawn at all as long as answers are open. A plane is drawn with its points alone, which
 * the statement gives.
 */
export function isHeldBack(spec: SceneSpec): boolean {
  return 'waits' in spec && spec.waits === true && spec.scene !== 'plot-plane';
}

import type { SmallNet } from '../../nets/small-net.ts';
import { CANVAS, MAP, gradCam, onCanvas, scoreGradient } from './class-maps.ts';

/** Kinds of maps, and how many columns each has. */
export const mapKinds = {
  cam: { docs: 'Grad-CAM', columns: MAP.columns },
  guided: { docs: 'guided backpropagation', columns: CANVAS.columns },
  plain: { docs: 'plain gradient', columns: CANVAS.columns },
  product: { docs: 'guided × Grad-CAM', columns: CANVAS.columns },
} as const;

export type MapKind = keyof typeof mapKinds;
export const MAP_KINDS = Object.keys(mapKinds) as MapKind[];

/** The four maps of one class on a canvas. */
export function mapsOf(
  net: SmallNet,
  canvas: Float64Array,
  target: number,
): Record<MapKind, Float64Array> {
  const cam = gradCam(net, canvas, target).map;
  const guided = scoreGradient(net, canvas, target, 'guided');
  const large = onCanvas(cam);
  return {
    cam,
    guided,
    plain: scoreGradient(net, canvas, target, 'plain'),
    product: guided.map((slope, at) => slope * (large[at] as number)),
  };
}

import type { Vector } from './layout.ts';

/** How the volumes are turned, each about its own middle, and how large they are beside the fitted size. */
export interface ViewPoint {
  /** To the left, so that right sides show. */
  turnRad: number;
  /** Towards the viewer, so that tops show. */
  tiltRad: number;
  zoom: number;
  /** Whether what is nearer is larger; else all rays are parallel. */
  isPerspective: boolean;
  /** How far the picture is moved, in CSS pixels. */
  panX: number;
  panY: number;
}

/** Angle and front are three-dimensional; flat shows all channels side by side in the plane. */
export type ViewName = 'angle' | 'front' | 'flat';

/** From the upper right, so that deeper channels show behind the first; and straight from the front. */
export const viewPoints: Record<'angle' | 'front', ViewPoint> = {
  angle: { turnRad: 0.36, tiltRad: 0.24, zoom: 1, isPerspective: false, panX: 0, panY: 0 },
  front: { turnRad: 0, tiltRad: 0, zoom: 1, isPerspective: false, panX: 0, panY: 0 },
};

const stepRad = Math.PI / 24;
const zoomStep = 1.2;

/** A point turned about the origin: first by `turnRad` about y, then by `tiltRad` about x. */
export function turned({ turnRad, tiltRad }: ViewPoint, [x, y, z]: Vector): Vector {
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  const [cosTilt, sinTilt] = [Math.cos(tiltRad), Math.sin(tiltRad)];
  const across = x * cos - z * sin;
  const depth = x * sin + z * cos;
  return [across, y * cosTilt - depth * sinTilt, y * sinTilt + depth * cosTilt];
}

/** The way back from `turned`. */
export function unturned({ turnRad, tiltRad }: ViewPoint, [x, y, z]: Vector): Vector {
  const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
  const [cosTilt, sinTilt] = [Math.cos(tiltRad), Math.sin(tiltRad)];
  const depth = z * cosTilt - y * sinTilt;
  return [x * cos + depth * sin, y * cosTilt + z * sinTilt, depth * cos - x * sin];
}

/** A view point turned by some angles, kept in front of the scene and not upside down. */
export function turnBy(view: ViewPoint, turnRad: number, tiltRad: number): ViewPoint {
  return {
    ...view,
    turnRad: clamp(view.turnRad + turnRad, -1.3, 1.3),
    tiltRad: clamp(view.tiltRad + tiltRad, -0.6, 1.3),
  };
}

/** Nearer (`factor` above 1) or farther, within reason. */
function zoomBy(view: ViewPoint, factor: number): ViewPoint {
  return { ...view, zoom: clamp(view.zoom * factor, 0.5, 24) };
}

/** Moved by some pixels. */
export function panBy(view: ViewPoint, byX: number, byY: number): ViewPoint {
  return { ...view, panX: view.panX + byX, panY: view.panY + byY };
}

/** Nearer or farther about a point, given in pixels from the picture's middle: what lies there stays there. */
export function zoomAbout(
  view: ViewPoint,
  factor: number,
  { x, y }: { x: number; y: number },
): ViewPoint {
  const zoomed = zoomBy(view, factor);
  const grown = zoomed.zoom / view.zoom;
  return { ...zoomed, panX: x + (view.panX - x) * grown, panY: y + (view.panY - y) * grown };
}

/** A drag over a picture of some width, in pixels: half the width turns by a quarter. */
export function drag(view: ViewPoint, byX: number, byY: number, width: number): ViewPoint {
  const perPixelRad = Math.PI / Math.max(1, width);
  return turnBy(view, -byX * perPixelRad, byY * perPixelRad);
}

const moves: Record<string, (view: ViewPoint) => ViewPoint> = {
  'Shift+ArrowLeft': (view) => turnBy(view, stepRad, 0),
  'Shift+ArrowRight': (view) => turnBy(view, -stepRad, 0),
  'Shift+ArrowUp': (view) => turnBy(view, 0, -stepRad),
  'Shift+ArrowDown': (view) => turnBy(view, 0, stepRad),
  '+': (view) => zoomBy(view, zoomStep),
  '=': (view) => zoomBy(view, zoomStep),
  '-': (view) => zoomBy(view, 1 / zoomStep),
};

/** What a key handler needs to know of a key. */
export type KeyStroke = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The view point that a key leads to, or undefined when the key moves something else. */
export function viewAfterKey(view: ViewPoint, event: KeyStroke): ViewPoint | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const isTurn = event.shiftKey && event.key.startsWith('Arrow');
  return moves[isTurn ? `Shift+${event.key}` : event.key]?.(view);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

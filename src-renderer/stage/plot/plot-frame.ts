import type { Figure, PlotPoint } from '#core/scene/plot/figure.ts';

/** Where the plane of a figure lies in a picture of some pixels. */
export interface PlotFrame {
  left: number;
  right: number;
  top: number;
  bottom: number;
  toPixel(point: PlotPoint): PlotPoint;
  fromPixel(pixel: PlotPoint): PlotPoint;
}

const ROOM = { left: 56, right: 18, top: 28, bottom: 42 };

/** The largest frame that fits; with equal units on both axes where the figure asks for them. */
export function plotFrame({ x, y, isSquare }: Figure, width: number, height: number): PlotFrame {
  let across = Math.max(40, width - ROOM.left - ROOM.right);
  let up = Math.max(40, height - ROOM.top - ROOM.bottom);
  if (isSquare) {
    const unit = Math.min(across / (x.to - x.from), up / (y.to - y.from));
    [across, up] = [unit * (x.to - x.from), unit * (y.to - y.from)];
  }
  const left = ROOM.left + Math.max(0, (width - ROOM.left - ROOM.right - across) / 2);
  const [right, top] = [left + across, ROOM.top];
  const bottom = top + up;
  return {
    left,
    right,
    top,
    bottom,
    toPixel: (point) => ({
      x: left + ((point.x - x.from) / (x.to - x.from)) * across,
      y: bottom - ((point.y - y.from) / (y.to - y.from)) * up,
    }),
    fromPixel: (pixel) => ({
      x: x.from + ((pixel.x - left) / across) * (x.to - x.from),
      y: y.from + ((bottom - pixel.y) / up) * (y.to - y.from),
    }),
  };
}

/** Points as the path of an SVG. */
export function pathOf(frame: PlotFrame, points: readonly PlotPoint[], isClosed = false): string {
  const steps = points.map((point, at) => {
    const { x, y } = frame.toPixel(point);
    return `${at === 0 ? 'M' : 'L'} ${short(x)} ${short(y)}`;
  });
  return steps.join(' ') + (isClosed && steps.length > 0 ? ' Z' : '');
}

/** Poles lead far out of the picture; beyond this SVG loses its way. */
function short(pixel: number): string {
  return Math.min(1e5, Math.max(-1e5, pixel)).toFixed(2);
}

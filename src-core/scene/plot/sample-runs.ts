import type { PlotPoint } from './figure.ts';

/** A place where a function jumps: the values that it approaches from both sides. */
export interface Jump {
  x: number;
  left: number;
  right: number;
}

export interface SampledRuns {
  runs: PlotPoint[][];
  jumps: Jump[];
}

const SAMPLES = 320;
const HALVINGS = 48;
/** A difference between neighbours above this share of the height is looked into. */
const STEEP = 1 / 40;

/**
 * A curve as runs of points. Where values are missing or infinite, and where halving the distance again and again
 * leaves a difference as it is, a run ends.
 */
export function sampleRuns(
  f: (x: number) => number,
  from: number,
  to: number,
  height: number,
): SampledRuns {
  const runs: PlotPoint[][] = [];
  const jumps: Jump[] = [];
  let run: PlotPoint[] = [];
  const end = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  let last: PlotPoint | undefined;
  for (let at = 0; at <= SAMPLES; at++) {
    const x = from + ((to - from) * at) / SAMPLES;
    const next = { x, y: f(x) };
    if (last && Number.isFinite(last.y) !== Number.isFinite(next.y)) {
      const edge = edgeOf(f, last, next);
      if (Number.isFinite(last.y)) run.push(edge);
      else run = [edge];
    } else if (last && Math.abs(next.y - last.y) > height * STEEP) {
      const [left, right] = narrowed(f, last, next);
      const isJump = Math.abs(right.y - left.y) > Math.abs(next.y - last.y) / 4;
      if (isJump) {
        run.push(left);
        end();
        run = [right];
        jumps.push({ x: rounded((left.x + right.x) / 2), left: left.y, right: right.y });
      }
    }
    if (Number.isFinite(next.y)) run.push(next);
    else end();
    last = next;
  }
  end();
  return {
    runs: runs.filter((one) => (one.at(-1)?.x ?? 0) - (one[0]?.x ?? 0) > 1e-9 * (to - from)),
    jumps: merged(jumps),
  };
}

/** A sample that lies on a jump makes two of it. */
function merged(jumps: readonly Jump[]): Jump[] {
  const kept: Jump[] = [];
  for (const jump of jumps) {
    const last = kept.at(-1);
    if (last?.x === jump.x) last.right = jump.right;
    else kept.push({ ...jump });
  }
  return kept;
}

/** The outermost point with a value between one that has none and one that has. */
function edgeOf(f: (x: number) => number, a: PlotPoint, b: PlotPoint): PlotPoint {
  let [inside, outside] = Number.isFinite(a.y) ? [a, b] : [b, a];
  for (let turn = 0; turn < HALVINGS; turn++) {
    const x = (inside.x + outside.x) / 2;
    const middle = { x, y: f(x) };
    if (Number.isFinite(middle.y)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The stretch between two points halved again and again, always on the side of the larger difference. */
function narrowed(f: (x: number) => number, a: PlotPoint, b: PlotPoint): [PlotPoint, PlotPoint] {
  let [left, right] = [a, b];
  for (let turn = 0; turn < HALVINGS; turn++) {
    const x = (left.x + right.x) / 2;
    const middle = { x, y: f(x) };
    if (!Number.isFinite(middle.y) || x <= left.x || x >= right.x) break;
    if (Math.abs(middle.y - left.y) > Math.abs(right.y - middle.y)) right = middle;
    else left = middle;
  }
  return [left, right];
}

/** Halving ends next to the place of the jump; nine decimals hit it where it is a short number. */
function rounded(x: number): number {
  return Number(x.toFixed(9)) + 0;
}

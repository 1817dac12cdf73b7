import type { PlotFormula } from './plot-formula.ts';

const SAMPLES = 128;
/** Room above and below. */
const MARGIN = 0.06;
/** Poles are cut off: no more than this many times the middle half of all values. */
const TALL = 8;

/** The heights that curves need between two places, without their poles. */
export function rangeOf(
  curves: readonly PlotFormula[],
  from: number,
  to: number,
  also: readonly number[],
): [bottom: number, top: number] {
  const values = curves
    .flatMap((curve) =>
      Array.from({ length: SAMPLES + 1 }, (_, at) =>
        curve.near(from + ((to - from) * at) / SAMPLES),
      ),
    )
    .concat(also)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? 0;
  const room = TALL * Math.max(at(0.75) - at(0.25), 1e-9);
  let [low, high] = [Math.max(at(0), at(0.25) - room), Math.min(at(1), at(0.75) + room)];
  if (at(0.75) === at(0.25)) [low, high] = [at(0), at(1)];
  if (low === high) [low, high] = [low - 1, high + 1];
  const margin = (high - low) * MARGIN;
  return [low - margin, high + margin];
}

import UPlot from 'uplot';
import { shortNumber } from './lab-words.ts';

/** From −MOST to MOST is as far as a number reaches. */
const MOST = Number.MAX_VALUE / 2;
/** An axis has room for fewer digits than this. */
const LARGE = 1e7;

/** The ends of a linear axis for these numbers; what lies past half the largest number there is leaves the plot. */
export function linearRange(min: number, max: number): [number, number] {
  const within = (value: number): number => Math.max(-MOST, Math.min(MOST, value));
  const [low, high] = UPlot.rangeNum(within(min), within(max), 0.1, true);
  return [within(low ?? 0), within(high ?? 1)];
}

/** A mark of an axis whose marks are `pace` apart: what rounding has left of 0 is 0, and large ones are short. */
export function markText(mark: number, pace: number): string {
  if (Math.abs(mark) < pace * 1e-6) return '0';
  if (Math.abs(mark) < LARGE) return shortNumber(mark);
  return Number(mark.toPrecision(4)).toExponential().replace('e+', 'e').replace('-', '−');
}

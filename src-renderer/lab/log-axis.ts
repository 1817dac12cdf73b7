/** Marks that an axis of this height has room for. */
const MOST_MARKS = 8;
/** Powers of ten from one mark to the next. */
const PACES = [1, 2, 5, 10, 20, 50];

const times = (digit: number, exponent: number): number => Number(`${digit}e${exponent}`);

/**
 * Steps from which a plot chooses those of its axes: d · 10^k, up to the largest numbers there are. Those that uPlot
 * brings along end at 10³¹, and an axis that needs larger ones is not drawn.
 */
export const AXIS_STEPS: number[] = Array.from({ length: 32 + 308 }, (_, i) => i - 32).flatMap(
  (exponent) => [1, 2, 2.5, 5].map((digit) => times(digit, exponent)),
);

/** The ends of a logarithmic axis for numbers above 0: d · 10^k, and never 0 or ∞. */
export function logRange(min: number, max: number): [number, number] {
  const [below, above] = [exponentOf(min), exponentOf(max)];
  // A quotient may be rounded past the next digit.
  const low = Math.min(min, times(Math.max(1, Math.floor(min / times(1, below))), below));
  const high = Math.max(max, times(Math.ceil(max / times(1, above)), above));
  const [from, to] = low < high ? [low, high] : [low / 10, high * 10];
  return [Math.max(from, Number.MIN_VALUE), Math.min(to, Number.MAX_VALUE)];
}

/** Where a logarithmic axis is marked: at powers of ten, and in between where it has fewer than two of them. */
export function logMarks(min: number, max: number): number[] {
  const [lowest, highest] = [exponentOf(min), exponentOf(max)];
  const pace = PACES.find((one) => (highest - lowest) / one < MOST_MARKS) ?? 100;
  const at = (digits: readonly number[], every: number): number[] => {
    const first = Math.ceil(lowest / every);
    const count = Math.floor(highest / every) - first + 1;
    return Array.from({ length: Math.max(0, count) }, (_, i) => (first + i) * every)
      .flatMap((exponent) => digits.map((digit) => times(digit, exponent)))
      .filter((mark) => mark >= min && mark <= max);
  };
  const choices = [at([1], pace), at([1, 2, 5], 1), at([1, 2, 3, 4, 5, 6, 7, 8, 9], 1)];
  return choices.find(({ length }) => length > 1) ?? [min];
}

/** Of the power of ten below a number; of the smallest numbers that of the least power there is. */
const exponentOf = (value: number): number => Math.max(-323, Math.floor(Math.log10(value)));

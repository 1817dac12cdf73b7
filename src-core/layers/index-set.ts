import { BudgetError } from '#core/errors.ts';

/** The whole numbers from first to last, both included. */
export type Interval = readonly [first: number, last: number];

/** Whole numbers as intervals: sorted, apart from each other, and not touching. */
export type IndexSet = readonly Interval[];

/** How windows of a direct layer lie along one axis. */
export interface WindowRule {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** More single numbers than any axis of a picture has. */
const MAX_POINTS = 1_000_000;

const noIndices: IndexSet = [];

/** first … last; nothing when last is below first. */
export function interval(first: number, last: number): IndexSet {
  return last < first ? noIndices : [[first, last]];
}

/** 0 … size − 1. */
export function wholeAxis(size: number): IndexSet {
  return interval(0, size - 1);
}

/** The numbers that lie in at least one of the intervals, given in any order. */
export function uniteIntervals(intervals: readonly Interval[]): IndexSet {
  const united: [number, number][] = [];
  for (const [first, last] of intervals.toSorted(([a], [b]) => a - b)) {
    const open = united.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else united.push([first, last]);
  }
  return united;
}

/** The part within 0 … size − 1. */
export function clipTo(set: IndexSet, size: number): IndexSet {
  return set.flatMap(([first, last]) => interval(Math.max(first, 0), Math.min(last, size - 1)));
}

export function countOf(set: IndexSet): number {
  return set.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** Least and greatest number; undefined for an empty set. */
export function extentOf(set: IndexSet): Interval | undefined {
  const [first, last] = [set[0], set.at(-1)];
  return first && last && [first[0], last[1]];
}

/** True when every number of `inner` is in `outer`. */
export function containsSet(outer: IndexSet, inner: IndexSet): boolean {
  return inner.every(([first, last]) => outer.some(([low, high]) => low <= first && last <= high));
}

export function isSameSet(left: IndexSet, right: IndexSet): boolean {
  return (
    left.length === right.length &&
    left.every(([first, last], i) => first === right[i]?.[0] && last === right[i][1])
  );
}

/** Every number by itself. Errors: BudgetError past a million. */
export function indicesOf(set: IndexSet): number[] {
  checkPoints(countOf(set));
  return set.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
}

/**
 * What the windows in `set` read along one axis: r·stride − padding + dilation·(0 … kernel − 1), not clipped to the input.
 *
 * Errors: BudgetError past a million numbers.
 */
export function readByWindows(set: IndexSet, rule: WindowRule): IndexSet {
  const { kernel, stride, padding, dilation } = rule;
  const reach = dilation * (kernel - 1);
  const isDense = (dilation === 1 || kernel === 1) && (stride <= kernel || stride === 1);
  if (isDense)
    return uniteIntervals(
      set.map(([first, last]) => [first * stride - padding, last * stride - padding + reach]),
    );
  const taps = Array.from({ length: kernel }, (_, a) => a * dilation - padding);
  if (stride === 1)
    return uniteIntervals(
      set.flatMap(([first, last]) => taps.map((tap): Interval => [first + tap, last + tap])),
    );
  checkPoints(countOf(set) * kernel);
  return uniteIntervals(
    indicesOf(set).flatMap((r) =>
      taps.map((tap): Interval => [r * stride + tap, r * stride + tap]),
    ),
  );
}

/**
 * What the results in `set` of a transposed layer read along one axis: every i with
 * o + padding = i·stride + dilation·a for some a in 0 … kernel − 1, not clipped to the input.
 */
export function readByStamps(set: IndexSet, rule: WindowRule): IndexSet {
  const { kernel, stride, padding, dilation } = rule;
  const read: Interval[] = [];
  for (const [first, last] of set) {
    for (let a = 0; a < kernel; a++) {
      const shift = padding - a * dilation;
      read.push(
        ...interval(Math.ceil((first + shift) / stride), Math.floor((last + shift) / stride)),
      );
    }
  }
  return uniteIntervals(read);
}

function checkPoints(count: number): void {
  if (count > MAX_POINTS) throw new BudgetError('index set', `${MAX_POINTS} numbers`);
}

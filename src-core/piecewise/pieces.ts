import { Rational } from '#core/symbolic/rational.ts';
import { lineAt, throughLayer, valueAt, zeroLine } from './relu-net.ts';
import type { Line, Pattern, ReluNet } from './relu-net.ts';

/** An open interval; an undefined end lies at infinity. */
export interface Interval {
  readonly from: Rational | undefined;
  readonly to: Rational | undefined;
}

/** A longest interval on which the same units are active, with the line of the net there. */
export interface Region extends Interval, Line {
  readonly pattern: Pattern;
}

/** A longest interval on which the net is one straight line. */
export interface Piece extends Interval, Line {}

/** A hidden unit, both numbers counted from 1 and 0: unit 1.0 is the first of the first hidden layer. */
export interface Unit {
  readonly layer: number;
  readonly unit: number;
}

/** A point where the slope of the net changes, and the units that switch there. */
export interface Kink {
  readonly x: Rational;
  readonly value: Rational;
  readonly left: Rational;
  readonly right: Rational;
  readonly causes: readonly Unit[];
}

interface Cell extends Interval {
  readonly lines: readonly Line[];
  readonly pattern: Pattern;
}

/**
 * The regions of a net from left to right, exactly.
 *
 * Inside each region of the layers so far, every unit of the next layer is a line, and the region is cut where
 * one of these lines crosses 0.
 */
export function regionsOf({ layers }: ReluNet): Region[] {
  const everything = { from: undefined, to: undefined };
  let cells: Cell[] = [
    { ...everything, lines: [{ slope: Rational.one, intercept: Rational.zero }], pattern: [] },
  ];
  for (const [index, layer] of layers.entries()) {
    const isLast = index === layers.length - 1;
    cells = cells.flatMap(({ from, to, lines, pattern }) => {
      const through = throughLayer(layer, lines);
      if (isLast) return [{ from, to, lines: through, pattern }];
      return cut({ from, to }, through).map((part): Cell => {
        const inside = insideOf(part);
        const active = through.map((line) => lineAt(line, inside).sign() > 0);
        const kept = through.map((line, unit) => (active[unit] ? line : zeroLine));
        return { ...part, lines: kept, pattern: [...pattern, active] };
      });
    });
  }
  const regions = cells.map(({ from, to, lines, pattern }): Region => {
    return { from, to, ...(lines[0] ?? zeroLine), pattern };
  });
  return merged(regions, (left, right) => isSamePattern(left.pattern, right.pattern));
}

/** The pieces of a net from left to right; neighbours differ in slope. */
export function piecesOf(net: ReluNet): Piece[] {
  const pieces = regionsOf(net).map(({ from, to, slope, intercept }): Piece => ({
    from,
    to,
    slope,
    intercept,
  }));
  return merged(pieces, (left, right) => left.slope.equals(right.slope));
}

/** The points between regions where the slope really changes, from left to right. */
export function kinksOf(net: ReluNet): Kink[] {
  const regions = regionsOf(net);
  return regions.slice(1).flatMap((right, index) => {
    const left = regions[index];
    const x = right.from;
    if (!left || !x || left.slope.equals(right.slope)) return [];
    const causes = switchedUnits(left.pattern, right.pattern);
    return [{ x, value: valueAt(net, x), left: left.slope, right: right.slope, causes }];
  });
}

/** A point inside an interval: its middle, or 1 away from its only end. */
export function insideOf({ from, to }: Interval): Rational {
  if (from && to) return from.add(to).div(Rational.of(2));
  return from?.add(Rational.one) ?? to?.sub(Rational.one) ?? Rational.zero;
}

/** Whether two patterns have the same units active. */
function isSamePattern(left: Pattern, right: Pattern): boolean {
  return switchedUnits(left, right).length === 0;
}

function switchedUnits(left: Pattern, right: Pattern): Unit[] {
  return left.flatMap((units, layer) =>
    units.flatMap((active, unit) =>
      active === right[layer]?.[unit] ? [] : [{ layer: layer + 1, unit }],
    ),
  );
}

/** The interval cut at every zero of a line that lies strictly inside. */
function cut({ from, to }: Interval, lines: readonly Line[]): Interval[] {
  const zeros = lines
    .flatMap(({ slope, intercept }) => (slope.sign() === 0 ? [] : [intercept.neg().div(slope)]))
    .filter((x) => (!from || x.compare(from) > 0) && (!to || x.compare(to) < 0))
    .toSorted((a, b) => a.compare(b))
    .filter((x, i, all) => i === 0 || !x.equals(all[i - 1] as Rational));
  const ends = [from, ...zeros, to];
  return ends.slice(1).map((end, i) => ({ from: ends[i], to: end }));
}

/** Neighbours that are alike become one, which keeps the line and the pattern of the first. */
function merged<T extends Interval>(parts: readonly T[], isAlike: (a: T, b: T) => boolean): T[] {
  const kept: T[] = [];
  for (const part of parts) {
    const last = kept.at(-1);
    if (last && isAlike(last, part)) kept[kept.length - 1] = { ...last, to: part.to };
    else kept.push(part);
  }
  return kept;
}

import { ArgumentError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { quantityText, spokenNumber } from '../quantity-text.ts';
import type { FoldingSpec } from './plot-spec.ts';

const LIMIT = { 1: 6, 2: 4, 3: 2 } as const;
const two = Rational.of(2);

/** One cell of the unfolded strip or sheet, and where its middle lies after each fold. */
export interface FoldCell {
  /** Its number along each coordinate. */
  index: number[];
  /** `(0, 1/4)` for each coordinate. */
  ranges: string[];
  /** The middle before the first fold, after it, and so on: one list of coordinates each. */
  path: Rational[][];
}

/** The folding of (0, 1)^d by |2x − 1|, cell by cell. */
export interface Folding {
  spec: FoldingSpec;
  /** Cells along one coordinate, 2 to the number of folds. */
  perAxis: number;
  cells: FoldCell[];
}

/**
 * All cells of a folding: 2^folds along each coordinate, all of which end on the whole of (0, 1)^d.
 *
 * Errors: ArgumentError for fewer than 1 or more than 6 folds (4 in the plane, 2 in space).
 */
export function buildFolding(spec: FoldingSpec): Folding {
  const { dimensions, folds } = spec;
  if (!Number.isInteger(folds) || folds < 1 || folds > LIMIT[dimensions])
    throw new ArgumentError('plot-folding', `1 to ${LIMIT[dimensions]} folds`, `${folds}`);
  const perAxis = 2 ** folds;
  const cells = Array.from({ length: perAxis ** dimensions }, (_, at): FoldCell => {
    const index = Array.from(
      { length: dimensions },
      (_, axis) => Math.floor(at / perAxis ** axis) % perAxis,
    );
    const middle = index.map((one) => Rational.of(2 * one + 1, 2 * perAxis));
    const path = [middle];
    while (path.length <= folds) path.push((path.at(-1) ?? middle).map(folded));
    return {
      index,
      ranges: index.map(
        (one) =>
          `(${quantityText(Rational.of(one, perAxis))}, ${quantityText(Rational.of(one + 1, perAxis))})`,
      ),
      path,
    };
  });
  return { spec, perAxis, cells };
}

/** |2x − 1|. */
export function folded(x: Rational): Rational {
  return two.mul(x).sub(Rational.one).abs();
}

/** The place among the cells of what is left after `done` folds: cells with the same place lie upon each other. */
export function landingOf({ path }: FoldCell, folds: number, done: number): number[] {
  const perAxis = Rational.of(2 ** (folds - done));
  return (path[done] ?? []).map((middle) => middle.mul(perAxis).floor().toNumber());
}

/** One cell as a screen reader says it after so many folds; where it lies only if that may be told. */
export function foldWords({ path, ranges }: FoldCell, done: number, isTold: boolean): string {
  const place = (point: readonly Rational[]): string =>
    point.map((one) => spokenNumber(quantityText(one))).join(' and ');
  const head = `Cell ${ranges.map(spokenNumber).join(' by ')}`;
  if (!isTold) return `${head}.`;
  const after = path
    .slice(1, done + 1)
    .map((point, at) => `after fold ${at + 1} its middle lies at ${place(point)}`);
  return `${[`${head}, middle ${place(path[0] ?? [])}`, ...after].join('; ')}.`;
}

/** The folding in words. */
export function describeFolding({ spec: { dimensions, folds }, perAxis, cells }: Folding): string {
  const what = {
    1: 'The strip (0, 1)',
    2: 'The sheet (0, 1) by (0, 1)',
    3: 'The cube (0, 1) by (0, 1) by (0, 1)',
  }[dimensions];
  const size = `${new Array(dimensions).fill(perAxis).join(' by ')} cells`;
  return (
    `${what} as ${size}, ${cells.length} in all, folded ${folds === 1 ? 'once' : `${folds} times`} by ` +
    `the absolute value of 2 x minus 1${dimensions === 1 ? '' : ' in each coordinate'}. After each fold, cells of one colour lie upon each other.`
  );
}

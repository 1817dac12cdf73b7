import { equivalent } from '#core/symbolic/equivalent.ts';
import { isNumber } from '#core/symbolic/expression.ts';
import { isSameExpression, symbolsOf } from '#core/symbolic/walk.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { equalEntries } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import { toLatex } from '#core/symbolic/print.ts';
import type { CellStatus } from '../verdict.ts';
import type { Grade } from './answer-type.ts';

/** A matrix as a learner filled it in. */
export interface FilledMatrix {
  matrix: SymbolicMatrix;
  /** Which cells hold something, row by row; the others are 0. */
  filled: boolean[];
}

/** The right matrix, and how far off an entry that is a number may be. */
export interface RightMatrix {
  matrix: SymbolicMatrix;
  tolerance: Rational;
}

/** The size first, then each entry. */
export function gradeMatrix(
  { matrix, tolerance }: RightMatrix,
  { matrix: given, filled }: FilledMatrix,
): Grade {
  if (given.rows !== matrix.rows || given.columns !== matrix.columns) {
    return { score: 0, message: sizeMessage(given, matrix) };
  }
  const equal = equalEntries(given, matrix, isWithin(tolerance));
  const cells = marks(given, equal, filled);
  if (equal.every(Boolean)) return { score: 1, cells };
  // A table of numbers counts every cell, a matrix of symbols only what is not 0 in it.
  const isSparse = symbolsOf(...matrix.entries).length > 0;
  const counted = matrix.entries.map((entry) => !isSparse || !isZero(entry));
  const total = counted.filter(Boolean).length;
  const right = equal.filter((yes, at) => yes && counted[at]).length;
  const missing = counted.filter((yes, at) => yes && !equal[at] && !filled[at]).length;
  const extra = equal.filter((yes, at) => !yes && !counted[at]).length;
  const message = [
    `${right} of ${total} ${total === 1 ? 'entry' : 'entries'} ${right === 1 ? 'is' : 'are'} right`,
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'is' : 'are'} missing`] : []),
    ...(extra > 0 ? [`${extra} ${extra === 1 ? 'stands' : 'stand'} where 0 belongs`] : []),
  ];
  const next = firstWrong(given, equal, filled);
  return { score: right / (total + extra), message: `${message.join('; ')}.${next}`, cells };
}

/** The matrix in which each entry is right where the learner's is, else what follows from the learner's earlier answers. */
export function mergeMatrices(
  { matrix: right, tolerance }: RightMatrix,
  own: SymbolicMatrix,
  given: SymbolicMatrix,
): SymbolicMatrix {
  const isSameSize = [own, given].every(
    ({ rows, columns }) => rows === right.rows && columns === right.columns,
  );
  if (!isSameSize) return own;
  const isRight = equalEntries(given, right, isWithin(tolerance));
  const entries = own.entries.map((entry, at) => (isRight[at] ? right.entries[at] : entry));
  return { ...own, entries: entries as Expression[] };
}

/** Which side of the size to look at; what it should be is not told. */
function sizeMessage(given: SymbolicMatrix, matrix: SymbolicMatrix): string {
  const yours = `Yours is ${given.rows} × ${given.columns}, which is not the size asked for.`;
  if (given.rows === matrix.rows)
    return `${yours} The number of rows is right. Work out the number of columns before the entries.`;
  return given.columns === matrix.columns
    ? `${yours} The number of columns is right. Work out the number of rows before the entries.`
    : `${yours} Work out the numbers of rows and of columns before the entries.`;
}

/** Where to look first, with what stands there; what belongs there is not told. */
function firstWrong(
  { columns, entries }: SymbolicMatrix,
  equal: readonly boolean[],
  filled: readonly boolean[],
): string {
  const at = equal.findIndex((yes, cell) => !yes && filled[cell]);
  const entry = entries[at];
  if (!entry) return '';
  const [row, column] = [Math.floor(at / columns), at % columns];
  return ` Look at row ${row}, column ${column} first: yours is $${toLatex(entry)}$.`;
}

/** Only what was typed is marked: a missing entry is counted, its place is not given away. */
function marks(
  { columns }: SymbolicMatrix,
  equal: readonly boolean[],
  filled: readonly boolean[],
): Record<string, CellStatus> {
  const cells = equal.flatMap((yes, at): [string, CellStatus][] => {
    const key = `${Math.floor(at / columns)},${at % columns}`;
    return filled[at] ? [[key, yes ? 'right' : 'wrong']] : [];
  });
  return Object.fromEntries(cells);
}

/** Whether two entries agree; numbers may differ by up to `tolerance`. */
const isWithin =
  (tolerance: Rational) =>
  (left: Expression, right: Expression): boolean =>
    left.kind === 'number' && right.kind === 'number'
      ? left.value.sub(right.value).abs().compare(tolerance) <= 0
      : isSameEntry(left, right);

/** Most entries are a number or one symbol: those are compared without any algebra. */
function isSameEntry(left: Expression, right: Expression): boolean {
  if (isSameExpression(left, right)) return true;
  const isPlain = [left, right].every(({ kind }) => kind === 'number' || kind === 'symbol');
  if (isPlain) return false;
  // A kernel entry may be any number, negative ones and fractions too.
  const anywhere = symbolsOf(left, right).map((name) => [name, { kind: 'rational' }] as const);
  return equivalent(left, right, { domains: Object.fromEntries(anywhere) }).equal;
}

function isZero(entry: Expression | undefined): boolean {
  return entry === undefined || isNumber(entry, 0);
}

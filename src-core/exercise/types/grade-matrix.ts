import { equivalent } from '#core/symbolic/equivalent.ts';
import { isNumber } from '#core/symbolic/expression.ts';
import { isSameExpression, symbolsOf } from '#core/symbolic/walk.ts';
import type { Expression } from '#core/symbolic/expression.ts';
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

/** The size first, then each entry. */
export function gradeMatrix(
  { matrix }: { matrix: SymbolicMatrix },
  { matrix: given, filled }: FilledMatrix,
): Grade {
  if (given.rows !== matrix.rows || given.columns !== matrix.columns) {
    return {
      score: 0,
      message: `Yours is ${given.rows} × ${given.columns}, which is not the size asked for.`,
    };
  }
  const equal = equalEntries(given, matrix, isSameEntry);
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
    `${right} of ${total} entries are right`,
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'is' : 'are'} missing`] : []),
    ...(extra > 0 ? [`${extra} ${extra === 1 ? 'stands' : 'stand'} where 0 belongs`] : []),
  ];
  const next = firstWrong(given, equal, filled);
  return { score: right / (total + extra), message: `${message.join('; ')}.${next}`, cells };
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

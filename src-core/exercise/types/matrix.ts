import { z } from 'zod';
import { ArgumentError } from '#core/errors.ts';
import { add, isNumber, number, zero } from '#core/symbolic/expression.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { matrixFrom } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import type { ParseResult } from '#core/symbolic/parse.ts';
import { toText } from '#core/symbolic/print.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formatText } from '../language/format.ts';
import { formula } from '../language/formula.ts';
import { asList, asRational, asText, isSymbolicMatrix, isSymbolValue } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { symbolicValue } from './symbolic-answer.ts';
import { gradeMatrix, mergeMatrices } from './grade-matrix.ts';
import { inFormOf } from './in-form-of.ts';

const LIMIT = 64;
const MAX_LETTERS = 50_000;

const spec = z.strictObject({
  ...commonPart(formula),
  answer: formula,
  /** How far off an entry that is a number may be. */
  tolerance: formula.optional(),
  /** Names that entries may use: a list of texts. Without it, those of the right answer. */
  symbols: formula.optional(),
  /** What a row and a column stand for. */
  rows: z.string().default('row'),
  columns: z.string().default('column'),
});

interface Expected {
  matrix: SymbolicMatrix;
  names: string[];
  tolerance: Rational;
}

/** A matrix whose size the learner chooses: the size is graded first, then each entry. Blank is 0. */
export const matrixType = defineAnswerType({
  type: 'matrix',
  form: 'rows of texts such as [["w00", ""], ["", "1"]]',
  spec,
  raw: z.array(z.array(z.string())),
  solve,
  view(spec, evaluator) {
    const { names } = solve(spec, evaluator);
    const symbols = names.toSorted().map((name) => ({ name, latex: nameToLatex(name) }));
    const { rows, columns, tolerance } = spec;
    const within = tolerance && { tolerance: formatText(evaluator.evaluate(tolerance)) };
    return { symbols, rows, columns, limit: LIMIT, ...within };
  },
  isBlank: (raw) => raw.every((row) => row.every((cell) => cell.trim() === '')),
  read(raw, { names }) {
    const columns = raw[0]?.length ?? 0;
    const letters = raw.flat().reduce((sum, cell) => sum + cell.length, 0);
    if (letters > MAX_LETTERS)
      return { ok: false, message: `A matrix of more than ${MAX_LETTERS} letters is not read.` };
    if (Math.max(raw.length, columns) > LIMIT)
      return { ok: false, message: `A matrix of more than ${LIMIT} rows or columns is not read.` };
    if (columns === 0 || raw.some((row) => row.length !== columns)) {
      return { ok: false, message: 'All rows of a matrix have the same length.' };
    }
    // Most cells of a large matrix say the same few things.
    const known = new Map<string, ParseResult>();
    const cells = raw.flat().map((cell) => {
      const result = known.get(cell) ?? readCell(cell, names);
      known.set(cell, result);
      return result;
    });
    const faults = cells.flatMap((cell, at) => (cell.ok ? [] : [{ at, message: cell.message }]));
    const placeOf = (at: number): [number, number] => [Math.floor(at / columns), at % columns];
    const [first] = faults;
    if (first) {
      const [row, column] = placeOf(first.at);
      const message = `Row ${row}, column ${column}: ${first.message}`;
      return { ok: false, message, cells: faults.map(({ at }) => placeOf(at).join(',')) };
    }
    const entries = cells.flatMap((cell) => (cell.ok ? [cell.expression] : []));
    const filled = raw.flatMap((row) => row.map((cell) => cell.trim() !== ''));
    return {
      ok: true,
      value: { matrix: matrixFrom(raw.length, columns, entries), filled },
    };
  },
  right: ({ matrix }) => ({ matrix, filled: matrix.entries.map(() => true) }),
  grade: (expected: Expected, given) => gradeMatrix(expected, given),
  locals: ({ matrix }) => ({ given: matrix }),
  followed({ matrix }, _expected, like) {
    if (matrix.entries.every((entry) => isNumber(entry, 0))) return undefined;
    return isSymbolicMatrix(like) ? matrix : inFormOf(like, rowsOf(matrix));
  },
  merge: (right, own, given) => ({
    ...own,
    matrix: mergeMatrices(right, own.matrix, given.matrix),
  }),
  samples({ matrix, tolerance }) {
    const { rows, columns, entries } = matrix;
    const grid = (cells: readonly Expression[]): string[][] =>
      Array.from({ length: rows }, (_, row) =>
        cells.slice(row * columns, (row + 1) * columns).map((cell) => toText(cell)),
      );
    const off = tolerance.mul(Rational.of(2)).add(Rational.one);
    const wrong = entries.map((cell, at) => (at === 0 ? add(cell, number(off)) : cell));
    const unreadable = grid(entries).map((row) => row.map(() => '?'));
    return { correct: grid(entries), wrong: grid(wrong), unreadable };
  },
});

function solve(
  { answer, symbols, tolerance }: z.infer<typeof spec>,
  evaluator: Evaluator,
): Expected {
  const matrix = asSymbolicMatrix(evaluator.evaluate(answer));
  const listed = symbols && asList(evaluator.evaluate(symbols), 'symbols');
  const names = listed?.map((name) => asText(name, 'symbols')) ?? symbolsOf(...matrix.entries);
  const reach = tolerance ? asRational(evaluator.evaluate(tolerance), 'tolerance') : Rational.zero;
  return { matrix, names, tolerance: reach };
}

function rowsOf({ rows, columns, entries }: SymbolicMatrix): Value[][] {
  const values = entries.map(symbolicValue);
  return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}

/** What a cell says, or a sentence why it cannot be read. */
function readCell(cell: string, names: readonly string[]): ParseResult {
  if (cell.trim() === '') return { ok: true, expression: zero };
  return parseExpression(cell, { symbols: names });
}

function asSymbolicMatrix(value: Value): SymbolicMatrix {
  if (isSymbolicMatrix(value)) return value;
  const rows = asList(value, 'answer').map((row) => asList(row, 'answer'));
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new ArgumentError('answer', 'a matrix with at least one entry', 'none');
  const stray = rows.find((row) => row.length !== columns);
  if (stray) throw new ArgumentError('answer', `${columns} entries in each row`, `${stray.length}`);
  return matrixFrom(rows.length, columns, rows.flat().map(asEntry));
}

function asEntry(value: Value): Expression {
  if (typeof value === 'object' && isSymbolValue(value)) return value.expression;
  return number(asRational(value, 'answer'));
}

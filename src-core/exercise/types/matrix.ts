import { z } from 'zod';
import { ArgumentError } from '#core/errors.ts';
import { add, number, zero } from '#core/symbolic/expression.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { matrixFrom } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import type { ParseResult } from '#core/symbolic/parse.ts';
import { toText } from '#core/symbolic/print.ts';
import { nameToLatex } from '#core/symbolic/symbol-name.ts';
import type { Evaluator } from '../language/evaluator.ts';
import { formula } from '../language/formula.ts';
import { asList, asRational, asText, isSymbolicMatrix, isSymbolValue } from '../language/value.ts';
import type { Value } from '../language/value.ts';
import { defineAnswerType } from './answer-type.ts';
import { commonPart } from './part-spec.ts';
import { gradeMatrix } from './grade-matrix.ts';

const LIMIT = 64;

const spec = z.strictObject({
  ...commonPart(formula),
  answer: formula,
  /** Names that entries may use: a list of texts. Without it, those of the right answer. */
  symbols: formula.optional(),
  /** What a row and a column stand for. */
  rows: z.string().default('row'),
  columns: z.string().default('column'),
});

interface Expected {
  matrix: SymbolicMatrix;
  names: string[];
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
    return { symbols, rows: spec.rows, columns: spec.columns, limit: LIMIT };
  },
  isBlank: (raw) => raw.every((row) => row.every((cell) => cell.trim() === '')),
  read(raw, { names }) {
    const columns = raw[0]?.length ?? 0;
    if (Math.max(raw.length, columns) > LIMIT)
      return { ok: false, message: `A matrix of more than ${LIMIT} rows or columns is not read.` };
    if (columns === 0 || raw.some((row) => row.length !== columns)) {
      return { ok: false, message: 'All rows of a matrix have the same length.' };
    }
    const cells = raw.flatMap((row) => row.map((cell) => readCell(cell, names)));
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
  grade: (expected: Expected, given) => gradeMatrix(expected, given),
  locals: ({ matrix }) => ({ given: matrix }),
  samples({ matrix }) {
    const { rows, columns, entries } = matrix;
    const grid = (cells: readonly Expression[]): string[][] =>
      Array.from({ length: rows }, (_, row) =>
        cells.slice(row * columns, (row + 1) * columns).map((cell) => toText(cell)),
      );
    const wrong = entries.map((cell, at) => (at === 0 ? add(cell, number(1)) : cell));
    const unreadable = grid(entries).map((row) => row.map(() => '?'));
    return { correct: grid(entries), wrong: grid(wrong), unreadable };
  },
});

function solve({ answer, symbols }: z.infer<typeof spec>, evaluator: Evaluator): Expected {
  const matrix = asSymbolicMatrix(evaluator.evaluate(answer));
  const listed = symbols && asList(evaluator.evaluate(symbols), 'symbols');
  const names = listed?.map((name) => asText(name, 'symbols')) ?? symbolsOf(...matrix.entries);
  return { matrix, names };
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

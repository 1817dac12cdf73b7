import { ArgumentError } from '#core/errors.ts';
import { entryNames } from '#core/linear/symbolic-matrix.ts';
import { evaluate } from '#core/symbolic/evaluate.ts';
import { number, symbol } from '#core/symbolic/expression.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { matrixFrom } from '#core/symbolic/matrix.ts';
import { parseExpression } from '#core/symbolic/parse.ts';
import type { Rational } from '#core/symbolic/rational.ts';
import { substitute } from '#core/symbolic/substitute.ts';
import { symbolsOf } from '#core/symbolic/walk.ts';
import { asInteger, asText, isSymbolValue } from '../value.ts';
import { fromExpression } from './nested-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** Formulas in symbols, and the names of cells. */
export const symbolFunctions: PackFunction[] = [
  {
    signature: 'symbol(name)',
    docs: 'A letter that stands for a number: symbol("r"), symbol("w10").',
    call: (given) => ({ expression: symbol(given.text('name')) }),
  },
  {
    signature: 'symbolsIn(formula)',
    docs: 'The letters that occur in a formula, each once.',
    call(given) {
      const value = given.value('formula');
      return isSymbolValue(value) ? symbolsOf(value.expression) : [];
    },
  },
  {
    signature: 'cellNames(letter, shape)',
    docs: 'The names of the cells of a tensor, row by row: w00, w01, … Channel axes of size 1 are left out.',
    call: (given) => entryNames(given.text('letter'), shapeOf(given)),
  },
  {
    signature: 'cellMatrix(letter, shape)',
    docs: 'A matrix whose entries are the names of its cells.',
    call(given) {
      const [rows = 1, columns = 1] = shapeOf(given);
      const names = entryNames(given.text('letter'), [rows, columns]);
      return matrixFrom(rows, columns, names.map(symbol));
    },
  },
  {
    signature: 'putIn(formula, names, values)',
    docs: 'The formula with numbers in the place of its letters: putIn("2*k", ["k"], [3]) is 6. It may be a text or the answer of a learner.',
    call: putIn,
  },
];

/** Errors: ArgumentError for a text that cannot be read, and where there is no value for each name. */
function putIn(given: Arguments): ReturnType<PackFunction['call']> {
  const names = given.list('names').map((one) => asText(one, 'putIn'));
  const values = given.vector('values');
  if (names.length !== values.length)
    throw new ArgumentError('putIn', `${names.length} values`, `${values.length}`);
  const point = new Map(names.map((name, at) => [name, values[at] as Rational]));
  const formula = formulaOf(given, names);
  const filled = substitute(
    formula,
    new Map([...point].map(([name, value]) => [name, number(value)])),
  );
  if (symbolsOf(filled).length > 0) return fromExpression(filled);
  return evaluate(formula, point) ?? NaN;
}

function formulaOf(given: Arguments, symbols: readonly string[]): Expression {
  const value = given.value('formula');
  if (isSymbolValue(value)) return value.expression;
  if (typeof value !== 'string') return number(given.rational('formula'));
  const parsed = parseExpression(value, { symbols });
  if (parsed.ok) return parsed.expression;
  throw new ArgumentError('putIn', 'a formula in these letters', `“${value}”: ${parsed.message}`);
}

function shapeOf(given: Arguments): number[] {
  return given.list('shape').map((size) => asInteger(size, 'shape'));
}

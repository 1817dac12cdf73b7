import { ArgumentError } from '#core/errors.ts';
import type { DomainMap } from '#core/symbolic/domain.ts';
import { equivalent } from '#core/symbolic/equivalent.ts';
import { add, isNumber, number } from '#core/symbolic/expression.ts';
import { isSameExpression } from '#core/symbolic/walk.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { toText } from '#core/symbolic/print.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { CellKind } from '../answers.ts';
import { asInteger, asList, equalValues, isSymbolValue, kindOf } from '../language/value.ts';
import type { SymbolValue, Value } from '../language/value.ts';
import type { Reading } from './answer-type.ts';
import { readNumber } from './read-number.ts';
import { readSizes } from './read-sizes.ts';
import { parseSymbolic } from './symbolic-answer.ts';
import { isClose, numberToText, readWord, wordToText } from './table-numbers.ts';

/** What decides how cells of a column are read and compared. */
export interface CellRule {
  /** Allowed distance of a number: absolute, and as a part of the right value. */
  tolerance: Rational;
  relative: Rational;
  /** Symbols of formulas and their domains. */
  names: readonly string[];
  domains: DomainMap;
}

/** One kind of cell: how it is drawn, read, compared, and written as a learner would. */
interface CellKindDefinition {
  /** The right value as the kind holds it. Errors: ArgumentError for a value of another kind. */
  draw(value: Value, rule: CellRule): Value;
  /** `hasWords` says whether `none`, `yes` or `no` are answers in this column. */
  read(raw: string, rule: CellRule, hasWords: boolean): Reading<Value>;
  isEqual(given: Value, right: Value, rule: CellRule): boolean;
  /** True for 0: a value that a learner may put anywhere without a thought. */
  isTrivial(value: Value): boolean;
  write(value: Value): string;
  /** Another value, outside every tolerance, and not trivial. */
  other(value: Value, rule: CellRule): Value;
}

const numberCell: CellKindDefinition = {
  draw(value) {
    const isCellValue =
      value instanceof Rational || ['number', 'string', 'boolean'].includes(typeof value);
    if (isCellValue) return value;
    throw new ArgumentError('table', 'a number in each cell', kindOf(value));
  },
  read(raw, _rule, hasWords) {
    const word = readWord(raw);
    const isTaken = word !== undefined && (hasWords || typeof word === 'number');
    return isTaken ? { ok: true, value: word } : readNumber(raw);
  },
  isEqual: (given, right, rule) => isClose(given, right, rule),
  isTrivial: (value) => value === 0 || (value instanceof Rational && value.sign() === 0),
  write: (value) => wordToText(value) ?? numberToText(value),
  other(value, { tolerance, relative }) {
    const exact = typeof value === 'number' && Number.isFinite(value) ? Rational.of(value) : value;
    if (!(exact instanceof Rational)) return Rational.one;
    const reach = tolerance.add(relative.mul(exact.abs())).mul(Rational.of(2));
    const next = exact.add(reach).add(Rational.one);
    return next.sign() === 0 ? next.add(Rational.one) : next;
  },
};

const shapeCell: CellKindDefinition = {
  draw: (value) => asList(value, 'table').map((size) => Rational.of(asInteger(size, 'table'))),
  read(raw) {
    const reading = readSizes(raw);
    return reading.ok
      ? { ok: true, value: reading.value.map((size) => Rational.of(size)) }
      : reading;
  },
  isEqual: (given, right) => equalValues(given, right),
  isTrivial: () => false,
  write: (value) => `(${asList(value, 'table').map(numberToText).join(', ')})`,
  other: (value) => asList(value, 'table').map((size) => Rational.of(asInteger(size, 'table') + 1)),
};

const expressionCell: CellKindDefinition = {
  draw(value, { names, domains }) {
    if (isExpressionValue(value)) return value;
    if (value instanceof Rational) return { expression: number(value) };
    if (typeof value !== 'string') throw new ArgumentError('table', 'a formula', kindOf(value));
    const parsed = parseSymbolic(value, { names, domains });
    if (parsed.ok) return { expression: parsed.expression };
    throw new ArgumentError('table', 'a formula in its symbols', `“${value}”: ${parsed.message}`);
  },
  read(raw, { names, domains }) {
    const parsed = parseSymbolic(raw, { names, domains });
    return parsed.ok ? { ok: true, value: { expression: parsed.expression } } : parsed;
  },
  isEqual(given, right, { domains }) {
    const [ours, theirs] = [formulaOf(given), formulaOf(right)];
    return isSameExpression(ours, theirs) || equivalent(ours, theirs, { domains }).equal;
  },
  isTrivial: (value) => isNumber(formulaOf(value), 0),
  write: (value) => toText(formulaOf(value)),
  other: (value) => ({ expression: add(formulaOf(value), number(1)) }),
};

/** Every kind of cell; a missing one does not compile. */
export const cellKinds: { [K in CellKind]: CellKindDefinition } = {
  number: numberCell,
  integer: numberCell,
  expression: expressionCell,
  shape: shapeCell,
};

function isExpressionValue(value: Value): value is SymbolValue {
  return typeof value === 'object' && isSymbolValue(value);
}

function formulaOf(value: Value): Expression {
  if (isExpressionValue(value)) return value.expression;
  throw new ArgumentError('table', 'a formula', kindOf(value));
}

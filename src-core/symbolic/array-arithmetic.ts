/** Sums, products and powers of numbers, vectors and matrices, with sentences for sizes that do not fit. */
import type { CallContext } from './array-call.ts';
import { inverseOf } from './array-inverse.ts';
import { describeSize } from './array-sizes.ts';
import { SizeIssue, isArrayValue, mapped, matrixProduct, settledArray } from './array-value.ts';
import type { Measured } from './array-value.ts';
import { Rational } from './rational.ts';
import { addValues, multiplyValues, raiseValue } from './value.ts';
import type { Value } from './value.ts';
import { costOf } from './work.ts';

const LARGEST_POWER = 12;

/** Errors: SizeIssue when the sizes differ. */
export function addMeasured(a: Measured, b: Measured, context: CallContext): Measured | undefined {
  if (!isArrayValue(a) && !isArrayValue(b)) {
    context.work.spend(costOf(a, b));
    return addValues(a, b);
  }
  if (!isArrayValue(a) || !isArrayValue(b) || a.rows !== b.rows || a.columns !== b.columns) {
    const [left, right] = [a, b].map((part) => describeSize(part, context.names));
    throw new SizeIssue(`${capital(left)} and ${right} cannot be added.`);
  }
  context.work.spend(a.cells.length);
  const cells = a.cells.map((cell, at) => {
    const other = b.cells[at];
    return other && addValues(cell, other);
  });
  return settledArray(a.rows, a.columns, cells);
}

/** A multiple, a matrix product, or the inner product of two columns of one length. Errors: SizeIssue. */
export function multiplyMeasured(
  a: Measured,
  b: Measured,
  context: CallContext,
): Measured | undefined {
  if (!isArrayValue(a)) return multiple(a, b, context);
  if (!isArrayValue(b)) return multiple(b, a, context);
  if (a.columns === b.rows) return matrixProduct(a, b, context.work);
  if (a.columns === 1 && b.columns === 1 && a.rows === b.rows)
    return matrixProduct({ rows: 1, columns: a.rows, cells: a.cells }, b, context.work);
  const [left, right] = [a, b].map((part) => describeSize(part, context.names));
  throw new SizeIssue(`${capital(left)} cannot be multiplied by ${right}.`);
}

/** A power of a number or, with a whole exponent, of a square matrix. Errors: SizeIssue. */
export function raiseMeasured(
  base: Measured,
  exponent: Measured,
  context: CallContext,
): Measured | undefined {
  if (isArrayValue(exponent)) throw new SizeIssue('An exponent is a number.');
  if (!isArrayValue(base)) {
    const value = raiseValue(base, exponent);
    context.work.spend(value ? costOf(value, value) : 1);
    return value;
  }
  if (base.rows !== base.columns) {
    const size = capital(describeSize(base, context.names));
    throw new SizeIssue(`${size} has no power. For a length write ‖x‖^2, entry by entry x ⊙ x.`);
  }
  if (!(exponent instanceof Rational) || !exponent.isInteger()) return undefined;
  const times = Math.abs(exponent.toNumber());
  if (times === 0 || times > LARGEST_POWER) return undefined;
  const factor = exponent.sign() < 0 ? inverseOf(base, context.work) : base;
  let result = factor;
  for (let step = 1; step < times && result && factor; step++)
    result = multiplyMeasured(result, factor, context);
  return result;
}

function multiple(factor: Value, value: Measured, { work }: CallContext): Measured | undefined {
  const cells: number = isArrayValue(value) ? value.cells.length : 1;
  work.spend(cells * (isArrayValue(value) ? 1 : costOf(factor, value)));
  return mapped(value, (cell) => multiplyValues(factor, cell));
}

function capital(text = ''): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

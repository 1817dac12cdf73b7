import { ArgumentError, BudgetError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { leastCommonMultiple } from '#core/symbolic/common-divisor.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { asRational, isList, isSymbolicMatrix } from '../value.ts';
import type { Value } from '../value.ts';

const MAX_ITEMS = 100_000;

/** The items of a nested list, row by row; a single value is its own item. Errors: BudgetError above 100,000 of them. */
export function flatItems(value: Value): Value[] {
  const items: Value[] = [];
  const collect = (one: Value): void => {
    // One list may stand in many places, so that a few short formulas could make billions of cells.
    if (items.length > MAX_ITEMS) throw new BudgetError('tensor', `${MAX_ITEMS} cells`);
    if (isList(one)) one.forEach(collect);
    else items.push(one);
  };
  collect(value);
  return items;
}

/** The sizes of a nested list. Errors: ArgumentError when rows differ in length, BudgetError above 100,000 cells. */
export function shapeOfValue(value: Value, who: string): number[] {
  let cells = 0;
  const shapeOf = (one: Value): number[] => {
    if (isSymbolicMatrix(one)) return [one.rows, one.columns];
    if (!isList(one)) {
      if (++cells > MAX_ITEMS) throw new BudgetError('tensor', `${MAX_ITEMS} cells`);
      return [];
    }
    const inner = one.map(shapeOf);
    const [first = []] = inner;
    if (inner.some((shape) => shape.join() !== first.join())) {
      throw new ArgumentError(who, 'rows of equal length', 'rows of different lengths');
    }
    return [one.length, ...first];
  };
  return shapeOf(value);
}

/** A nested list whose cell number `at`, counted row by row, is `cell(at)`. Errors: BudgetError above 100,000 cells. */
export function fillShape(shape: readonly number[], cell: (at: number) => Value): Value {
  const count = shape.reduce((product, size) => product * size, 1);
  if (count > MAX_ITEMS) throw new BudgetError('tensor', `${MAX_ITEMS} cells`);
  const build = (rest: readonly number[], start: number, span: number): Value => {
    const [size, ...inner] = rest;
    if (size === undefined) return cell(start);
    const step = size === 0 ? 0 : span / size;
    return Array.from({ length: size }, (_, i) => build(inner, start + i * step, step));
  };
  return build(shape, 0, count);
}

/** A formula as a value: a number where it is one. */
export function fromExpression(expression: Expression): Value {
  return expression.kind === 'number' ? expression.value : { expression };
}

/** Whole numbers in a tensor, and by how much they were multiplied to become whole. */
export interface ScaledTensor {
  tensor: NdArray;
  scale: bigint;
}

/** A nested list of exact numbers for the ops, without rounding. Errors: ArgumentError for other values. */
export function toScaledTensor(value: Value, who: string): ScaledTensor {
  const items = flatItems(value).map((item) => asRational(item, who));
  const scale = items.reduce((common, { den }) => leastCommonMultiple(common, den), 1n);
  const whole = items.map((item) => Number(item.num * (scale / item.den)));
  return { tensor: NdArray.from(whole, shapeOfValue(value, who)), scale };
}

/** The tensor as nested lists, each number divided by `scale`. Errors: BudgetError where float64 no longer counts exactly. */
export function fromScaledTensor(tensor: NdArray, scale: bigint): Value {
  const numbers = tensor.values();
  return fillShape(tensor.shape, (at) => {
    const number = numbers[at] as number;
    if (!Number.isSafeInteger(number))
      throw new BudgetError('tensor', 'exact whole numbers (2^53)');
    return Rational.of(BigInt(number), scale);
  });
}

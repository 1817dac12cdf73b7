import { ArgumentError, BudgetError } from '#core/errors.ts';
import { inputNames, requiredInputs } from '#core/ops/kinds.ts';
import type { OpName } from '#core/ops/index.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { Rational } from '#core/symbolic/rational.ts';
import type { DType } from '#core/tensor/dtype.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { isList } from '../value.ts';
import type { Value } from '../value.ts';
import { exactBinary } from './exact-binary.ts';
import { exactElements } from './exact-elements.ts';
import { exactMatrices } from './exact-matrices.ts';
import { fillShape, flatItems, shapeOfValue } from './nested-values.ts';
import { fromTensor, isExact, likelyFraction, plainOption, toTensor } from './op-values.ts';
import { scaledInputs, unscaled } from './op-scaling.ts';
import { inFullRank, inGivenRank } from './op-planes.ts';
import type { Arguments } from './pack-function.ts';

export type Forward = (inputs: never, options: never) => NdArray;
export type OpOptions = Readonly<Record<string, unknown>>;

const MAX_OPERATIONS = 20_000_000;

/** Inputs that are indices or truth values. */
const dtypes: ReadonlyMap<string, DType> = new Map([
  ['index', 'int32'],
  ['mask', 'bool'],
  ['condition', 'bool'],
]);

/** The inputs of a call in their places, as nested lists. Errors: ArgumentError for a list without tensors. */
export function inputsOf({ kind, name }: AnyOp, given: Arguments): (Value | undefined)[] {
  if (kind === 'list') {
    const tensors = given.list('tensors');
    if (tensors.length === 0) throw new ArgumentError(name, 'at least one tensor', 'none');
    return [...tensors];
  }
  const names: readonly string[] = inputNames[kind];
  const values = names.map((input) => (given.has(input) ? given.value(input) : undefined));
  const last = values.findLastIndex((value) => value !== undefined);
  return values.slice(0, Math.max(last + 1, requiredInputs[kind]));
}

/** The options of a call as an op takes them. */
export function optionsOf(
  name: string,
  table: Readonly<Record<string, string>>,
  given: Arguments,
): OpOptions {
  const present = Object.keys(table).filter((option) => given.has(option));
  return Object.fromEntries(
    present.map((option) => [option, plainOption(given.value(option), `${name}, ${option}`)]),
  );
}

/** The inputs as tensors: float64, indices int32, masks bool. */
export function tensorsOf(
  op: AnyOp,
  values: readonly (Value | undefined)[],
): (NdArray | undefined)[] {
  const names: readonly string[] = inputNames[op.kind];
  return values.map((value, i) => {
    const label = names[i] ?? 'tensors';
    const isIndex = i === 0 && (op.kind === 'lookup' || op.name === 'oneHot');
    const dtype = isIndex ? 'int32' : dtypes.get(label);
    return value === undefined ? undefined : toTensor(value, `${op.name}, ${label}`, dtype);
  });
}

/**
 * An op on nested lists. Exact numbers stay exact where the op is arithmetic on them, else the result is float64; of
 * counts, places and truth values it is exact. A signal or plane without channels gets a channel axis and loses it again.
 *
 * Errors: as the op; BudgetError above 20 million operations of arithmetic.
 */
export function callOp(
  name: OpName,
  op: AnyOp,
  table: Readonly<Record<string, string>>,
  given: Arguments,
  misread?: Forward,
): Value {
  const asked = inputsOf(op, given);
  const options = optionsOf(name, table, given);
  for (const value of asked) if (value !== undefined) shapeOfValue(value, name);
  const values = inFullRank(name, asked);
  if (!misread) {
    const exact = exactResult(name, values, given);
    if (exact !== undefined) return exact;
  }
  const tensors = tensorsOf(op, values);
  checkCost(op, tensors, options);
  const forward = (misread ?? op.forward) as (inputs: unknown, options: unknown) => NdArray;
  const result = forward(tensors, options);
  return inGivenRank(
    name,
    asked,
    valueOf(name, values, tensors, options, result, forward, misread !== undefined),
  );
}

function valueOf(
  name: OpName,
  values: readonly (Value | undefined)[],
  tensors: readonly (NdArray | undefined)[],
  options: OpOptions,
  result: NdArray,
  forward: (inputs: unknown, options: unknown) => NdArray,
  isMisread: boolean,
): Value {
  if (result.dtype === 'int32' || result.dtype === 'bool') return fromTensor(result);
  const scaled = scaledInputs(name, values, tensors, options);
  const exact = scaled && unscaled(forward(scaled.inputs, options), scaled.divisor, result);
  if (exact !== undefined) return exact;
  const isArithmetic = scaled !== undefined || exactElements.has(name) || exactMatrices.has(name);
  // The misread result of exact arithmetic is a fraction too, which learners type as one.
  if (!isMisread || !isArithmetic || !values.every((one) => one === undefined || isExact(one)))
    return fromTensor(result);
  const numbers = result.values();
  return fillShape(result.shape, (at) => likelyFraction(numbers[at] as number));
}

/** The result where rules for exact numbers give it. */
function exactResult(
  name: OpName,
  values: readonly (Value | undefined)[],
  given: Arguments,
): Value | undefined {
  const whole = exactMatrices.get(name)?.(values, given) ?? exactBinary(name, values);
  if (whole !== undefined) return whole;
  const element = exactElements.get(name);
  const [input] = values;
  if (!element || input === undefined) return undefined;
  const items = flatItems(input).map((item) =>
    item instanceof Rational ? element(item, given) : undefined,
  );
  if (!items.every((item) => item !== undefined)) return undefined;
  return isList(input)
    ? fillShape(shapeOfValue(input, name), (at) => items[at] as Value)
    : items[0];
}

/** Errors: as the op for shapes that do not fit. */
function checkCost(op: AnyOp, tensors: readonly (NdArray | undefined)[], options: OpOptions): void {
  const shapes = tensors.map((tensor) => tensor?.shape) as unknown as Parameters<AnyOp['cost']>[0];
  op.shape(shapes, options);
  const operations = Object.values(op.cost(shapes, options) as Record<string, number>);
  if (operations.reduce((sum, one) => sum + one, 0) > MAX_OPERATIONS)
    throw new BudgetError(op.name, `${MAX_OPERATIONS} operations`);
}

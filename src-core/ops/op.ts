import { ArgumentError } from '#core/errors.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Cost } from './cost.ts';
import { inputNames, requiredInputs } from './kinds.ts';
import type { InputsOf, Kind } from './kinds.ts';
import type * as functions from './functions.ts';

/** What ops compute with: plain numbers, or something that carries out ops itself. */
export type Value = NdArray | Recorder;

/** A value that carries out ops itself, so that it can write down or accompany what was done with it. */
export interface Recorder {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** What it computed, without the company. */
  readonly value: Value;
  /** Where several sorts meet, the highest carries the op out. */
  readonly level: number;
  record(op: AnyOp, inputs: readonly (Value | undefined)[], options: unknown): Recorder;
}

export type NoOptions = Record<never, never>;

/** Everything that `ops/functions.ts` exports: one function for each op, and its rule. */
export type OpFunctions = typeof functions;

/** What gradients and tangents may be made of. */
export interface Context<K extends Kind, V extends Value, Options> {
  readonly inputs: InputsOf<V>[K];
  readonly output: V;
  readonly options: Options;
  /**
   * The gradient of one op is written in others, whose gradients are written in this one (conv2d and
   * convTranspose2d, sum and expand): therefore ops are handed in here instead of importing each other.
   */
  readonly ops: OpFunctions;
}

/**
 * The gradient of Σ output · grad for one input, written in differentiable ops. `index` tells which input, for ops
 * that take a list of them. Shapes: as its input.
 */
export type Gradient<K extends Kind, Options> = <V extends Value>(
  context: Context<K, V, Options>,
  grad: V,
  index: number,
) => V;

/** How fast each input changes; undefined for one that does not. The only input of a unary op always does. */
export type Tangents<K extends Kind, V> = K extends 'unary'
  ? readonly [rate: V]
  : InputsOf<V | undefined>[K];

/** Everything about one op. */
export interface Op<K extends Kind = Kind, Options = unknown> {
  readonly name: string;
  readonly kind: K;
  /** Checks the shapes and gives that of the result. Errors: ShapeError, ArgumentError. */
  shape(shapes: InputsOf<readonly number[]>[K], options: Options): number[];
  /** The result for plain numbers. Errors: as `shape`. */
  forward(inputs: InputsOf<NdArray>[K], options: Options): NdArray;
  /**
   * Reverse mode, a rule an input (for a list of inputs the same for all); null for an input that cannot be
   * differentiated, such as indices. Where a rule depends on nothing but grad, the op is linear in that input.
   */
  readonly gradients: Readonly<Required<InputsOf<Gradient<K, Options> | null>[K]>>;
  /**
   * Forward mode: how fast the result changes while the inputs change by `tangents`; undefined is no change. At least
   * one changes. Shapes: as the result.
   */
  tangent<V extends Value>(context: Context<K, V, Options>, tangents: Tangents<K, V>): V;
  /** How many operations of arithmetic the result takes, as the definition is written. */
  cost(shapes: InputsOf<readonly number[]>[K], options: Options): Cost;
  readonly misreadings: readonly OpMisreading<K, Options>[];
}

/** An op whose kind and options are not known here. */
export type AnyOp = Op;

/**
 * The same op computed the way learners get it wrong. Where the mistake makes no difference, it
 * gives the right result; who diagnoses has to skip it then.
 */
export interface OpMisreading<K extends Kind = Kind, Options = unknown> {
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** One or two sentences to the learner. */
  readonly say: string;
  /** Errors: ShapeError or ArgumentError where the misread op does not exist. */
  forward(inputs: InputsOf<NdArray>[K], options: Options): NdArray;
}

/**
 * Carries out an op: on plain numbers at once, else by the highest recorder among the inputs.
 *
 * Errors: as the op, and ArgumentError for an input that is missing or no tensor.
 */
export function applyOp<V extends Value, K extends Kind, Options>(
  op: Op<K, Options>,
  inputs: InputsOf<Value>[K],
  options: Options,
): V {
  const given: readonly (Value | undefined)[] = inputs;
  if (op.kind !== 'unary' && given.length < requiredInputs[op.kind])
    throw notATensor(op, given.length, undefined);
  let recorder: Recorder | undefined;
  for (let i = 0; i < given.length; i++) {
    const input = given[i];
    if (input instanceof NdArray) continue;
    if (input === undefined && i >= requiredInputs[op.kind]) continue;
    if (typeof input?.record !== 'function') throw notATensor(op, i, input);
    if (recorder === undefined || input.level > recorder.level) recorder = input;
  }
  // With a recorder among the inputs V is its type, else V is NdArray.
  if (recorder) return recorder.record(op as unknown as AnyOp, given, options) as V;
  return op.forward(inputs as InputsOf<NdArray>[K], options) as V;
}

function notATensor(
  { name, kind }: { name: string; kind: Kind },
  i: number,
  got: unknown,
): ArgumentError {
  const names: readonly string[] = inputNames[kind];
  const shown = typeof got === 'number' || typeof got === 'string' ? `${typeof got} ${got}` : '';
  const what = got === undefined ? 'nothing' : shown || `another ${typeof got}`;
  return new ArgumentError(name, `a tensor for ${names[i] ?? `input ${i + 1}`}`, what);
}

/** The plain numbers behind a value: to ask what they are, such as which class or which entry is largest. */
export function plainOf(value: Value): NdArray {
  let inner = value;
  while (!(inner instanceof NdArray)) inner = inner.value;
  return inner;
}

/**
 * A number standing where a tensor may stand, without axes: int32 when it is whole, else float64, yet float32 beside
 * a float32 without axes, so that the result stays one. Beside axes it counts for less anyway, see `promote`.
 */
export function asValue(value: Value | number, beside?: Value | number): Value {
  if (typeof value !== 'number') return value;
  const isWhole = Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0);
  if (isWhole) return NdArray.scalar(value, 'int32');
  const isSingle =
    typeof beside === 'object' && beside.dtype === 'float32' && beside.shape.length === 0;
  return NdArray.scalar(value, isSingle ? 'float32' : 'float64');
}

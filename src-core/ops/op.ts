import { NdArray } from '#core/tensor/nd-array.ts';
import type * as functions from './functions.ts';

/** What ops compute with: plain numbers, or a tensor that remembers how it came about. */
export type Value = NdArray | Recorder;

/** A value that carries out ops itself, so that it can write down what was done with it. */
export interface Recorder {
  readonly shape: readonly number[];
  record(op: AnyOp, inputs: readonly (Value | undefined)[], options: unknown): Recorder;
}

/** The inputs of the three kinds of op. */
export interface InputsOf<T> {
  unary: readonly [input: T];
  binary: readonly [input: T, other: T];
  layer: readonly [input: T, weight: T, bias?: T];
}

export type Kind = keyof InputsOf<unknown>;

export type NoOptions = Record<never, never>;

/** The functions of `ops/functions.ts`, one for each op. */
export type OpFunctions = typeof functions;

/** What a gradient may be made of. */
interface Context<K extends Kind, V extends Value, Options> {
  readonly inputs: InputsOf<V>[K];
  readonly output: V;
  readonly options: Options;
  /**
   * The gradient of one op is written in others, whose gradients are written in this one (conv2d and
   * convTranspose2d, sum and expand): therefore ops are handed in here instead of importing each other.
   */
  readonly ops: OpFunctions;
}

/** The gradient for each input, computed when it is asked for; undefined where it is 0 everywhere. */
type Gradients<K extends Kind, V> = InputsOf<(() => V) | undefined>[K];

/** Everything about one op. */
export interface Op<K extends Kind = Kind, Options = unknown> {
  readonly name: string;
  /** Checks the shapes and gives that of the result. Errors: ShapeError, ArgumentError. */
  shape(shapes: InputsOf<readonly number[]>[K], options: Options): number[];
  /** The result for plain numbers. Errors: as `shape`. */
  forward(inputs: InputsOf<NdArray>[K], options: Options): NdArray;
  /** The gradients of Σ output · grad, written in differentiable ops. Shapes: each as its input. */
  backward<V extends Value>(context: Context<K, V, Options>, grad: V): Gradients<K, V>;
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

/** Carries out an op: on plain numbers at once, else by the first tensor among the inputs. */
export function applyOp<V extends Value, K extends Kind, Options>(
  op: Op<K, Options>,
  inputs: InputsOf<Value>[K],
  options: Options,
): V {
  const recorder = inputs.find((input) => input !== undefined && !(input instanceof NdArray));
  // With a recorder among the inputs V is its type, else V is NdArray.
  return (
    recorder
      ? (recorder as Recorder).record(op, inputs, options)
      : op.forward(inputs as InputsOf<NdArray>[K], options)
  ) as V;
}

/** A number standing where a tensor may stand. */
export function asValue(value: Value | number): Value {
  return typeof value === 'number' ? NdArray.from(value) : value;
}

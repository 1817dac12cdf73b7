import { ArgumentError } from '#core/errors.ts';
import { fastSlope, fastUnary } from '#core/kernels/elementwise.ts';
import type { KernelOptions } from '#core/kernels/elementwise.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { numbers, tensorArithmetic } from './arithmetic.ts';
import type { Arithmetic } from './arithmetic.ts';
import { costPerElement } from './cost.ts';
import type { Cost } from './cost.ts';
import { mapElements } from './elementwise.ts';
import type { Context, Op, OpMisreading, Value } from './op.ts';

/** An elementwise function of one number, and everything an op needs of it. */
export type UnaryDefinition<Options> = Derivative<Options> & {
  /** y = f(x). */
  value(x: number, options: Options): number;
  /** Operations for one element. */
  each: Cost;
  /** Whether whole numbers stay whole numbers; otherwise they are computed in float64. */
  keepsIntegers?: boolean | ((options: Options) => boolean);
  /** Errors: ArgumentError for options that make no sense. */
  check?(options: Options): void;
  misreadings: readonly (OpMisreading<'unary', Options> | MisreadFunction<Options>)[];
};

/** How y changes with x, in one of two ways. */
type Derivative<Options> =
  | {
      /** dy/dx, written in `Arithmetic`; `y` is there because it often makes the formula shorter. */
      slope<T>(x: T, y: T, arithmetic: Arithmetic<T>, options: Options): T | number;
      flow?: undefined;
    }
  | {
      /** rate · dy/dx, for functions made of pieces: where nothing passes, 0 comes out even of an infinite rate. */
      flow<T>(rate: T, x: T, y: T, arithmetic: Arithmetic<T>, options: Options): T;
      slope?: undefined;
    };

/** A misreading that is an elementwise function too. */
type MisreadFunction<Options> = Omit<OpMisreading<'unary', Options>, 'forward'> & {
  value(x: number, options: Options): number;
};

/** The flow through a staircase: nothing passes, anywhere. */
export function nothingPasses<T>(rate: T, x: T, _y: T, { gt, where }: Arithmetic<T>): T {
  return where(gt(x, Infinity), rate, 0);
}

/**
 * The op out[i] = f(input[i]).
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for truth values where whole numbers stay whole numbers.
 */
export function defineUnary<Options>(
  name: string,
  definition: UnaryDefinition<Options>,
): Op<'unary', Options> {
  const { value, each, misreadings } = definition;

  function resultDtype(dtype: DType, options: Options): DType {
    const { keepsIntegers = false } = definition;
    if (!(typeof keepsIntegers === 'function' ? keepsIntegers(options) : keepsIntegers))
      return floatFor(dtype);
    if (dtype === 'bool') throw new ArgumentError(name, 'numbers', 'truth values (bool)');
    return dtype;
  }

  /** rate · f′(x), on a number or on tensors. */
  function flow<T>(rate: T, x: T, y: T, arithmetic: Arithmetic<T>, options: Options): T {
    return definition.flow
      ? definition.flow(rate, x, y, arithmetic, options)
      : arithmetic.mul(rate, definition.slope(x, y, arithmetic, options));
  }

  /** rate · f′(input), element by element: on plain numbers in one pass. */
  function scaled<V extends Value>(rate: V, context: Context<'unary', V, Options>): V {
    const { inputs, output, options, ops } = context;
    const [input] = inputs;
    if (rate instanceof NdArray && input instanceof NdArray && output instanceof NdArray)
      return (fastSlope(name, rate, input, output, options as KernelOptions) ??
        flowInto(NdArray.emptyLike(output), rate, input, output, (r, x, y) =>
          flow(r, x, y, numbers, options),
        )) as V;
    return flow<V>(rate, input, output, tensorArithmetic<V>(ops), options);
  }

  const op: Op<'unary', Options> = {
    name,
    kind: 'unary',
    shape([input], options) {
      definition.check?.(options);
      return [...input];
    },
    forward([input], options) {
      definition.check?.(options);
      const dtype = resultDtype(input.dtype, options);
      return (
        fastUnary(name, input, options as KernelOptions) ??
        mapElements(input, (x) => value(x, options), dtype)
      );
    },
    // dinput = grad · f′(input)
    gradients: [(context, grad) => scaled(grad, context)],
    tangent: (context, [rate]) => scaled(rate, context),
    cost: ([input]) => costPerElement(input, each),
    misreadings: misreadings.map((misread) => {
      if ('forward' in misread) return misread;
      const { value: wrong, ...words } = misread;
      return {
        ...words,
        forward: ([input], options) =>
          mapElements(input, (x) => wrong(x, options), floatFor(input.dtype)),
      };
    }),
  };
  return op;
}

function flowInto(
  out: NdArray,
  rate: NdArray,
  input: NdArray,
  output: NdArray,
  flow: (rate: number, x: number, y: number) => number,
): NdArray {
  const [to, rates, xs, ys] = [out.data, rate.values(), input.values(), output.values()];
  for (let i = 0; i < to.length; i++)
    to[i] = flow(rates[i] as number, xs[i] as number, ys[i] as number);
  return out;
}

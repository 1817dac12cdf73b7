import { ShapeError } from '#core/errors.ts';
import { floatFor, promote } from '#core/tensor/dtype.ts';
import type { Numbers } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { numbers, tensorArithmetic } from './arithmetic.ts';
import type { Arithmetic } from './arithmetic.ts';
import { costPerElement } from './cost.ts';
import { commonShape } from './elementwise.ts';
import type { Cost } from './cost.ts';
import type { InputsOf } from './kinds.ts';
import { checkReduction, eachLossGrad, lossDivisor, reduceLosses } from './loss-reduction.ts';
import type { AnyReduction } from './loss-reduction.ts';
import type { Context, Gradient, Op, OpMisreading, Value } from './op.ts';
import { sumOfRates } from './rates.ts';
import { sumTo } from './sum-to.ts';

/** The kinds of losses that are computed element by element. */
export type LossKind = 'loss' | 'weightedLoss' | 'logitLoss' | 'varianceLoss' | 'rankingLoss';

/** The loss of one element. A third and fourth input that are left out count as 1. */
type ValueOf<Options> = (
  x: number,
  t: number,
  options: Options,
  third: number,
  fourth: number,
) => number;

/** How it changes with one of the inputs, written in `Arithmetic`. */
type SlopeOf<Options> = <T>(
  x: T,
  t: T,
  arithmetic: Arithmetic<T>,
  options: Options,
  third: T | number,
  fourth: T | number,
) => T | number;

export interface LossDefinition<K extends LossKind, Options> {
  readonly kind: K;
  value: ValueOf<Options>;
  /** One an input, in order; null for one that is not differentiated. */
  readonly slopes: readonly (SlopeOf<Options> | null)[];
  /** Operations for the loss of one element. */
  readonly each: Cost;
  readonly reductions?: readonly AnyReduction[];
  /** Whether target must have the very shape of input. */
  readonly isStrict?: boolean;
  /** Errors: ArgumentError for options or numbers that make no sense. */
  check?(inputs: readonly (NdArray | undefined)[], options: Options): void;
  readonly misreadings: readonly (
    | OpMisreading<K, Options>
    | (Omit<OpMisreading<K, Options>, 'forward'> & { value: ValueOf<Options> })
  )[];
}

type Inputs<V> = readonly [input: V, target: V, third?: V, fourth?: V];

/** The op out = the mean (or sum, or each) of a loss of input[i] and target[i], sizes of 1 stretched. */
export function defineLoss<
  K extends LossKind,
  Options extends { reduction?: AnyReduction | undefined },
>(name: string, definition: LossDefinition<K, Options>): Op<K, Options> {
  const { kind, value, slopes, each, reductions, isStrict = false, check } = definition;

  function lossShape(shapes: Inputs<readonly number[]>, options: Options): number[] {
    checkReduction(name, options.reduction ?? 'mean', reductions);
    const [input, target] = shapes;
    if (shapes.length === 2 && sameShape(input, target)) return [...input];
    if (isStrict && !sameShape(input, target))
      throw new ShapeError(name, 'an input and a target of one shape', input, target);
    const given = shapes.filter((shape) => shape !== undefined);
    const shape = commonShape(name, ...given);
    if (isStrict && !sameShape(shape, input))
      throw new ShapeError(name, 'weights that stretch to the input', ...given);
    return shape;
  }

  function compute(inputs: Inputs<NdArray>, options: Options, f: ValueOf<Options>): NdArray {
    const { reduction = 'mean' } = options;
    const shape = lossShape(shapesOf(inputs), options);
    check?.(inputs, options);
    const dtype = dtypeOf(inputs);
    const losses = reduction === 'none' ? NdArray.empty(shape, dtype) : undefined;
    const [xs, ts, us, vs] = entriesOf(inputs, shape);
    const to = losses?.data;
    const count = xs.length;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const third = us ? (us[i] as number) : 1;
      const fourth = vs ? (vs[i] as number) : 1;
      const loss = f(xs[i] as number, ts[i] as number, options, third, fourth);
      if (to) to[i] = loss;
      total += loss;
    }
    if (losses) return losses;
    const divisor = lossDivisor(reduction, reductionShape(reduction, inputs, shape));
    return NdArray.scalar(total / divisor, dtype);
  }

  function slopeFor<V extends Value>(context: Context<K, V, Options>, at: number): V | number {
    const [x, t, third = 1, fourth = 1] = context.inputs as unknown as Inputs<V>;
    const slope = slopes[at] as SlopeOf<Options>;
    return slope<V>(x, t, tensorArithmetic<V>(context.ops), context.options, third, fourth);
  }

  function shareFor<V extends Value>(context: Context<K, V, Options>, grad: V, at: number): V {
    const { options, ops } = context;
    const inputs = context.inputs as unknown as Inputs<V>;
    const shape = lossShape(shapesOf(inputs), options);
    const { reduction = 'mean' } = options;
    const divisor = lossDivisor(reduction, reductionShape(reduction, inputs, shape));
    const slope = slopes[at] as SlopeOf<Options>;
    const own = inputs[at] as V;
    if (grad instanceof NdArray && inputs.every((each) => !each || each instanceof NdArray)) {
      const plain = inputs as unknown as Inputs<NdArray>;
      const factor = reduction === 'none' ? 1 : grad.item() / divisor;
      const weights = reduction === 'none' ? grad.values() : undefined;
      const out = slopesTimes(plain, shape, slope, options, factor, weights);
      return sumTo(ops, out as Value as V, own.shape);
    }
    const share = ops.mul(eachLossGrad(ops, grad, reduction, divisor), slopeFor(context, at));
    return sumTo(ops, ops.expand(share, shape), own.shape);
  }

  const rules = slopes.map((slope, at): Gradient<K, Options> | null =>
    slope ? (context, grad) => shareFor(context, grad, at) : null,
  );
  return {
    name,
    kind,
    shape(shapes, options) {
      const shape = lossShape(shapes, options);
      return options.reduction === 'none' ? shape : [];
    },
    forward: (inputs, options) => compute(inputs, options, value),
    gradients: rules as unknown as Op<K, Options>['gradients'],
    tangent<V extends Value>(context: Context<K, V, Options>, tangents: unknown): V {
      const { output, options, ops } = context;
      const inputs = context.inputs as unknown as Inputs<V>;
      const shape = lossShape(shapesOf(inputs), options);
      const { reduction = 'mean' } = options;
      const rates = (tangents as readonly (V | undefined)[]).map((rate, at) =>
        rate && slopes[at] ? ops.mul(rate, slopeFor(context, at)) : undefined,
      );
      if (rates.every((rate) => rate === undefined)) return ops.mul(output, 0);
      const divisor = lossDivisor(reduction, reductionShape(reduction, inputs, shape));
      return reduceLosses(ops, sumOfRates(ops, shape, ...rates), reduction, divisor);
    },
    cost(shapes, options) {
      const shape = lossShape(shapes, options);
      const { add = 0, ...others } = each;
      return costPerElement(shape, {
        ...others,
        add: add + (options.reduction === 'none' ? 0 : 1),
      });
    },
    misreadings: definition.misreadings.map((misreading): OpMisreading<K, Options> => {
      if ('forward' in misreading) return misreading;
      const { value: misread, ...words } = misreading;
      const forward = (inputs: InputsOf<NdArray>[K], options: Options): NdArray =>
        compute(inputs, options, misread);
      return { ...words, forward };
    }),
  };
}

/** For the misreadings of a loss: the sum for the mean, and the other way round. */
export function misreadReduction<
  K extends LossKind,
  Options extends { reduction?: AnyReduction | undefined },
>(op: () => Op<K, Options>): OpMisreading<K, Options> {
  return {
    id: 'other-reduction',
    title: 'sum and mean exchanged',
    say: 'Look at the reduction again. The mean divides the sum by the number of losses, the sum does not.',
    forward(inputs, options) {
      const reduction = (options.reduction ?? 'mean') === 'mean' ? 'sum' : 'mean';
      return op().forward(inputs, { ...options, reduction });
    },
  };
}

function shapesOf(inputs: Inputs<Value>): Inputs<readonly number[]> {
  return inputs.map((each) => each?.shape) as unknown as Inputs<readonly number[]>;
}

/** A mean counts the losses, a batchmean the rows of the input. */
function reductionShape(
  reduction: AnyReduction,
  [input]: Inputs<Value>,
  losses: readonly number[],
): readonly number[] {
  return reduction === 'batchmean' ? input.shape : losses;
}

function dtypeOf(inputs: Inputs<NdArray>): 'float32' | 'float64' {
  const [x, t] = inputs;
  if (inputs.length === 2 && x.dtype === t.dtype) return floatFor(x.dtype) as 'float32' | 'float64';
  const [first, ...others] = inputs.filter((each) => each !== undefined);
  let typed: { dtype: NdArray['dtype']; shape: readonly number[] } = first as NdArray;
  for (const each of others)
    typed = {
      dtype: promote(typed, each),
      shape: each.shape.length > typed.shape.length ? each.shape : typed.shape,
    };
  return floatFor(typed.dtype) as 'float32' | 'float64';
}

type Entries = readonly [xs: Numbers, ts: Numbers, third?: Numbers, fourth?: Numbers];

function entriesOf(inputs: Inputs<NdArray>, shape: readonly number[]): Entries {
  return inputs.map((each) => each?.expand(shape).values()) as unknown as Entries;
}

/** factor · weights[i] · slope, element by element. */
function slopesTimes<Options>(
  inputs: Inputs<NdArray>,
  shape: readonly number[],
  slope: SlopeOf<Options>,
  options: Options,
  factor: number,
  weights: Numbers | undefined,
): NdArray {
  const out = NdArray.empty(shape, dtypeOf(inputs));
  const [xs, ts, us, vs] = entriesOf(inputs, shape);
  const to = out.data;
  for (let i = 0; i < to.length; i++) {
    const third = us ? (us[i] as number) : 1;
    const fourth = vs ? (vs[i] as number) : 1;
    const steep = slope(xs[i] as number, ts[i] as number, numbers, options, third, fourth);
    to[i] = factor * (weights ? (weights[i] as number) : 1) * steep;
  }
  return out;
}

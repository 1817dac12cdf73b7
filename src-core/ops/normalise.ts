// What all norms share: mean and variance over a set of axes, then scale and shift. They differ in the set of axes alone.
import { ShapeError, formatShape } from '#core/errors.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { mapGroups } from './groups.ts';
import { meanOf, squaresAround } from './moments.ts';
import { plainOf } from './op.ts';
import type { OpFunctions, Value } from './op.ts';
import { sumTo } from './sum-to.ts';

/** How a norm looks at its input. */
export interface NormLayout {
  /** The shape in which the input is looked at. */
  readonly view: readonly number[];
  /** The axes of the view over which mean and variance are taken. */
  readonly dims: readonly number[];
  /** The shape in which weight and bias stretch to the view. */
  readonly affine: readonly number[];
  /** Added to the variance, so that nothing is divided by 0. */
  readonly eps: number;
  /** Whether the mean is subtracted; default true. */
  readonly isCentered?: boolean;
  /** For misreadings: n − 1 instead of n under the variance. */
  readonly isUnbiased?: boolean;
  /** For misreadings: eps added to the root instead of under it. */
  readonly isEpsOutside?: boolean;
}

/** Mean and variance that are given instead of taken from the input. Shapes: as the weight. */
export interface Statistics<V> {
  readonly mean: V;
  readonly variance: V;
}

/** What a norm makes its result of. */
export interface NormInputs<V> {
  readonly input: V;
  readonly weight?: V | undefined;
  readonly bias?: V | undefined;
  readonly statistics?: Statistics<V> | undefined;
}

/** The shape of weight, bias and statistics. Errors: ShapeError when one has another. */
export function checkAffine(
  who: string,
  expected: readonly number[],
  ...given: (readonly number[] | undefined)[]
): void {
  for (const shape of given)
    if (shape && !sameShape(shape, expected))
      throw new ShapeError(who, `parameters of the shape ${formatShape(expected)}`, shape);
}

/** out = (input − mean) / √(variance + eps) · weight + bias, group by group. Shapes: as the input. */
export function normalise(layout: NormLayout, inputs: NormInputs<NdArray>): NdArray {
  const { input, weight, bias, statistics } = inputs;
  const { view, dims } = layout;
  const x = input.to(floatFor(input.dtype)).reshape(view);
  const stretched = (each: NdArray | undefined, otherwise: number): NdArray =>
    (each ? each.reshape(layout.affine) : NdArray.from(otherwise)).expand(view);
  const [weights, biases] = [stretched(weight, 1), stretched(bias, 0)];
  if (statistics) {
    const given = [stretched(statistics.mean, 0), stretched(statistics.variance, 1)] as const;
    const fixed = mapGroups([x, weights, biases, ...given], dims, (out, groups) => {
      const [entries, scale, shift, means, variances] = groups;
      for (let i = 0; i < out.length; i++) {
        const steep = (scale[i] as number) * steepness(variances[i] as number, layout);
        out[i] = ((entries[i] as number) - (means[i] as number)) * steep + (shift[i] as number);
      }
    });
    return fixed.reshape(input.shape);
  }
  const made = mapGroups([x, weights, biases], dims, (out, [entries, scale, shift]) => {
    const [mean, steep] = momentsOf(entries, layout);
    for (let i = 0; i < out.length; i++)
      out[i] =
        ((entries[i] as number) - mean) * steep * (scale[i] as number) + (shift[i] as number);
  });
  return made.reshape(input.shape);
}

/** Mean and 1 / √(variance + eps) of a group. The variance is the biased one, divided by n. */
function momentsOf(group: Float64Array, layout: NormLayout): [mean: number, steep: number] {
  const { isCentered = true, isUnbiased = false } = layout;
  const mean = isCentered ? meanOf(group) : 0;
  const variance = squaresAround(group, mean) / (group.length - (isUnbiased ? 1 : 0));
  return [mean, steepness(variance, layout)];
}

/** 1 / √(variance + eps). */
function steepness(variance: number, { eps, isEpsOutside = false }: NormLayout): number {
  return isEpsOutside ? 1 / (Math.sqrt(variance) + eps) : 1 / Math.sqrt(variance + eps);
}

/** input − mean and 1 / √(variance + eps), in differentiable ops. Shapes: each stretches to the view. */
function momentsInOps<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  x: V,
  statistics: Statistics<V> | undefined,
): { centered: V; steep: V } {
  const { dims, affine, eps, isCentered = true } = layout;
  const over = { dim: dims, keepdim: true };
  const centered = statistics
    ? ops.sub(x, ops.reshape(statistics.mean, affine))
    : isCentered
      ? ops.sub(x, ops.mean(x, over))
      : x;
  const variance = statistics
    ? ops.reshape(statistics.variance, affine)
    : ops.mean(ops.mul(centered, centered), over);
  return { centered, steep: ops.div(1, ops.sqrt(ops.add(variance, eps))) };
}

/** (input − mean) / √(variance + eps), in the view. */
function standardised<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  { input, statistics }: NormInputs<V>,
): V {
  if (input instanceof NdArray) {
    const plain = { input, statistics: statistics as Statistics<NdArray> | undefined };
    return normalise(layout, plain).reshape(layout.view) as Value as V;
  }
  const x = ops.reshape(input, layout.view);
  const { centered, steep } = momentsInOps(ops, layout, x, statistics);
  return ops.mul(centered, steep);
}

/**
 * How y = (input − mean) / √(variance + eps) changes when the input changes by r = rate · weight:
 * (r − mean(r) − y · mean(r · y)) / √(variance + eps), since the input moves its own mean and variance. The matrix of it
 * is symmetric, so it carries gradients back as well. Shapes: rate in the view → in the view.
 */
function throughStandardised<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  { input, weight, statistics }: NormInputs<V>,
  rate: V,
): V {
  const { view, dims, affine, isCentered = true } = layout;
  const x = ops.reshape(input, view);
  if (x instanceof NdArray && rate instanceof NdArray && !statistics) {
    if (!weight)
      return mapGroups([x, rate], dims, (out, [entries, rates]) =>
        carry(out, entries, rates, layout),
      ) as Value as V;
    const weights = plainOf(weight).reshape(affine).expand(view);
    return mapGroups([x, rate, weights], dims, (out, [entries, rates, scale]) => {
      for (let i = 0; i < rates.length; i++) rates[i] = (rates[i] as number) * (scale[i] as number);
      carry(out, entries, rates, layout);
    }) as Value as V;
  }
  const { centered, steep } = momentsInOps(ops, layout, x, statistics);
  const scaled = weight ? ops.mul(rate, ops.reshape(weight, affine)) : rate;
  if (statistics) return ops.mul(scaled, steep);
  const over = { dim: dims, keepdim: true };
  const y = ops.mul(centered, steep);
  const leveled = isCentered ? ops.sub(scaled, ops.mean(scaled, over)) : scaled;
  const pull = ops.mul(y, ops.mean(ops.mul(scaled, y), over));
  return ops.mul(ops.sub(leveled, pull), steep);
}

/** `throughStandardised` for one group of plain numbers. */
function carry(
  out: Float64Array,
  entries: Float64Array,
  rates: Float64Array,
  layout: NormLayout,
): void {
  const [mean, steep] = momentsOf(entries, layout);
  const n = out.length;
  let level = 0;
  let pull = 0;
  for (let i = 0; i < n; i++) {
    const rate = rates[i] as number;
    level += rate;
    pull += rate * ((entries[i] as number) - mean);
  }
  level = (layout.isCentered ?? true) ? level / n : 0;
  pull *= (steep * steep) / n;
  for (let i = 0; i < n; i++)
    out[i] = ((rates[i] as number) - level - ((entries[i] as number) - mean) * pull) * steep;
}

/** dinput = (grad · weight) carried back through mean and variance. */
export function inputGradient<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  inputs: NormInputs<V>,
  grad: V,
): V {
  const viewed = ops.reshape(grad, layout.view);
  return ops.reshape(throughStandardised(ops, layout, inputs, viewed), inputs.input.shape);
}

/** dweight = grad · (input − mean) / √(variance + eps), summed over what each weight serves. */
export function weightGradient<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  inputs: NormInputs<V>,
  grad: V,
  shape: readonly number[],
): V {
  const each = ops.mul(ops.reshape(grad, layout.view), standardised(ops, layout, inputs));
  return ops.reshape(sumTo(ops, each, layout.affine), shape);
}

/** dbias = grad, summed over what each bias serves. */
export function biasGradient<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  grad: V,
  shape: readonly number[],
): V {
  return ops.reshape(sumTo(ops, ops.reshape(grad, layout.view), layout.affine), shape);
}

/** How the result changes with input, weight and bias. Shapes: as the input. */
export function normTangent<V extends Value>(
  ops: OpFunctions,
  layout: NormLayout,
  inputs: NormInputs<V>,
  rates: { input: V | undefined; weight: V | undefined; bias: V | undefined },
): V {
  const { view, affine } = layout;
  const { input, weight } = inputs;
  const parts: V[] = [];
  if (rates.input) {
    const own = { ...inputs, weight: undefined };
    const moved = throughStandardised(ops, layout, own, ops.reshape(rates.input, view));
    parts.push(weight ? ops.mul(moved, ops.reshape(weight, affine)) : moved);
  }
  if (rates.weight)
    parts.push(ops.mul(standardised(ops, layout, inputs), ops.reshape(rates.weight, affine)));
  if (rates.bias) parts.push(ops.expand(ops.reshape(rates.bias, affine), view));
  // Nothing may be left: running statistics are held.
  if (parts.length === 0) return ops.mul(input, 0);
  return ops.reshape(
    parts.reduce((sum, part) => ops.add(sum, part)),
    input.shape,
  );
}

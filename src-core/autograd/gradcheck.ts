import { Random } from '#core/random.ts';
import { add, mul, sum } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { grad } from './grad.ts';
import { Tensor } from './tensor.ts';

export interface GradcheckOptions {
  /** Half the distance of the two points. */
  eps?: number;
  atol?: number;
  rtol?: number;
  seed?: number;
}

export interface GradcheckResult {
  ok: boolean;
  /** The largest |analytic − numeric| − rtol·|numeric|. */
  worst: number;
  /** Where it stands: number of the input, and flat index in it. */
  input: number;
  index: number;
  analytic: number;
  numeric: number;
}

/**
 * Compares gradients with central differences, (g(x + eps) − g(x − eps)) / (2·eps) with g = Σ f · r and r random,
 * element by element. Right up to eps², so the inputs must keep clear of kinks.
 *
 * Source: torch.autograd.gradcheck: its tolerances, and the random weights of its fast mode.
 */
export function gradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly NdArray[],
  { eps = 1e-6, atol = 1e-5, rtol = 1e-3, seed = 1 }: GradcheckOptions = {},
): GradcheckResult {
  const leaves = inputs.map((input) => new Tensor(input, true));
  const output = f(...leaves);
  const random = new Random(seed);
  const weights = NdArray.from(
    Array.from({ length: output.value.size }, () => 2 * random.next() - 1),
    output.shape,
  );
  const result: GradcheckResult = {
    ok: true,
    worst: 0,
    input: 0,
    index: 0,
    analytic: 0,
    numeric: 0,
  };
  const grads = output.requiresGrad
    ? grad(output, leaves, { gradOutput: new Tensor(weights) })
    : leaves.map((leaf) => new Tensor(NdArray.zeros(leaf.shape)));

  const weighted = (at: readonly NdArray[]): number => {
    // Leaves here require gradients too: f may take some itself.
    const values = f(...at.map((each) => new Tensor(each, true))).value.values();
    return weights.toArray().reduce((sum, weight, q) => sum + weight * (values[q] as number), 0);
  };
  for (const [i, input] of inputs.entries()) {
    const analytics = grads[i]?.value.values() ?? new Float64Array(input.size);
    for (const [index, analytic] of analytics.entries()) {
      const moved = (by: number): readonly NdArray[] => inputs.with(i, nudged(input, index, by));
      const numeric = (weighted(moved(eps)) - weighted(moved(-eps))) / (2 * eps);
      const worst = Math.abs(analytic - numeric) - rtol * Math.abs(numeric);
      // Not ≤, so that NaN is a failure.
      const ok = worst <= atol;
      if (!ok || worst > result.worst)
        Object.assign(result, { worst, input: i, index, analytic, numeric });
      if (!ok) return { ...result, ok };
    }
  }
  return result;
}

/**
 * `gradcheck` of the gradients themselves: checks second derivatives.
 *
 * Source: torch.autograd.gradgradcheck.
 */
export function gradgradcheck(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly NdArray[],
  options: GradcheckOptions = {},
): GradcheckResult {
  const first = f(...inputs.map((input) => new Tensor(input)));
  const random = new Random(options.seed ?? 2);
  const weights = first.value.values().map(() => 2 * random.next() - 1);
  const gradients = (...leaves: Tensor[]): Tensor => {
    const [seed, ...given] = leaves as [Tensor, ...Tensor[]];
    const grads = grad(f(...given), given, { gradOutput: seed, createGraph: true });
    return grads.map((each) => sum(mul(each, each))).reduce((total, each) => add(total, each));
  };
  return gradcheck(gradients, [NdArray.from(weights, first.shape), ...inputs], options);
}

function nudged(input: NdArray, index: number, by: number): NdArray {
  const values = Float64Array.from(input.values());
  values[index] = (values[index] as number) + by;
  return NdArray.from(values, input.shape);
}

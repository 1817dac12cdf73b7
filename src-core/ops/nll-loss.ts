import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { checkClassShapes, classAxis, classesOf, placesOf, totalWeight } from './class-targets.ts';
import type { ClassLossOptions } from './class-targets.ts';
import { costPerElement } from './cost.ts';
import { mapElements } from './elementwise.ts';
import { groupsOf, mapGroups } from './groups.ts';
import { checkReduction, reduceLosses } from './loss-reduction.ts';
import { applyOp, plainOf } from './op.ts';
import type { Context, Op, Value } from './op.ts';
import { reduce } from './reduction.ts';

/**
 * Negative log-likelihood: out = −Σ_n weight[t_n] · input[n, t_n] / Σ_n weight[t_n], with t_n = target[n] the true class
 * and input the logarithms of the probabilities. Places with the target ignoreIndex count for nothing.
 *
 * Shapes: input [N, C, …] and target [N, …], or [C] and [], weight [C] → [], or as target for the reduction none.
 * Errors: ShapeError when they do not fit, ArgumentError for a target that is no class and for another reduction.
 * Source: torch.nn.functional.nll_loss. When nothing counts, the mean is NaN.
 */
export const nllLossOp: Op<'weightedLoss', ClassLossOptions> = {
  name: 'nllLoss',
  kind: 'weightedLoss',
  shape([input, target, weight], { reduction = 'mean' }) {
    checkReduction('nllLoss', reduction);
    checkClassShapes('nllLoss', input, target, weight);
    return reduction === 'none' ? [...target] : [];
  },
  forward([input, target, weight], options) {
    const { reduction = 'mean' } = options;
    nllLossOp.shape([input.shape, target.shape, weight?.shape], options);
    const axis = classAxis(input.shape);
    const count = input.shape[axis] as number;
    const classes = classesOf('nllLoss', target, count, options);
    const weights = weight?.values();
    const { data, starts, step } = groupsOf(input, [axis]);
    const losses = new Float64Array(classes.length);
    let total = 0;
    for (let q = 0; q < classes.length; q++) {
      const at = classes[q] as number;
      if (at < 0) continue;
      const loss = -(data[(starts[q] as number) + at * step] as number);
      losses[q] = (weights ? (weights[at] as number) : 1) * loss;
      total += losses[q] as number;
    }
    const dtype = floatFor(input.dtype);
    if (reduction === 'none') return NdArray.from(losses, target.shape).to(dtype);
    const divisor = reduction === 'mean' ? totalWeight(classes, weight) : 1;
    return NdArray.from([total / divisor], [], dtype);
  },
  // dinput = −grad · weight[t] / Σ weight at the true class, 0 elsewhere
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      const { shape } = inputs[0];
      const kept = shape.with(classAxis(shape), 1);
      const each = options.reduction === 'none' ? ops.reshape(grad, kept) : grad;
      return ops.mul(each, slope(context));
    },
    null,
    null,
  ],
  tangent(context, [rate]) {
    const { inputs, output, options, ops } = context;
    if (!rate) return ops.mul(output, 0);
    const axis = classAxis(inputs[0].shape);
    const losses = ops.sum(ops.mul(rate, slope(context)), { dim: axis });
    // The slopes are divided already.
    return reduceLosses(ops, losses, options.reduction === 'none' ? 'none' : 'sum', 1);
  },
  cost: ([, target, weight]) => costPerElement(target, { add: 1, multiply: weight ? 1 : 0 }),
  misreadings: [
    {
      id: 'sign-forgotten',
      title: 'sign forgotten',
      say: 'Logarithms of probabilities are negative. The loss is minus the one of the true class.',
      forward: (inputs, options) =>
        mapElements(nllLossOp.forward(inputs, options), (loss) => -loss),
    },
    {
      id: 'all-classes',
      title: 'all classes added',
      say: 'You added the logarithms of all classes. Only that of the true class counts.',
      forward([input, target], { reduction = 'mean' }) {
        const dim = classAxis(input.shape);
        const shape = placesOf(input.shape);
        const losses = reduce(input, shape, { dim }, (lane) => -lane.reduce((a, b) => a + b, 0));
        if (reduction === 'none') return losses;
        const total = losses.toArray().reduce((a, b) => a + b, 0);
        return NdArray.from([total / (reduction === 'mean' ? target.size : 1)], []);
      },
    },
    {
      id: 'divided-by-count',
      title: 'divided by the count',
      say: 'With class weights, the mean divides by the sum of the weights of the true classes.',
      forward([input, target, weight], options) {
        const total = nllLossOp.forward([input, target, weight], { ...options, reduction: 'sum' });
        return mapElements(total, (loss) => loss / target.size);
      },
    },
  ],
};

/** dout / dinput; for the reduction none that of each place. Shapes: as the input. */
function slope<V extends Value>(context: Context<'weightedLoss', V, ClassLossOptions>): V {
  const { inputs, options } = context;
  const [input, target] = [plainOf(inputs[0]), plainOf(inputs[1])];
  const weight = inputs[2] && plainOf(inputs[2]);
  const axis = classAxis(input.shape);
  const classes = classesOf('nllLoss', target, input.shape[axis] as number, options);
  const weights = weight?.values();
  const isMean = (options.reduction ?? 'mean') === 'mean';
  const divisor = isMean ? totalWeight(classes, weight) : 1;
  return mapGroups([input], [axis], (out, _, q) => {
    out.fill(0);
    const at = classes[q] as number;
    if (at >= 0) out[at] = -(weights ? (weights[at] as number) : 1) / divisor;
  }) as Value as V;
}

/** See `nllLossOp`. */
export function nllLoss<V extends Value>(
  input: V,
  target: V,
  weight?: V,
  options: ClassLossOptions = {},
): V {
  return applyOp(nllLossOp, [input, target, weight], options);
}

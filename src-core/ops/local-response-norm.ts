import { ArgumentError, ShapeError } from '#core/errors.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { mapGroups } from './groups.ts';
import { checkNumbers } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Context, Op, Value } from './op.ts';

export interface LocalResponseNormOptions {
  /** How many neighbouring channels count. */
  size: number;
  alpha?: number | undefined;
  beta?: number | undefined;
  k?: number | undefined;
}

/**
 * Local response norm: out[n, c, …] = input[n, c, …] / (k + alpha / size · Σ_i input[n, i, …]²)^beta, the sum over the
 * `size` channels i around c, from c − ⌊size / 2⌋ on; channels that do not exist count as 0.
 *
 * Shapes: input [N, C, L, …] → the same.
 * Errors: ShapeError for fewer than three axes, ArgumentError for a size that is no whole number ≥ 1, or
 * another option that is no number.
 * Source: torch.nn.functional.local_response_norm; alpha 1e-4, beta 0.75, k 1 by default.
 */
export const localResponseNormOp: Op<'unary', LocalResponseNormOptions> = {
  name: 'localResponseNorm',
  kind: 'unary',
  shape([input], { size, alpha, beta, k }) {
    checkNumbers('localResponseNorm', { alpha, beta, k });
    if (!Number.isInteger(size) || size < 1)
      throw new ArgumentError('localResponseNorm', 'a size that is a whole number ≥ 1', `${size}`);
    if (input.length < 3) throw new ShapeError('localResponseNorm', 'an input [N, C, L, …]', input);
    return [...input];
  },
  forward([input], options) {
    localResponseNormOp.shape([input.shape], options);
    const { size, alpha = 1e-4, beta = 0.75, k = 1 } = options;
    return across(input, size, (value, squares) => value / (k + (alpha / size) * squares) ** beta);
  },
  // With d = k + alpha / size · B · input², where B adds up neighbours:
  // dinput = grad / d^beta − 2 alpha beta / size · input · Bᵀ · (grad · input / d^(beta + 1))
  gradients: [
    (context, grad) => {
      const { inputs, options, ops } = context;
      const [input] = inputs;
      const { size, alpha = 1e-4, beta = 0.75 } = options;
      const divisor = divisorOf(context);
      const direct = ops.mul(grad, ops.pow(divisor, -beta));
      const pull = ops.mul(ops.mul(grad, input), ops.pow(divisor, -beta - 1));
      const back = ops.mul(input, neighbours(context, pull, true));
      return ops.sub(direct, ops.mul(back, (2 * alpha * beta) / size));
    },
  ],
  tangent(context, [rate]) {
    const { inputs, options, ops } = context;
    const [input] = inputs;
    const { size, alpha = 1e-4, beta = 0.75 } = options;
    const divisor = divisorOf(context);
    const direct = ops.mul(rate, ops.pow(divisor, -beta));
    const moved = neighbours(context, ops.mul(input, rate), false);
    const pull = ops.mul(ops.mul(input, moved), ops.pow(divisor, -beta - 1));
    return ops.sub(direct, ops.mul(pull, (2 * alpha * beta) / size));
  },
  cost: ([input], { size }) => costPerElement(input, { multiply: 3, add: size, special: 1 }),
  misreadings: [
    {
      id: 'not-divided-by-size',
      title: 'squares not averaged',
      say: 'You multiplied alpha with the sum of the squares. It is divided by the size first.',
      forward([input], { size, alpha = 1e-4, ...others }) {
        return localResponseNormOp.forward([input], { size, alpha: alpha * size, ...others });
      },
    },
  ],
};

/** out = f(entry, sum of the squares of its neighbours), along the channels. */
function across(
  input: NdArray,
  size: number,
  f: (value: number, squares: number) => number,
): NdArray {
  const along = (out: Float64Array, [lane]: readonly [Float64Array]): void => {
    for (let c = 0; c < lane.length; c++) {
      let squares = 0;
      const first = c - Math.floor(size / 2);
      for (let i = Math.max(0, first); i < Math.min(lane.length, first + size); i++)
        squares += (lane[i] as number) ** 2;
      out[c] = f(lane[c] as number, squares);
    }
  };
  return mapGroups([input], [1], along, floatFor(input.dtype));
}

type OwnContext<V extends Value> = Context<'unary', V, LocalResponseNormOptions>;

/** k + alpha / size · Σ input². */
function divisorOf<V extends Value>(context: OwnContext<V>): V {
  const { inputs, options, ops } = context;
  const { size, alpha = 1e-4, k = 1 } = options;
  const squares = neighbours(context, ops.mul(inputs[0], inputs[0]), false);
  return ops.add(ops.mul(squares, alpha / size), k);
}

/** Adds up neighbouring channels: the product with a matrix of ones around the diagonal, or with its transpose. */
function neighbours<V extends Value>(
  { options, ops }: OwnContext<V>,
  value: V,
  isBack: boolean,
): V {
  const [N, C, ...places] = value.shape as [number, number, ...number[]];
  const band = NdArray.zeros([C, C], value.dtype);
  for (let c = 0; c < C; c++)
    for (let i = 0; i < C; i++) {
      const at = i - c + Math.floor(options.size / 2);
      if (at >= 0 && at < options.size) band.data[isBack ? i * C + c : c * C + i] = 1;
    }
  const flat = ops.reshape(value, [N, C, places.reduce((product, each) => product * each, 1)]);
  return ops.reshape(ops.matmul(band as Value as V, flat), value.shape);
}

/** See `localResponseNormOp`. */
export function localResponseNorm<V extends Value>(
  input: V,
  size: number,
  options: Omit<LocalResponseNormOptions, 'size'> = {},
): V {
  return applyOp(localResponseNormOp, [input], { ...options, size });
}

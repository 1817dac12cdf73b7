import { ArgumentError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { costPerElement } from './cost.ts';
import { shown } from './number-options.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface DropoutOptions {
  /** Which elements go: the same seed drops the same ones. */
  seed: number;
  /** The chance of each to go. Default 0.5. */
  p?: number | undefined;
  /** When false, everything stays as it is. Default true. */
  training?: boolean | undefined;
}

/**
 * Drops elements at random while training: out[i] = kept[i] · input[i] / (1 − p), where kept[i] is 0 with chance p,
 * else 1; 0 · NaN and 0 · ∞ stay NaN. Dividing keeps the mean, so that nothing has to change when training is over. kept[i] is 1 where the i-th
 * number of `Random(seed)`, in row-major order, is at least p.
 *
 * Shapes: any → the same.
 * Errors: ArgumentError for p outside 0 … 1 or a seed that is no whole number.
 * Source: torch.nn.functional.dropout, with a seed instead of a generator that all share.
 */
export const dropoutOp: Op<'unary', DropoutOptions> = {
  name: 'dropout',
  kind: 'unary',
  shape([input], options) {
    check(options);
    return [...input];
  },
  forward([input], options) {
    check(options);
    const { p = 0.5, training = true } = options;
    if (!training) return input.to(floatFor(input.dtype));
    return drop(input, options, (x, isKept) => (isKept ? x / (1 - p) : x * 0));
  },
  // dinput = grad, dropped and divided likewise
  gradients: [({ options, ops }, grad) => ops.dropout(grad, options)],
  tangent: ({ options, ops }, [rate]) => ops.dropout(rate, options),
  cost: ([input], { training = true }) =>
    training ? costPerElement(input, { compare: 1, multiply: 1 }) : {},
  misreadings: [
    {
      id: 'not-divided',
      title: 'not divided',
      say: 'The right elements went. Those that stay are divided by 1 − p, which keeps the mean.',
      forward: ([input], options) => drop(input, options, (x, isKept) => (isKept ? x : 0)),
    },
    {
      id: 'multiplied',
      title: 'multiplied instead of divided',
      say: 'You multiplied those that stay by 1 − p. They are divided by it.',
      forward: ([input], options) =>
        drop(input, options, (x, isKept) => (isKept ? x * (1 - (options.p ?? 0.5)) : 0)),
    },
    {
      id: 'wrong-ones-dropped',
      title: 'the wrong ones dropped',
      say: 'Those that should go stayed, and the others went.',
      forward: ([input], options) =>
        drop(input, options, (x, isKept) => (isKept ? 0 : x / (1 - (options.p ?? 0.5)))),
    },
    {
      id: 'always-dropping',
      title: 'dropping in evaluation too',
      say: 'Outside training nothing is dropped and nothing is divided.',
      forward: ([input], options) => dropoutOp.forward([input], { ...options, training: true }),
    },
  ],
};

function check({ p = 0.5, seed }: DropoutOptions): void {
  if (!(typeof p === 'number' && p >= 0 && p <= 1))
    throw new ArgumentError('dropout', 'p in 0 … 1', shown(p));
  if (!Number.isInteger(seed)) throw new ArgumentError('dropout', 'a whole seed', shown(seed));
}

function drop(
  input: NdArray,
  { p = 0.5, seed }: DropoutOptions,
  f: (x: number, isKept: boolean) => number,
): NdArray {
  const random = new Random(seed);
  const out = NdArray.emptyLike(input, floatFor(input.dtype));
  const [to, from] = [out.data, input.values()];
  for (let i = 0; i < to.length; i++) to[i] = f(from[i] as number, random.next() >= p);
  return out;
}

/** See `dropoutOp`. */
export function dropout<V extends Value>(input: V, options: DropoutOptions): V {
  return applyOp(dropoutOp, [input], options);
}

import { ShapeError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { checkMirrored, sidesOf, sourcePlaces } from './pad-sides.ts';
import type { PadMode } from './pad-sides.ts';
import { constantZeros, overwrite, pickAlong } from './places.ts';

export interface PadOptions {
  /** Before and after, last axis first: [left, right, top, bottom, …]. Negative numbers cut off. */
  pad: readonly number[];
  /** What is put around: `value`, or numbers of the tensor itself. Default 'constant'. */
  mode?: PadMode | undefined;
  /** For 'constant'. Default 0. */
  value?: number | null | undefined;
}

/**
 * Puts something around the tensor, or cuts lines off. What stands beyond the edge of a row a b c d:
 *
 *   constant   v v | a b c d | v v        reflect   c b | a b c d | c b
 *   replicate  a a | a b c d | d d        circular  c d | a b c d | a b
 *
 * Shapes: [H, W] with pad [l, r, t, b] → [H + t + b, W + l + r].
 * Errors: ArgumentError when `pad` is no list of whole numbers in pairs, ShapeError when nothing is left to cut. All
 * modes but 'constant' pad the last 1, 2 or 3 axes of an input that has one or two axes more; 'reflect' needs
 * amounts below the size, 'circular' none above it.
 * Source: torch.nn.functional.pad.
 */
export const padOp: Op<'unary', PadOptions> = {
  name: 'pad',
  kind: 'unary',
  shape([input], { pad, mode = 'constant', value }) {
    const sides = sidesOf(input, pad);
    if (mode !== 'constant') checkMirrored(input, pad, mode, value);
    const shape = sides.map(({ before, after }, axis) => {
      const size = input[axis] as number;
      if (size + Math.min(before, 0) + Math.min(after, 0) < 0)
        throw new ShapeError('pad', `enough lines to cut off by ${formatShape(pad)}`, input);
      return size + before + after;
    });
    elementCount('pad', shape);
    return shape;
  },
  forward([input], options) {
    const shape = padOp.shape([input.shape], options);
    const sides = sidesOf(input.shape, options.pad);
    const { mode = 'constant', value } = options;
    if (mode !== 'constant')
      return sides.reduce(
        (array, side, axis) =>
          side.before === 0 && side.after === 0
            ? array
            : pickAlong(array, axis, sourcePlaces(mode, array.shape[axis] as number, side)),
        input,
      );
    const out = NdArray.empty(shape, input.dtype);
    out.data.fill(input.dtype === 'bool' ? Number((value ?? 0) !== 0) : (value ?? 0));
    const [kept, place] = sides.reduce(
      ([from, to], { before, after }, axis) => [
        from.slice(axis, Math.max(0, -before), (from.shape[axis] as number) + Math.min(0, after)),
        to.slice(axis, Math.max(0, before), (to.shape[axis] as number) - Math.max(0, after)),
      ],
      [input, out],
    );
    overwrite(place, kept);
    return out;
  },
  // dinput = grad, padded by the opposite amounts: what was put around is cut off. In the other modes each number
  // around the edge is a copy, and its share goes back to where it came from.
  gradients: [
    ({ inputs: [input], options: { pad, mode = 'constant' }, ops }, grad) => {
      if (mode === 'constant')
        return ops.pad(
          grad,
          pad.map((amount) => -amount),
        );
      return sidesOf(input.shape, pad).reduce((share, side, axis) => {
        if (side.before === 0 && side.after === 0) return share;
        const size = input.shape[axis] as number;
        const index = NdArray.from(sourcePlaces(mode, size, side)) as Value as typeof grad;
        const zeros = constantZeros<typeof grad>(share.shape.with(axis, size), grad.dtype);
        return ops.indexAdd(zeros, index, share, { dim: axis });
      }, grad);
    },
  ],
  tangent: ({ options: { pad, mode }, ops }, [rate]) => ops.pad(rate, pad, { mode }),
  cost: () => noCost,
  misreadings: [
    {
      id: 'in-front-only',
      title: 'only in front',
      say: 'The lines were put in front only. Padding goes to both sides.',
      forward: ([input], { pad, ...rest }) =>
        padOp.forward([input], { ...rest, pad: pad.map((amount, i) => (i % 2 ? 0 : amount)) }),
    },
    {
      id: 'axes-swapped',
      title: 'rows and columns exchanged',
      say: 'You padded rows where columns were meant: the first pair belongs to the last axis.',
      forward([input], { pad, ...rest }) {
        const count =
          rest.mode === undefined || rest.mode === 'constant' ? input.rank : pad.length / 2;
        const pairs = Array.from({ length: count }, (_, i) => {
          const pair = pad.slice(2 * i, 2 * i + 2);
          return pair.length === 2 ? pair : [0, 0];
        });
        return padOp.forward([input], { ...rest, pad: pairs.reverse().flat() });
      },
    },
    {
      id: 'edge-doubled',
      title: 'edge doubled',
      say: 'You repeated the edge before turning back. Reflection turns at the edge itself: c b | a b c.',
      forward: ([input], options) =>
        options.mode === 'reflect'
          ? sidesOf(input.shape, options.pad).reduce(
              (array, side, axis) =>
                pickAlong(
                  array,
                  axis,
                  sourcePlaces('symmetric', array.shape[axis] as number, side),
                ),
              input,
            )
          : padOp.forward([input], options),
    },
    {
      id: 'zeros-around',
      title: 'zeros around',
      say: 'You put zeros around. This mode takes numbers of the tensor itself.',
      forward: ([input], { pad }) => padOp.forward([input], { pad }),
    },
  ],
};

/** See `padOp`. */
export function pad<V extends Value>(
  input: V,
  amounts: readonly number[],
  options: { mode?: PadMode | undefined; value?: number | undefined } = {},
): V {
  return applyOp(padOp, [input], { pad: amounts, ...options });
}

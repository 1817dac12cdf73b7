import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { checkWhole } from './conv-size.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface PixelUnshuffleOptions {
  downscaleFactor: number;
}

/**
 * Cells become channels: out[n, (c·r + a)·r + b, h, w] = input[n, c, h·r + a, w·r + b], r the factor. It undoes
 * `pixelShuffle`.
 *
 * Shapes: input […, C, H·r, W·r] → […, C·r², H, W].
 * Errors: ShapeError for fewer than 3 axes or sizes that r does not divide, ArgumentError for the factor.
 * Source: torch.nn.functional.pixel_unshuffle.
 */
export const pixelUnshuffleOp: Op<'unary', PixelUnshuffleOptions> = {
  name: 'pixelUnshuffle',
  kind: 'unary',
  shape([input], { downscaleFactor: r }) {
    checkWhole('pixelUnshuffle', { downscaleFactor: r }, 1);
    const [channels = NaN, H = NaN, W = NaN] = input.slice(-3) as [number?, number?, number?];
    if (H % r !== 0 || W % r !== 0)
      throw new ShapeError('pixelUnshuffle', `input […, C, H·${r}, W·${r}]`, input);
    return [...input.slice(0, -3), channels * r ** 2, H / r, W / r];
  },
  forward: ([input], options) => unshuffled(input, options, ['c', 'a', 'b']),
  // dinput = grad put back into cells
  gradients: [
    ({ options: { downscaleFactor }, ops }, grad) =>
      ops.pixelShuffle(grad, { upscaleFactor: downscaleFactor }),
  ],
  tangent: ({ options, ops }, [rate]) => ops.pixelUnshuffle(rate, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'column-phase-first',
      title: 'rows and columns of a block exchanged',
      say: 'Your second channel holds the cell below the first. It holds the cell to the right of it.',
      forward: ([input], options) => unshuffled(input, options, ['c', 'b', 'a']),
    },
    {
      id: 'phases-before-channels',
      title: 'blocks counted before channels',
      say: 'You listed all channels for one cell of the block first. All cells of one channel come first.',
      forward: ([input], options) => unshuffled(input, options, ['a', 'b', 'c']),
    },
  ],
};

type Part = 'a' | 'b' | 'c';

/** The new channels counted in the order `parts`: c the input channel, a and b row and column in a block. */
function unshuffled(
  input: NdArray,
  { downscaleFactor: r }: PixelUnshuffleOptions,
  parts: readonly [Part, Part, Part],
): NdArray {
  const shape = pixelUnshuffleOp.shape([input.shape], { downscaleFactor: r });
  const lead = input.shape.slice(0, -3);
  const first = lead.length;
  const [C, H, W] = [input.shape.at(-3), shape.at(-2), shape.at(-1)] as [number, number, number];
  const split = input.reshape([...lead, C, H, r, W, r]);
  const places: { readonly [P in Part]: number } = { c: first, a: first + 2, b: first + 4 };
  const order = [...lead.keys(), ...parts.map((part) => places[part]), first + 1, first + 3];
  return split.permute(order).reshape(shape);
}

/** See `pixelUnshuffleOp`. */
export function pixelUnshuffle<V extends Value>(input: V, options: PixelUnshuffleOptions): V {
  return applyOp(pixelUnshuffleOp, [input], options);
}

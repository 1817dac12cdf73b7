import { ShapeError } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { checkWhole } from './conv-size.ts';
import { noCost } from './cost.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';

export interface PixelShuffleOptions {
  upscaleFactor: number;
}

/**
 * Channels become cells: out[n, c, h·r + a, w·r + b] = input[n, (c·r + a)·r + b, h, w], r the factor. The r² channels of
 * an output channel are the r × r cells of each block.
 *
 * Shapes: input […, C·r², H, W] → […, C, H·r, W·r].
 * Errors: ShapeError for fewer than 3 axes or channels that r² does not divide, ArgumentError for the factor.
 * Source: torch.nn.functional.pixel_shuffle.
 */
export const pixelShuffleOp: Op<'unary', PixelShuffleOptions> = {
  name: 'pixelShuffle',
  kind: 'unary',
  shape([input], { upscaleFactor: r }) {
    checkWhole('pixelShuffle', { upscaleFactor: r }, 1);
    const [channels = NaN, H, W] = input.slice(-3) as [number?, number?, number?];
    if (H === undefined || W === undefined || channels % r ** 2 !== 0)
      throw new ShapeError('pixelShuffle', `input […, C·${r ** 2}, H, W]`, input);
    return [...input.slice(0, -3), channels / r ** 2, H * r, W * r];
  },
  forward: ([input], options) => shuffled(input, options, ['c', 'a', 'b']),
  // dinput = grad put back into channels
  gradients: [
    ({ options: { upscaleFactor }, ops }, grad) =>
      ops.pixelUnshuffle(grad, { downscaleFactor: upscaleFactor }),
  ],
  tangent: ({ options, ops }, [rate]) => ops.pixelShuffle(rate, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'column-phase-first',
      title: 'rows and columns of a block exchanged',
      say: 'From channel 0 to channel 1 you went down. The next channel is the next cell to the right.',
      forward: ([input], options) => shuffled(input, options, ['c', 'b', 'a']),
    },
    {
      id: 'phases-before-channels',
      title: 'blocks counted before channels',
      say: 'You took the cells of a block from channels that lie far apart. The r² channels of one output channel stand together.',
      forward: ([input], options) => shuffled(input, options, ['a', 'b', 'c']),
    },
  ],
};

type Part = 'a' | 'b' | 'c';

/** The channels counted in the order `parts`: c the output channel, a and b row and column in a block. */
function shuffled(
  input: NdArray,
  { upscaleFactor: r }: PixelShuffleOptions,
  parts: readonly [Part, Part, Part],
): NdArray {
  const shape = pixelShuffleOp.shape([input.shape], { upscaleFactor: r });
  const [channels, ,] = shape.slice(-3) as [number, number, number];
  const [H, W] = input.shape.slice(-2) as [number, number];
  const lead = input.shape.slice(0, -3);
  const first = lead.length;
  const split = input.reshape([
    ...lead,
    ...parts.map((part) => (part === 'c' ? channels : r)),
    H,
    W,
  ]);
  const at = (part: Part): number => first + parts.indexOf(part);
  const order = [...lead.keys(), at('c'), first + 3, at('a'), first + 4, at('b')];
  return split.permute(order).reshape(shape);
}

/** See `pixelShuffleOp`. */
export function pixelShuffle<V extends Value>(input: V, options: PixelShuffleOptions): V {
  return applyOp(pixelShuffleOp, [input], options);
}

import { ArgumentError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, resolveDims } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import type { DiagonalOptions } from './diagonal.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { overwrite } from './places.ts';
import { diagonalOf } from './views.ts';

/**
 * Square matrices that are 0 beside one diagonal: out[…, i, i + offset] = input[…, i].
 *
 * Shapes: […, n] → […, m, m] with m = n + |offset|; dim1 and dim2 say where the two axes stand, default last.
 * Errors: ArgumentError unless they are two axes and offset is a whole number; a single number has no axis to embed.
 * Source: torch.diag_embed.
 */
export const diagEmbedOp: Op<'unary', DiagonalOptions> = {
  name: 'diagEmbed',
  kind: 'unary',
  shape([input], options) {
    const { offset, dim1, dim2 } = withDefaults(options);
    if (input.length === 0) throw new ArgumentError('diagEmbed', 'at least one axis', 'none');
    if (!Number.isSafeInteger(offset))
      throw new ArgumentError('diagEmbed', 'a whole offset', `${offset}`);
    const axes = resolveDims('diagEmbed', [dim1, dim2], input.length + 1);
    const size = (input.at(-1) as number) + Math.abs(offset);
    const shape = input.slice(0, -1);
    for (const axis of axes.sort((a, b) => a - b)) shape.splice(axis, 0, size);
    elementCount('diagEmbed', shape);
    return shape;
  },
  forward([input], options) {
    const out = NdArray.zeros(diagEmbedOp.shape([input.shape], options), input.dtype);
    overwrite(diagonalOf(out, withDefaults(options)), input);
    return out;
  },
  // dinput = the diagonal of grad
  gradients: [({ options, ops }, grad) => ops.diagonal(grad, withDefaults(options))],
  tangent: ({ options, ops }, [rate]) => ops.diagEmbed(rate, options),
  cost: () => noCost,
  misreadings: [
    {
      id: 'offset-turned-round',
      title: 'offset on the other side',
      say: 'You went to the other side of the main diagonal. A positive offset lies above it, to the right.',
      forward: ([input], { offset = 0, ...rest }) =>
        diagEmbedOp.forward([input], { ...rest, offset: -offset }),
    },
    {
      id: 'filled-rows',
      title: 'whole rows filled',
      say: 'You filled whole rows. Only the diagonal is filled, everything else is 0.',
      forward([input], options) {
        const shape = diagEmbedOp.shape([input.shape], options);
        return input.reshape([...input.shape, 1]).expand(shape);
      },
    },
  ],
};

function withDefaults({ offset = 0, dim1 = -2, dim2 = -1 }: DiagonalOptions): {
  offset: number;
  dim1: number;
  dim2: number;
} {
  return { offset, dim1, dim2 };
}

/** See `diagEmbedOp`. */
export function diagEmbed<V extends Value>(input: V, options: DiagonalOptions = {}): V {
  return applyOp(diagEmbedOp, [input], options);
}

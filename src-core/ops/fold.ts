import { ShapeError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { sizesPerAxis } from './axis-sizes.ts';
import type { Sizes } from './axis-sizes.ts';
import { costPerElement } from './cost.ts';
import { zipElements } from './elementwise.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { blocksOf, eachMeeting } from './sliding-blocks.ts';
import type { BlockOptions } from './sliding-blocks.ts';

export interface FoldOptions extends BlockOptions {
  /** Rows and columns of the result. */
  outputSize: Sizes;
}

/**
 * Lays columns back as windows of an image and adds up where they overlap:
 * out[n, c, r·s − p + u·d, q·s − p + v·d] += input[n, (c·kH + u)·kW + v, l], window l is the one in row r and column q,
 * counted row by row; what falls outside is lost. It is the gradient of `unfold`.
 *
 * Shapes: input [N, C·kH·kW, L] or [C·kH·kW, L] → [N, C, H, W] or [C, H, W], H and W from `outputSize`.
 * Errors: ShapeError unless the kernel divides the rows and L is the number of windows, ArgumentError for options.
 * Source: torch.nn.functional.fold.
 */
export const foldOp: Op<'unary', FoldOptions> = {
  name: 'fold',
  kind: 'unary',
  shape([input], { outputSize, ...options }) {
    if (input.length !== 2 && input.length !== 3)
      throw new ShapeError('fold', 'input [N, C·kH·kW, L] or [C·kH·kW, L]', input);
    const image = sizesPerAxis('fold', 2, 'outputSize', outputSize, 1);
    const { kernel, counts } = blocksOf('fold', image, options);
    const [rows, columns] = input.slice(-2) as [number, number];
    const [cells, count] = [kernel[0] * kernel[1], counts[0] * counts[1]];
    if (rows % cells !== 0 || columns !== count) {
      const expected = `rows that ${cells} divides and ${count} columns for an image ${formatShape(image)}`;
      throw new ShapeError('fold', expected, input);
    }
    const shape = [...input.slice(0, -2), rows / cells, ...image];
    elementCount('fold', shape);
    return shape;
  },
  forward([input], options) {
    const out = NdArray.zeros(foldOp.shape([input.shape], options), input.dtype);
    const [from, to] = [input.values(), out.data];
    eachMeeting(blocksOf('fold', out.shape.slice(-2), options), to.length, (cell, entry) => {
      to[cell] = (to[cell] as number) + (from[entry] as number);
    });
    return out;
  },
  // dinput = grad unfolded: each entry reads its cell
  gradients: [({ options: { outputSize: _, ...options }, ops }, grad) => ops.unfold(grad, options)],
  tangent: ({ options, ops }, [rate]) => ops.fold(rate, options),
  cost: ([input]) => costPerElement(input, { add: 1 }),
  misreadings: [
    {
      id: 'overlaps-averaged',
      title: 'overlaps averaged',
      say: 'You took the mean where windows overlap. They add up; only then is fold the gradient of unfold.',
      forward([input], options) {
        const ones = NdArray.full(input.shape, 1, input.dtype);
        const share = (sum: number, times: number): number => (times === 0 ? 0 : sum / times);
        const [sums, times] = [foldOp.forward([input], options), foldOp.forward([ones], options)];
        return zipElements('fold', sums, times, share);
      },
    },
    {
      id: 'overlaps-overwritten',
      title: 'overlaps overwritten',
      say: 'Where windows overlap you kept one number. They add up.',
      forward([input], options) {
        const out = NdArray.zeros(foldOp.shape([input.shape], options), input.dtype);
        const blocks = blocksOf('fold', out.shape.slice(-2), options);
        const from = input.values();
        eachMeeting(blocks, out.size, (cell, entry) => {
          out.data[cell] = from[entry] as number;
        });
        return out;
      },
    },
    {
      id: 'padding-kept',
      title: 'padding kept',
      say: 'Your windows begin at the first cell of the image. They begin in the padding, which is cut off.',
      forward([input], options) {
        const [sizes, padding] = [options.outputSize, options.padding ?? 0].map((each) =>
          sizesPerAxis('fold', 2, 'outputSize', each, 0),
        ) as [number[], number[]];
        const whole = sizes.map((size, axis) => size + 2 * (padding[axis] as number));
        const out = foldOp.forward([input], { ...options, padding: 0, outputSize: whole });
        return out.slice(-2, 0, sizes[0]).slice(-1, 0, sizes[1]);
      },
    },
  ],
};

/** See `foldOp`. */
export function fold<V extends Value>(input: V, options: FoldOptions): V {
  return applyOp(foldOp, [input], options);
}

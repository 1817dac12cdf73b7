import { convTransposeOut } from '#core/ops/conv-size.ts';
import { ArgumentError } from '#core/errors.ts';
import { cellAt, positionOf, volumeShape } from './block.ts';
import type { Contribution } from './contribution.ts';
import type { SceneRule } from './rule.ts';
import { kernelCell, placesOver, placesUnder, range } from './window-relation.ts';

/**
 * Transposed convolution: every x[c, i, j] adds w[o, c, a, b] · x[c, i, j] to y[o, i·s − p + a, j·s − p + b];
 * what lands in the margin of width p is cropped.
 *
 * Shapes: x [C, H, W], w [O, C, kH, kW] → y [O, (H − 1)·s − 2p + kH + outputPadding, …].
 * Errors: ArgumentError when nothing is left of the output.
 * Source: torch.nn.functional.conv_transpose2d without dilation, groups and bias; its weight is [C, O, kH, kW].
 */
export const transposedConvolutionRule: SceneRule = {
  title: 'Transposed convolution',
  stepBlock: 'input',

  outputShape({ input: [, H, W], kernel: [kH, kW], stride, padding, outputPadding, outChannels }) {
    const size = (length: number, kernel: number, axis: 0 | 1): number =>
      convTransposeOut(length, kernel, {
        stride: stride[axis],
        padding: padding[axis],
        outputPadding: outputPadding[axis],
      });
    const shape: [number, number, number] = [outChannels, size(H, kH, 0), size(W, kW, 1)];
    if (shape.some((length) => length < 1))
      throw new ArgumentError(
        'scene transposed-convolution',
        'an output of at least 1 × 1',
        shape.join(' × '),
      );
    return shape;
  },

  margins({ padding: [rows, columns], outputPadding }) {
    return {
      output: {
        top: rows,
        bottom: Math.max(0, rows - outputPadding[0]),
        left: columns,
        right: Math.max(0, columns - outputPadding[1]),
        meaning: 'cropped',
      },
    };
  },

  contributors({ spec, blocks: { input, output } }, cell) {
    const place = positionOf(output, cell);
    const [channels, rows, columns] = volumeShape(input);
    const stamps = placesOver(spec, place, rows, columns);
    return range(channels).flatMap((channel) =>
      stamps.map((meeting): Contribution => {
        const small = { channel, row: meeting.row, column: meeting.column };
        const weight = kernelCell(spec, place.channel, channel, meeting);
        return { output: cell, input: cellAt(input, small), weight, place };
      }),
    );
  },

  dependents({ spec, blocks: { input, output } }, cell) {
    const { channel, ...small } = positionOf(input, cell);
    const places = placesUnder(spec, small);
    return range(volumeShape(output)[0]).flatMap((filter) =>
      places.map((meeting): Contribution => {
        const place = { channel: filter, row: meeting.row, column: meeting.column };
        const weight = kernelCell(spec, filter, channel, meeting);
        return { output: cellAt(output, place), input: cell, weight, place };
      }),
    );
  },
};

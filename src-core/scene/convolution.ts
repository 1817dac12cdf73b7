import { convOut } from '#core/ops/conv-size.ts';
import { ArgumentError } from '#core/errors.ts';
import { cellAt, positionOf, volumeShape } from './block.ts';
import type { Contribution } from './contribution.ts';
import type { SceneRule } from './rule.ts';
import { kernelCell, placesOver, placesUnder, range } from './window-relation.ts';

/**
 * Convolution as cross-correlation: y[o, i, j] = Σ over c, a, b of w[o, c, a, b] · x[c, i·s − p + a, j·s − p + b],
 * with zeros where x has no cell.
 *
 * Shapes: x [C, H, W], w [O, C, kH, kW] → y [O, ⌊(H + 2p − kH)/s⌋ + 1, …].
 * Errors: ArgumentError when the kernel is larger than the padded input.
 * Source: torch.nn.functional.conv2d without dilation, groups and bias.
 */
export const convolutionRule: SceneRule = {
  title: 'Convolution',
  stepBlock: 'output',

  outputShape({ input: [, H, W], kernel: [kH, kW], stride, padding, outChannels }) {
    const size = (length: number, kernel: number, axis: 0 | 1): number => {
      if (length + 2 * padding[axis] < kernel)
        throw new ArgumentError(
          'scene convolution',
          `a kernel of at most ${length + 2 * padding[axis]}, the padded input`,
          `${kernel}`,
        );
      return convOut(length, kernel, { stride: stride[axis], padding: padding[axis] });
    };
    return [outChannels, size(H, kH, 0), size(W, kW, 1)];
  },

  margins({ padding: [rows, columns] }) {
    return {
      input: { top: rows, bottom: rows, left: columns, right: columns, meaning: 'padding' },
    };
  },

  contributors({ spec, blocks: { input, output } }, cell) {
    const { channel: filter, ...small } = positionOf(output, cell);
    const places = placesUnder(spec, small);
    return range(volumeShape(input)[0]).flatMap((channel) =>
      places.map((meeting): Contribution => {
        const place = { channel, row: meeting.row, column: meeting.column };
        const weight = kernelCell(spec, filter, channel, meeting);
        return { output: cell, input: cellAt(input, place), weight, place };
      }),
    );
  },

  dependents({ spec, blocks: { input, output } }, cell) {
    const place = positionOf(input, cell);
    const [outChannels, rows, columns] = volumeShape(output);
    const windows = placesOver(spec, place, rows, columns);
    return range(outChannels).flatMap((filter) =>
      windows.map((meeting): Contribution => {
        const small = { channel: filter, row: meeting.row, column: meeting.column };
        const weight = kernelCell(spec, filter, place.channel, meeting);
        return { output: cellAt(output, small), input: cell, weight, place };
      }),
    );
  },
};

import { ArgumentError } from '#core/errors.ts';
import { convTransposeOut } from '#core/ops/conv-size.ts';
import { makeBlock } from '../make-block.ts';
import type { ConvolutionSpec } from '../cells-spec.ts';
import { checkChannels, checkSizes, checkWindows } from '../check-spec.ts';
import { sumForm } from '../form.ts';
import { biasOf, groupedChannels, kernelBlock, kernelCell, pairsOfWeight } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { channelWords, mapSizes, windowSettings } from '../settings.ts';
import { windowRelation } from '../window-relation.ts';
import type { WindowSides } from '../window-relation.ts';
import { windowsOf } from '../windows.ts';

/**
 * Transposed convolution: every x[c, i, j] adds w[o, c, a, b] · x[c, i, j] to y[o, i·s − p + a·d, j·s − p + b·d];
 * what lands in the margin of width p is cropped.
 *
 * Shapes: x [C, H, W], w [O, C / g, kH, kW] → y [O, (H − 1)·s − 2p + d(kH − 1) + 1 + outputPadding, …].
 * Errors: ArgumentError when nothing is left of the output.
 * Source: torch.nn.functional.conv_transpose2d; its weight is [C, O / g, kH, kW].
 */
export function transposedConvolution(spec: ConvolutionSpec): Layout {
  const { groups = 1, outChannels } = spec;
  const shape = transposedShape('scene transposed-convolution', spec);
  const windows = windowsOf(spec);
  const channels = spec.input[0] ?? 1;
  const [extraRows, extraColumns] = perMapAxis(spec.outputPadding ?? [], spec.kernel.length);
  const small = makeBlock(
    { id: 'input', role: 'input', letter: 'x', title: 'Input', shape: spec.input },
    spec.inputValues,
    'scene input',
  );
  const [rows, columns] = windows.padding;
  const large = makeBlock({
    id: 'output',
    role: 'output',
    letter: 'y',
    title: 'Output',
    sign: '=',
    shape,
    margin: {
      top: rows,
      bottom: Math.max(0, rows - extraRows),
      left: columns,
      right: Math.max(0, columns - extraColumns),
      meaning: 'cropped',
      label: '',
    },
  });
  const kernel = kernelBlock(spec, groups, { sign: '∗ᵀ' });
  const perGroup = channels / groups;
  const pairing = groupedChannels(channels, outChannels, groups, 'inputs');
  const sides: WindowSides = { windows, large, small, channels: pairing };
  const [, , outRows, outColumns] = large.grid;
  const bias = biasOf(spec, outChannels, outRows * outColumns);
  const relation = windowRelation({
    sides,
    direction: 'small-to-large',
    form: sumForm,
    factorOf: (pair) => ({
      kind: 'weight',
      cell: {
        block: kernel.id,
        cell: kernelCell(windows, perGroup, pair.large.channel, pair.small.channel, pair),
      },
    }),
    weights: {
      block: kernel,
      pairsOf: pairsOfWeight(sides, perGroup, outChannels / groups, 'inputs'),
    },
    ...(bias && { extra: bias }),
  });
  return {
    title: 'Transposed convolution',
    settings: [
      ...windowSettings(spec, ' (dotted, cropped)'),
      ...channelWords(channels, outChannels, groups),
    ],
    rule: 'Each input cell adds a copy of the kernel, scaled by its value, to the output.',
    sizes: mapSizes(spec),
    blocks: [small, kernel, ...(bias ? [bias.block] : []), large],
    relations: [relation],
    step: { block: small.id, word: 'stamp' },
    matrix: { rows: large.id, columns: small.id },
  };
}

/**
 * [O, sizes of the maps].
 *
 * Errors: as `checkWindows` and `checkChannels`; ArgumentError when nothing is left of the output.
 */
export function transposedShape(who: string, spec: ConvolutionSpec): number[] {
  checkWindows(who, spec);
  checkChannels(who, spec, spec.groups);
  const { kernel, stride, padding, dilation, outputPadding = [] } = spec;
  checkSizes(who, 'outputPadding', outputPadding, 0);
  const sizes = spec.input.slice(1).map((length, axis) =>
    convTransposeOut(length, kernel[axis] ?? 1, {
      stride: stride[axis],
      padding: padding[axis],
      dilation: dilation?.[axis],
      outputPadding: outputPadding[axis],
    }),
  );
  const shape = [spec.outChannels, ...sizes];
  if (shape.some((length) => length < 1))
    throw new ArgumentError(who, 'an output of at least 1 × 1', shape.join(' × '));
  return shape;
}

/** One number for rows and one for columns; of a single axis it is that of the columns. */
export function perMapAxis(sizes: readonly number[], axes: number): [number, number] {
  return axes === 1 ? [0, sizes[0] ?? 0] : [sizes[0] ?? 0, sizes[1] ?? 0];
}

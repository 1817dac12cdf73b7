import { ArgumentError } from '#core/errors.ts';
import { convOut } from '#core/ops/conv-size.ts';
import type { Block } from '../block.ts';
import { gridOf, makeBlock } from '../make-block.ts';
import type { ConvolutionSpec, WindowSpec } from '../cells-spec.ts';
import { checkChannels, checkWindows } from '../check-spec.ts';
import { sumForm } from '../form.ts';
import { biasOf, groupedChannels, kernelBlock, kernelCell, pairsOfWeight } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { channelWords, mapSizes, windowSettings } from '../settings.ts';
import { windowRelation } from '../window-relation.ts';
import type { WindowSides } from '../window-relation.ts';
import { reachAlong, windowsOf } from '../windows.ts';
import type { Windows } from '../windows.ts';

/**
 * Convolution as cross-correlation: y[o, i, j] = b[o] + Σ over c, a, b of w[o, c, a, b] · x[c, i·s − p + a·d, j·s − p + b·d]
 * over the channels of the filter's group, with zeros where x has no cell.
 *
 * Shapes: x [C, H, W], w [O, C / g, kH, kW] → y [O, ⌊(H + 2p − d(kH − 1) − 1)/s⌋ + 1, …]; the same without rows.
 * Errors: ArgumentError when the kernel is larger than the padded input.
 * Source: torch.nn.functional.conv2d.
 */
export function convolution(spec: ConvolutionSpec): Layout {
  const who = 'scene convolution';
  const { groups = 1, outChannels } = spec;
  checkWindows(who, spec);
  checkChannels(who, spec, groups);
  const windows = windowsOf(spec);
  const channels = spec.input[0] ?? 1;
  const large = paddedInput(spec, windows, '0');
  const small = makeBlock({
    id: 'output',
    role: 'output',
    letter: 'y',
    title: 'Output',
    sign: '=',
    shape: [outChannels, ...windowedSizes(who, spec, convOut)],
  });
  const kernel = kernelBlock(spec, groups);
  const perGroup = channels / groups;
  const pairing = groupedChannels(channels, outChannels, groups, 'filters');
  const sides: WindowSides = { windows, large, small, channels: pairing };
  const [, , rows, columns] = small.grid;
  const bias = biasOf(spec, outChannels, rows * columns);
  const relation = windowRelation({
    sides,
    direction: 'large-to-small',
    form: sumForm,
    factorOf: (pair) => ({
      kind: 'weight',
      cell: {
        block: kernel.id,
        cell: kernelCell(windows, perGroup, pair.small.channel, pair.large.channel, pair),
      },
    }),
    weights: {
      block: kernel,
      pairsOf: pairsOfWeight(sides, perGroup, outChannels / groups, 'filters'),
    },
    ...(bias && { extra: bias }),
  });
  return {
    title: 'Convolution',
    settings: [
      ...windowSettings(spec, ' (dotted)'),
      ...channelWords(channels, outChannels, groups),
    ],
    rule: 'Each output cell is the sum of the products of one window of the input with the kernel.',
    sizes: mapSizes(spec),
    blocks: [large, kernel, ...(bias ? [bias.block] : []), small],
    relations: [relation],
    step: { block: small.id, word: 'window' },
    matrix: { rows: small.id, columns: large.id },
  };
}

/** The input with the places of the padding around it. */
export function paddedInput(spec: WindowSpec, { padding }: Windows, label: string): Block {
  const [rows, columns] = padding;
  return makeBlock(
    {
      id: 'input',
      role: 'input',
      letter: 'x',
      title: 'Input',
      shape: spec.input,
      grid: gridOf(spec.input),
      margin: { top: rows, bottom: rows, left: columns, right: columns, meaning: 'padding', label },
    },
    spec.inputValues,
    'scene input',
  );
}

type SizeRule = (
  size: number,
  kernel: number,
  options: { stride: number; padding: number; dilation: number },
) => number;

/** Sizes after the channels. Errors: ArgumentError when the kernel is larger than the padded input. */
export function windowedSizes(who: string, spec: WindowSpec, sizeOf: SizeRule): number[] {
  const { kernel, stride, padding, dilation } = spec;
  const windows = windowsOf(spec);
  return spec.input.slice(1).map((length, axis) => {
    const [k, s, p, d] = [kernel, stride, padding, dilation].map((list) => list?.[axis]) as [
      number,
      number,
      number,
      number | undefined,
    ];
    const reach = reachAlong(windows, kernel.length === 1 ? 1 : axis === 0 ? 0 : 1);
    if (length + 2 * p < reach)
      throw new ArgumentError(
        who,
        `a kernel of at most ${length + 2 * p}, the padded input`,
        d === undefined || d === 1 ? `${k}` : `${reach}, ${k} with dilation ${d}`,
      );
    return sizeOf(length, k, { stride: s, padding: p, dilation: d ?? 1 });
  });
}

import type { Block, Position } from './block.ts';
import type { ConvolutionSpec } from './cells-spec.ts';
import type { Contribution } from './contribution.ts';
import { makeBlock } from './make-block.ts';
import type { ChannelPairing, Pair, WindowSides } from './window-relation.ts';
import { range, windowsOf } from './windows.ts';
import type { Windows } from './windows.ts';
import type { KernelSpec, WindowSpec } from './cells-spec.ts';

/** The kernel (O, C / groups, kH, kW) as a block: one volume a filter. */
export function kernelBlock(
  spec: WindowSpec & KernelSpec,
  groups = 1,
  fields: Partial<Pick<Block, 'title' | 'names' | 'sign'>> = {},
): Block {
  const channels = (spec.input[0] ?? 1) / groups;
  const { kernel } = windowsOf(spec);
  const isLine = spec.kernel.length === 1;
  return makeBlock(
    {
      id: 'kernel',
      role: 'weight',
      letter: 'w',
      title: 'Kernel',
      sign: '∗',
      shape: [spec.outChannels, channels, ...spec.kernel],
      axes: isLine ? ['filter', 'channel', 'position'] : ['filter', 'channel', 'row', 'column'],
      grid: [spec.outChannels, channels, ...kernel],
      ...(spec.kernelNames && { names: spec.kernelNames }),
      ...fields,
    },
    spec.kernelValues,
    'scene kernel',
  );
}

/** Which cell of the kernel ties an input channel to a filter through one of its places. */
export function kernelCell(
  { kernel: [rows, columns] }: Windows,
  perGroup: number,
  filter: number,
  channel: number,
  { kernelRow, kernelColumn }: Pick<Pair, 'kernelRow' | 'kernelColumn'>,
): number {
  return ((filter * perGroup + (channel % perGroup)) * rows + kernelRow) * columns + kernelColumn;
}

/** Filters work with the input channels of their group; `toSmall` when the small side has the filters. */
export function groupedChannels(
  inputs: number,
  filters: number,
  groups: number,
  smallSide: 'filters' | 'inputs',
): ChannelPairing {
  const [inputsEach, filtersEach] = [inputs / groups, filters / groups];
  const inputsOf = (filter: number): number[] =>
    range(inputsEach, Math.floor(filter / filtersEach) * inputsEach);
  const filtersOf = (channel: number): number[] =>
    range(filtersEach, Math.floor(channel / inputsEach) * filtersEach);
  return smallSide === 'filters'
    ? { largeOf: inputsOf, smallOf: filtersOf }
    : { largeOf: filtersOf, smallOf: inputsOf };
}

/** Every pair that one cell of the kernel is a factor of: once a place of the small side. */
export function pairsOfWeight(
  { windows, small }: Pick<WindowSides, 'windows' | 'small'>,
  perGroup: number,
  filtersEach: number,
  smallSide: 'filters' | 'inputs',
): (weight: number) => Pair[] {
  const [kernelRows, kernelColumns] = windows.kernel;
  const [, , rows, columns] = small.grid;
  return (weight) => {
    const kernelColumn = weight % kernelColumns;
    const kernelRow = Math.floor(weight / kernelColumns) % kernelRows;
    const line = Math.floor(weight / (kernelColumns * kernelRows));
    const filter = Math.floor(line / perGroup);
    const input = Math.floor(filter / filtersEach) * perGroup + (line % perGroup);
    const [smallChannel, largeChannel] =
      smallSide === 'filters' ? [filter, input] : [input, filter];
    return range(rows * columns).map((place): Pair => {
      const at = { row: Math.floor(place / columns), column: place % columns };
      const large: Position = {
        channel: largeChannel,
        row: at.row * windows.stride[0] - windows.padding[0] + kernelRow * windows.dilation[0],
        column:
          at.column * windows.stride[1] - windows.padding[1] + kernelColumn * windows.dilation[1],
      };
      return { small: { channel: smallChannel, ...at }, large, kernelRow, kernelColumn };
    });
  };
}

/** The bias as a block and as one more term of every output, or undefined where there is none. */
export function biasOf(
  { hasBias, biasValues }: Pick<ConvolutionSpec, 'hasBias' | 'biasValues'>,
  outputs: number,
  cellsEach: number,
  outputId = 'output',
): { block: Block; of(to: number): Contribution; from(cell: number): Contribution[] } | undefined {
  if (!hasBias && !biasValues) return undefined;
  const block = makeBlock(
    {
      id: 'bias',
      role: 'weight',
      letter: 'b',
      title: 'Bias',
      sign: '+',
      shape: [outputs],
    },
    biasValues,
  );
  const tie = (output: number): Contribution => ({
    to: { block: outputId, cell: output },
    from: { block: block.id, cell: Math.floor(output / cellsEach) },
    factor: { kind: 'copy' },
  });
  return {
    block,
    of: tie,
    from: (cell) => range(cellsEach, cell * cellsEach).map(tie),
  };
}

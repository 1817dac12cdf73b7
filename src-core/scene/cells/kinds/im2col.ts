import { convOut } from '#core/ops/conv-size.ts';
import { cellAt, positionOf } from '../block.ts';
import type { Block } from '../block.ts';
import { makeBlock, mapGrid } from '../make-block.ts';
import type { Im2colSpec } from '../cells-spec.ts';
import { checkChannels, checkWindows } from '../check-spec.ts';
import type { Contribution } from '../contribution.ts';
import { copyForm } from '../form.ts';
import type { Layout } from '../layout.ts';
import { matrixProduct } from '../matrix-product.ts';
import type { Relation } from '../relation.ts';
import { windowSettings } from '../settings.ts';
import { placesOver, windowsOf } from '../windows.ts';
import type { Windows } from '../windows.ts';
import { paddedInput, windowedSizes } from './convolution.ts';

/**
 * The convolution as one matrix product: column l of u holds the cells of window l, channel by channel, and
 * y = W·u with the kernel of each filter as a row of W.
 *
 * Shapes: x [C, H, W], u [C·kH·kW, L], W [O, C·kH·kW] → y [O, L] with L windows.
 * Errors: ArgumentError when the kernel is larger than the padded input.
 * Source: torch.nn.functional.unfold.
 */
export function im2col(spec: Im2colSpec): Layout {
  const who = 'scene im2col';
  checkWindows(who, spec);
  checkChannels(who, spec);
  const windows = windowsOf(spec);
  const sizes = windowedSizes(who, spec, convOut);
  const count = sizes.reduce((product, size) => product * size, 1);
  const entries = spec.kernel.reduce((product, size) => product * size, spec.input[0] ?? 1);
  const input = paddedInput(spec, windows, '0');
  const matrix = (
    fields: Pick<Block, 'id' | 'role' | 'letter' | 'title' | 'shape' | 'axes' | 'sign'>,
    values?: readonly number[],
  ): Block => makeBlock({ ...fields, grid: mapGrid(fields.shape) }, values, `scene ${fields.id}`);
  const kernel = makeBlock(
    {
      id: 'kernel',
      role: 'weight',
      letter: 'w',
      title: 'Kernels',
      shape: [spec.outChannels, entries],
      axes: ['filter', 'entry'],
      grid: mapGrid([spec.outChannels, entries]),
      ...(spec.kernelNames && { names: spec.kernelNames }),
    },
    spec.kernelValues,
    'scene kernel',
  );
  const columns = matrix({
    id: 'columns',
    role: 'input',
    letter: 'u',
    title: 'Windows',
    shape: [entries, count],
    axes: ['entry', 'window'],
    sign: '·',
  });
  const output = matrix({
    id: 'output',
    role: 'output',
    letter: 'y',
    title: 'Output',
    shape: [spec.outChannels, count],
    axes: ['filter', 'window'],
    sign: '=',
  });
  return {
    title: 'Convolution as one matrix product',
    settings: windowSettings(spec, ' (dotted)'),
    rule: 'Every window of the input is written as one column; each output cell is the product of a row of kernel cells with such a column.',
    sizes: 'rows × columns, after the channels of the input',
    blocks: [input, kernel, columns, output],
    relations: [unfolding(input, columns, windows, sizes), matrixProduct(kernel, columns, output)],
    step: { block: output.id, word: 'window' },
    matrix: { rows: output.id, columns: input.id },
  };
}

/** u[(c, a, b), l] = x[c, i·s − p + a·d, …] for the l-th window (i, j). */
function unfolding(
  input: Block,
  columns: Block,
  windows: Windows,
  sizes: readonly number[],
): Relation {
  const [kernelRows, kernelColumns] = windows.kernel;
  const across = sizes.at(-1) ?? 1;
  const down = sizes.length > 1 ? (sizes[0] ?? 1) : 1;
  const count = across * down;
  const tie = (entry: number, window: number): Contribution => {
    const kernelColumn = entry % kernelColumns;
    const kernelRow = Math.floor(entry / kernelColumns) % kernelRows;
    const place = {
      channel: Math.floor(entry / (kernelColumns * kernelRows)),
      row:
        Math.floor(window / across) * windows.stride[0] -
        windows.padding[0] +
        kernelRow * windows.dilation[0],
      column:
        (window % across) * windows.stride[1] -
        windows.padding[1] +
        kernelColumn * windows.dilation[1],
    };
    const from = cellAt(input, place);
    return {
      to: { block: columns.id, cell: entry * count + window },
      from: from === null ? null : { block: input.id, cell: from },
      factor: { kind: 'copy' },
      place: { block: input.id, ...place },
    };
  };
  return {
    to: columns.id,
    reads: [input.id],
    form: copyForm,
    contributors: (cell) => [tie(Math.floor(cell / count), cell % count)],
    dependents({ cell }) {
      const place = positionOf(input, cell);
      return placesOver(windows, place, down, across).map((met) => {
        const entry =
          (place.channel * kernelRows + met.kernelRow) * kernelColumns + met.kernelColumn;
        return tie(entry, met.row * across + met.column);
      });
    },
  };
}

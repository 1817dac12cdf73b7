import { cellAt, positionOf } from '../block.ts';
import type { Block } from '../block.ts';
import { gridOf, makeBlock } from '../make-block.ts';
import type { ConvolutionSpec } from '../cells-spec.ts';
import type { Contribution } from '../contribution.ts';
import { copyForm, sumForm } from '../form.ts';
import { biasOf, groupedChannels, kernelBlock, kernelCell, pairsOfWeight } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { nameOf } from '../names.ts';
import type { Relation } from '../relation.ts';
import { channelWords, each, mapSizes } from '../settings.ts';
import { windowRelation } from '../window-relation.ts';
import type { WindowSides } from '../window-relation.ts';
import { range, reachAlong, windowsOf } from '../windows.ts';
import type { Windows } from '../windows.ts';
import { perMapAxis, transposedShape } from './transposed-convolution.ts';

/**
 * The transposed convolution as a convolution: z holds x with s − 1 zeros between its cells and d(k − 1) − p zeros
 * around them; y[o, i, j] = b[o] + Σ w[o, c, k − 1 − a, …] · z[c, i − d(k − 1) + p + a·d, …] with stride 1.
 *
 * Shapes: as `transposedConvolution`; z [C, (H − 1)·s + 1, …].
 * Errors: as `transposedConvolution`.
 */
export function zeroStuffed(spec: ConvolutionSpec): Layout {
  const { groups = 1, outChannels } = spec;
  const shape = transposedShape('scene zero-stuffed-convolution', spec);
  const given = windowsOf(spec);
  const channels = spec.input[0] ?? 1;
  const input = makeBlock(
    { id: 'input', role: 'input', letter: 'x', title: 'Input', shape: spec.input },
    spec.inputValues,
    'scene input',
  );
  const around = [0, 1].map(
    (axis) => reachAlong(given, axis as 0 | 1) - 1 - (given.padding[axis] ?? 0),
  );
  const padding = [around[0] ?? 0, around[1] ?? 0] as const;
  const windows: Windows = { ...given, stride: [1, 1], padding };
  const large = stuffedBlock(spec, padding);
  const small = makeBlock({
    id: 'output',
    role: 'output',
    letter: 'y',
    title: 'Output',
    sign: '=',
    shape,
  });
  const kernel = turnedKernel(spec, groups);
  const perGroup = channels / groups;
  const pairing = groupedChannels(channels, outChannels, groups, 'filters');
  const sides: WindowSides = { windows, large, small, channels: pairing };
  const [, , rows, columns] = small.grid;
  const bias = biasOf(spec, outChannels, rows * columns);
  const sum = windowRelation({
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
  const zeros = spec.stride.map((stride) => stride - 1);
  return {
    title: 'Transposed convolution as windows',
    settings: [
      `${each(zeros)} ${each(zeros) === '1' ? 'zero' : 'zeros'} between cells`,
      `${each(spec.kernel.length === 1 ? padding.slice(1) : padding)} around them`,
      ...channelWords(channels, outChannels, groups),
    ],
    rule: 'The input is stretched with zeros between its cells and set into zeros; each output cell is the sum of the products of one window of it with the kernel turned by 180°, with stride 1.',
    sizes: mapSizes(spec),
    blocks: [input, large, kernel, ...(bias ? [bias.block] : []), small],
    relations: [stuffing(input, large, given.stride), sum],
    step: { block: small.id, word: 'window' },
    matrix: { rows: small.id, columns: input.id },
  };
}

function stuffedBlock(
  { input: [channels = 1, ...sizes], stride, kernel, outputPadding = [] }: ConvolutionSpec,
  [rows, columns]: readonly [number, number],
): Block {
  const [extraRows, extraColumns] = perMapAxis(outputPadding, kernel.length);
  const shape = [channels, ...sizes.map((size, axis) => (size - 1) * (stride[axis] ?? 1) + 1)];
  const [, , mapRows, mapColumns] = gridOf(shape);
  const [rowStride, columnStride] = [
    kernel.length === 1 ? 1 : (stride[0] ?? 1),
    stride.at(-1) ?? 1,
  ];
  const isZero = (cell: number): boolean =>
    (cell % mapColumns) % columnStride !== 0 ||
    (Math.floor(cell / mapColumns) % mapRows) % rowStride !== 0;
  return makeBlock({
    id: 'stuffed',
    role: 'input',
    letter: 'z',
    title: 'With zeros',
    sign: '→',
    shape,
    names: range(channels * mapRows * mapColumns).map((cell) => (isZero(cell) ? '0' : undefined)),
    margin: {
      top: Math.max(0, rows),
      bottom: Math.max(0, rows + extraRows),
      left: Math.max(0, columns),
      right: Math.max(0, columns + extraColumns),
      meaning: 'padding',
      label: '0',
    },
  });
}

/** The kernel turned by 180°; its cells keep the names that they have in the kernel as it is written. */
function turnedKernel(spec: ConvolutionSpec, groups: number): Block {
  const plain = kernelBlock(spec, groups);
  const [filters, channels, rows, columns] = plain.grid;
  const perMap = rows * columns;
  const turned = Array.from({ length: filters * channels * perMap }, (_, cell) => {
    const start = Math.floor(cell / perMap) * perMap;
    return start + perMap - 1 - (cell - start);
  });
  const { kernelValues, ...rest } = spec;
  return kernelBlock(
    {
      ...rest,
      ...(kernelValues && { kernelValues: turned.map((cell) => kernelValues[cell] ?? 0) }),
    },
    groups,
    {
      title: 'Kernel, turned',
      names: turned.map((cell) => {
        const { letter, subscript } = nameOf(plain, cell);
        return letter + subscript;
      }),
    },
  );
}

/** z[c, i·s, j·s] = x[c, i, j], and 0 elsewhere. */
function stuffing(
  input: Block,
  stuffed: Block,
  [strideRows, strideColumns]: readonly [number, number],
): Relation {
  const tie = (from: number, to: number): Contribution => ({
    to: { block: stuffed.id, cell: to },
    from: { block: input.id, cell: from },
    factor: { kind: 'copy' },
  });
  return {
    to: stuffed.id,
    reads: [input.id],
    form: copyForm,
    contributors(cell) {
      const { channel, row, column } = positionOf(stuffed, cell);
      if (row % strideRows !== 0 || column % strideColumns !== 0) return [];
      const from = cellAt(input, {
        channel,
        row: row / strideRows,
        column: column / strideColumns,
      });
      return from === null ? [] : [tie(from, cell)];
    },
    dependents({ cell }) {
      const { channel, row, column } = positionOf(input, cell);
      const place = { channel, row: row * strideRows, column: column * strideColumns };
      const to = cellAt(stuffed, place);
      return to === null ? [] : [tie(cell, to)];
    },
  };
}

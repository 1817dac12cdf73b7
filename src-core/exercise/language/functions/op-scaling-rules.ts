import type { OpName } from '#core/ops/index.ts';

/**
 * How the result of an op grows when its inputs are multiplied: with input i times S^powers[i] it is the right one times
 * S^degree. The last power goes on for further inputs; indices and masks have the power 0. Where the op divides by a
 * count, S is a multiple of `divides`.
 */
export interface Scaling {
  readonly powers: readonly number[];
  /** `each`: one for every input. */
  readonly degree: number | 'each';
  divides?(
    shapes: readonly (readonly number[])[],
    options: Readonly<Record<string, unknown>>,
  ): number;
}

/** As its inputs: sums, the largest of several, and everything that only moves numbers. */
const proportional: readonly OpName[] = [
  ...(['abs', 'neg', 'relu', 'leakyRelu', 'add', 'sub', 'maximum', 'minimum'] as const),
  ...(['sum', 'amax', 'amin', 'cumsum', 'trace', 'sort', 'norm'] as const),
  ...(['maxPool1d', 'maxPool2d', 'maxPool3d'] as const),
  ...(['adaptiveMaxPool1d', 'adaptiveMaxPool2d', 'adaptiveMaxPool3d'] as const),
  ...(['cat', 'stack', 'flip', 'roll', 'permute', 'reshape', 'flatten', 'squeeze'] as const),
  ...(['unsqueeze', 'unflatten', 'expand', 'repeat', 'repeatInterleave', 'pad', 'slice'] as const),
  ...(['select', 'tril', 'triu', 'diag', 'diagonal', 'diagEmbed', 'fold', 'unfold'] as const),
  ...(['pixelShuffle', 'pixelUnshuffle', 'sliceScatter', 'selectScatter'] as const),
  'diagonalScatter',
];

/** Products of two inputs, and a third that is added to them. */
const products: readonly OpName[] = [
  ...(['mul', 'matmul', 'mv', 'bmm', 'dot', 'outer', 'kron', 'linear'] as const),
  ...(['conv1d', 'conv2d', 'conv3d', 'conv1dWeight', 'conv2dWeight', 'conv3dWeight'] as const),
  ...(['convTranspose1d', 'convTranspose2d', 'convTranspose3d'] as const),
];

const adaptivePools: readonly OpName[] = [
  ...(['adaptiveAvgPool1d', 'adaptiveAvgPool2d', 'adaptiveAvgPool3d'] as const),
];
const picked: readonly OpName[] = [
  'gather',
  'indexSelect',
  'maskedFill',
  'maxUnpool1d',
  'maxUnpool2d',
];
const written: readonly OpName[] = ['scatter', 'scatterAdd', 'indexAdd'];

export const scalings: ReadonlyMap<OpName, Scaling> = new Map<OpName, Scaling>([
  ...each(proportional, { powers: [1], degree: 1 }),
  ...each(products, { powers: [1, 1, 2], degree: 2 }),
  ...each(picked, { powers: [1, 0], degree: 1 }),
  ...each(written, { powers: [1, 0, 1], degree: 1 }),
  ['avgPool1d', { powers: [1], degree: 1, divides: cellsOfWindow(1) }],
  ['avgPool2d', { powers: [1], degree: 1, divides: cellsOfWindow(2) }],
  ['avgPool3d', { powers: [1], degree: 1, divides: cellsOfWindow(3) }],
  ...each(adaptivePools, {
    powers: [1],
    degree: 1,
    divides: ([input = []]) => upTo(product(input.slice(-2))),
  }),
  ['interpolate', { powers: [1], degree: 1, divides: () => 16 }],
  ['einsum', { powers: [1], degree: 'each' }],
  ['embedding', { powers: [0, 1], degree: 1 }],
  ['where', { powers: [0, 1], degree: 1 }],
  ['mean', { powers: [1], degree: 1, divides: countOf }],
  ['l1Loss', { powers: [1], degree: 1, divides: countOf }],
  ['mseLoss', { powers: [1], degree: 2, divides: countOf }],
  ['square', { powers: [1], degree: 2 }],
  ['var', { powers: [1], degree: 2, divides: spreadCount }],
  ['std', { powers: [1], degree: 1, divides: spreadCount }],
]);

function each(names: readonly OpName[], scaling: Scaling): [OpName, Scaling][] {
  return names.map((name) => [name, scaling]);
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** Any count of cells that a window may have divides this. */
function upTo(cells: number): number {
  // lcm(1, …, 16); beyond that windows are taken to be full.
  return cells <= 16 ? 720_720 : cells;
}

/** The numbers averaged over: all, or those along `dim`. */
function countOf(
  shapes: readonly (readonly number[])[],
  { dim }: Readonly<Record<string, unknown>>,
): number {
  const shape = shapes.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (dim === undefined) return Math.max(1, product(shape));
  const dims = (Array.isArray(dim) ? dim : [dim]) as number[];
  return Math.max(1, product(dims.map((axis) => shape.at(axis) ?? 1)));
}

function spreadCount(
  shapes: readonly (readonly number[])[],
  options: Readonly<Record<string, unknown>>,
): number {
  const count = countOf(shapes, options);
  return count * Math.max(1, count - Number(options['correction'] ?? 1));
}

function cellsOfWindow(axes: number): NonNullable<Scaling['divides']> {
  return (_, { kernelSize, padding, ceilMode, divisorOverride }) => {
    if (typeof divisorOverride === 'number') return Math.abs(divisorOverride) || 1;
    const isList = Array.isArray(kernelSize);
    const cells = isList ? product(kernelSize as number[]) : Number(kernelSize) ** axes;
    return padding === 0 && ceilMode === false ? cells : upTo(cells);
  };
}

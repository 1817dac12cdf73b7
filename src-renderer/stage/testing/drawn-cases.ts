import { Random } from '#core/random.ts';
import type { CellsSpec, NormKind } from '#core/scene/cells/cells-spec.ts';

/** A picture, and by the definition of its kind alone whether an output is computed from an input. */
interface DrawnCase {
  spec: CellsSpec;
  isRead: (input: number, output: number) => boolean;
}

/** Twenty configurations of every kind that computes something, the same ones in every run. */
export const drawnCases: readonly DrawnCase[] = [
  ...Array.from({ length: 6 }, (_, seed) => convolution(seed + 1)),
  ...Array.from({ length: 3 }, (_, seed) => transposed(seed + 11, 'transposed-convolution')),
  transposed(21, 'zero-stuffed-convolution'),
  pool(31, 'max-pooling'),
  pool(32, 'average-pooling'),
  im2col(41),
  norm('batch-norm', ([n, c], [m, d]) => n >= 0 && m >= 0 && c === d),
  norm('layer-norm', ([n], [m]) => n === m),
  norm('group-norm', ([n, c], [m, d]) => n === m && Math.floor(c / 2) === Math.floor(d / 2)),
  norm('instance-norm', ([n, c], [m, d]) => n === m && c === d),
  {
    spec: { family: 'cells', scene: 'linear', input: [2, 2, 2], outFeatures: 3 },
    isRead: () => true,
  },
  {
    spec: { family: 'cells', scene: 'flatten', input: [2, 2, 3] },
    isRead: (input, output) => input === output,
  },
  network(),
];

type Index = [number, number, number, number];

/** A place along one axis of a window: how far the read cell lies from where the window begins. */
function isUnder(away: number, kernel: number, dilation: number): boolean {
  return away >= 0 && away % dilation === 0 && away / dilation < kernel;
}

/** Channel, row and column of a cell in maps of a size. */
function placeIn(cell: number, rows: number, columns: number): [number, number, number] {
  return [Math.floor(cell / (rows * columns)), Math.floor(cell / columns) % rows, cell % columns];
}

function windows(seed: number) {
  const random = new Random(seed);
  const pair = (low: number, high: number): [number, number] => [
    random.integer(low, high),
    random.integer(low, high),
  ];
  return {
    random,
    size: pair(3, 5),
    kernel: pair(1, 2),
    stride: pair(1, 2),
    padding: pair(0, 1),
    dilation: pair(1, 2),
  };
}

function convolution(seed: number): DrawnCase {
  const { random, size, kernel, stride, padding, dilation } = windows(seed);
  const groups = random.integer(1, 2);
  const [insEach, outsEach] = [random.integer(1, 2), random.integer(1, 2)];
  const spec: CellsSpec = {
    family: 'cells',
    scene: 'convolution',
    input: [groups * insEach, ...size],
    outChannels: groups * outsEach,
    ...{ groups, kernel, stride, padding, dilation },
  };
  const out = ([0, 1] as const).map(
    (axis) =>
      Math.floor(
        (size[axis] + 2 * padding[axis] - dilation[axis] * (kernel[axis] - 1) - 1) / stride[axis],
      ) + 1,
  ) as [number, number];
  return {
    spec,
    isRead(input, output) {
      const from = placeIn(input, ...size);
      const to = placeIn(output, ...out);
      const isOneGroup = Math.floor(from[0] / insEach) === Math.floor(to[0] / outsEach);
      return (
        isOneGroup &&
        ([0, 1] as const).every((axis) =>
          isUnder(
            from[(axis + 1) as 1 | 2] + padding[axis] - to[(axis + 1) as 1 | 2] * stride[axis],
            kernel[axis],
            dilation[axis],
          ),
        )
      );
    },
  };
}

function transposed(
  seed: number,
  scene: 'transposed-convolution' | 'zero-stuffed-convolution',
): DrawnCase {
  const { random, kernel, stride } = windows(seed);
  const size: [number, number] = [random.integer(2, 3), random.integer(2, 3)];
  const padding: [number, number] = [0, random.integer(0, kernel[1] - 1)];
  const [channels, filters] = [random.integer(1, 2), random.integer(1, 2)];
  const out = ([0, 1] as const).map(
    (axis) => (size[axis] - 1) * stride[axis] - 2 * padding[axis] + kernel[axis],
  ) as [number, number];
  return {
    spec: {
      family: 'cells',
      scene,
      input: [channels, ...size],
      outChannels: filters,
      ...{ kernel, stride, padding },
    },
    isRead(input, output) {
      const from = placeIn(input, ...size);
      const to = placeIn(output, ...out);
      // Input i is stamped on i·s − p + a for every a of the kernel.
      return ([0, 1] as const).every((axis) =>
        isUnder(
          to[(axis + 1) as 1 | 2] + padding[axis] - from[(axis + 1) as 1 | 2] * stride[axis],
          kernel[axis],
          1,
        ),
      );
    },
  };
}

function pool(seed: number, scene: 'max-pooling' | 'average-pooling'): DrawnCase {
  const { size, stride } = windows(seed);
  const kernel: [number, number] = [2, 2];
  const padding: [number, number] = [1, 0];
  const out = ([0, 1] as const).map(
    (axis) => Math.floor((size[axis] + 2 * padding[axis] - kernel[axis]) / stride[axis]) + 1,
  ) as [number, number];
  return {
    spec: { family: 'cells', scene, input: [2, ...size], ...{ kernel, stride, padding } },
    isRead(input, output) {
      const from = placeIn(input, ...size);
      const to = placeIn(output, ...out);
      return (
        from[0] === to[0] &&
        ([0, 1] as const).every((axis) =>
          isUnder(
            from[(axis + 1) as 1 | 2] + padding[axis] - to[(axis + 1) as 1 | 2] * stride[axis],
            kernel[axis],
            1,
          ),
        )
      );
    },
  };
}

/** Every filter reads the window whose number is its column. */
function im2col(seed: number): DrawnCase {
  const { size, stride } = windows(seed);
  const across = Math.floor((size[1] - 2) / stride[1]) + 1;
  const down = Math.floor((size[0] - 2) / stride[0]) + 1;
  return {
    spec: {
      family: 'cells',
      scene: 'im2col',
      input: [2, ...size],
      outChannels: 2,
      kernel: [2, 2],
      stride,
      padding: [0, 0],
    },
    isRead(input, output) {
      const [, row, column] = placeIn(input, ...size);
      const window = output % (across * down);
      return (
        isUnder(row - Math.floor(window / across) * stride[0], 2, 1) &&
        isUnder(column - (window % across) * stride[1], 2, 1)
      );
    },
  };
}

/** Which cells share a mean, by image and channel. */
function norm(scene: NormKind, isShared: (from: Index, to: Index) => boolean): DrawnCase {
  const input = [2, 4, 2, 2];
  const index = (cell: number): Index => [
    Math.floor(cell / 16),
    Math.floor(cell / 4) % 4,
    Math.floor(cell / 2) % 2,
    cell % 2,
  ];
  return {
    spec: { family: 'cells', scene, input, ...(scene === 'group-norm' && { groups: 2 }) },
    isRead: (from, to) => isShared(index(from), index(to)),
  };
}

/** Max pooling over pairs of rows and columns of a 3 × 3 convolution: 4 × 4 cells of the input, from an even one on. */
function network(): DrawnCase {
  return {
    spec: {
      family: 'cells',
      scene: 'network',
      input: [1, 8, 8],
      layers: 'conv 1 k3 | relu | maxpool 2',
    },
    isRead(input, output) {
      const [, row, column] = placeIn(input, 8, 8);
      const [, outRow, outColumn] = placeIn(output, 3, 3);
      const isNear = (at: number, from: number): boolean => at >= 2 * from && at < 2 * from + 4;
      return isNear(row, outRow) && isNear(column, outColumn);
    },
  };
}

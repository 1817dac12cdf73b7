// Twenty layers with random settings, as views of exercises, and by the definition of each what an output is made from.

/** One cell of the input that an output is made from, and the weight that meets it there. */
export interface Source {
  from: readonly number[];
  /** Index of the weight, or the share that every cell has. */
  by: readonly number[] | string;
}

export interface LinkedCase {
  /** The `view` of the exercise. */
  view: { scene: 'convolution' | 'transposed-convolution' | PoolKind } & Record<
    string,
    string | number | readonly number[]
  >;
  input: readonly number[];
  kernel: readonly number[];
  output: readonly number[];
  /** By trying every cell of the input with every cell of the kernel. */
  sourcesOf(output: readonly number[]): Source[];
}

type PoolKind = 'max-pooling' | 'average-pooling';
type Meets = (input: number, output: number, tap: number, axis: 0 | 1) => boolean;

/** All indices of a shape, the last axis fastest. */
export function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (all, size) => all.flatMap((one) => Array.from({ length: size }, (_, at) => [...one, at])),
    [[]],
  );
}

/** Whole numbers from a seed: Lehmer's generator, 48271 modulo 2³¹ − 1. */
export function draws(seed: number): (least: number, most: number) => number {
  let state = seed * 1_000_003;
  return (least, most) => {
    state = (state * 48_271) % 2_147_483_647;
    return least + Math.floor((state / 2_147_483_647) * (most - least + 1));
  };
}

const pair = (of: (axis: 0 | 1) => number): [number, number] => [of(0), of(1)];

function convolution(seed: number): LinkedCase {
  const draw = draws(seed);
  const [groups, ins, outs] = [draw(1, 2), draw(1, 2), draw(1, 2)];
  const [size, kernel] = [pair(() => draw(4, 5)), pair(() => draw(1, 2))];
  const [stride, dilation] = [pair(() => draw(1, 2)), pair(() => draw(1, 2))];
  const padding = pair(() => draw(0, 1));
  const out = pair((axis) => {
    const extent = dilation[axis] * (kernel[axis] - 1) + 1;
    return Math.floor((size[axis] + 2 * padding[axis] - extent) / stride[axis]) + 1;
  });
  return layer('convolution', {
    ...{ groups, ins, outs, size, kernel, stride, padding, dilation, out },
    meets: (input, output, tap, axis) =>
      input === output * stride[axis] - padding[axis] + tap * dilation[axis],
  });
}

function transposed(seed: number): LinkedCase {
  const draw = draws(seed);
  const [groups, ins, outs] = [draw(1, 2), draw(1, 2), draw(1, 2)];
  const [size, kernel] = [pair(() => draw(2, 3)), pair(() => draw(1, 2))];
  const [stride, dilation] = [pair(() => draw(1, 2)), pair(() => draw(1, 2))];
  const padding = pair((axis) => draw(0, kernel[axis] - 1));
  const out = pair(
    (axis) =>
      (size[axis] - 1) * stride[axis] - 2 * padding[axis] + dilation[axis] * (kernel[axis] - 1) + 1,
  );
  return layer('transposed-convolution', {
    ...{ groups, ins, outs, size, kernel, stride, padding, dilation, out },
    meets: (input, output, tap, axis) =>
      output === input * stride[axis] - padding[axis] + tap * dilation[axis],
  });
}

interface Layer {
  groups: number;
  /** Channels of a group. */
  ins: number;
  outs: number;
  size: [number, number];
  kernel: [number, number];
  stride: [number, number];
  padding: [number, number];
  dilation: [number, number];
  out: [number, number];
  meets: Meets;
}

function layer(
  scene: 'convolution' | 'transposed-convolution',
  { groups, ins, outs, size, out, meets, ...windows }: Layer,
): LinkedCase {
  const input = [groups * ins, ...size];
  return {
    view: { scene, input, outChannels: groups * outs, groups, ...windows },
    ...{ input, kernel: [groups * outs, ins, ...windows.kernel], output: [groups * outs, ...out] },
    sourcesOf: ([filter = 0, row = 0, column = 0]) =>
      indices(input).flatMap((from) =>
        indices(windows.kernel).flatMap(([a = 0, b = 0]) => {
          const [channel = 0, i = 0, j = 0] = from;
          const isOfGroup = Math.floor(channel / ins) === Math.floor(filter / outs);
          const isMet = isOfGroup && meets(i, row, a, 0) && meets(j, column, b, 1);
          return isMet ? [{ from, by: [filter, channel % ins, a, b] }] : [];
        }),
      ),
  };
}

function pool(seed: number, scene: PoolKind, share: string): LinkedCase {
  const draw = draws(seed);
  const [channels, kernel] = [draw(1, 3), [2, 2]];
  const [size, stride] = [pair(() => draw(3, 5)), pair(() => draw(1, 3))];
  const padding = pair(() => draw(0, 1));
  const out = pair((axis) => Math.floor((size[axis] + 2 * padding[axis] - 2) / stride[axis]) + 1);
  const input = [channels, ...size];
  const isUnder = (cell: number, window: number, axis: 0 | 1): boolean =>
    [0, 1].includes(cell - (window * stride[axis] - padding[axis]));
  return {
    view: { scene, input, kernel, stride, padding },
    ...{ input, kernel: [], output: [channels, ...out] },
    sourcesOf: ([own, row = 0, column = 0]) =>
      indices(input)
        .filter(
          ([channel, i = 0, j = 0]) =>
            channel === own && isUnder(i, row, 0) && isUnder(j, column, 1),
        )
        .map((from) => ({ from, by: share })),
  };
}

const times = (count: number, make: (seed: number) => LinkedCase, from: number): LinkedCase[] =>
  Array.from({ length: count }, (_, at) => make(from + at));

/** The same ones in every run. */
export const linkedCases: readonly LinkedCase[] = [
  ...times(9, convolution, 1),
  ...times(6, transposed, 21),
  ...times(3, (seed) => pool(seed, 'average-pooling', '1/4'), 41),
  ...times(2, (seed) => pool(seed, 'max-pooling', ''), 51),
];

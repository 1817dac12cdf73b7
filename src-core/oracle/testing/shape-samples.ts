import { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Sampler, Samplers } from './sample.ts';

/** A tensor of a rank, and options that may depend on its shape. Such ops move numbers, so they are linear. */
function moved<Options>(
  ranks: readonly [number, number],
  options: (draw: Draw, shape: readonly number[]) => Options,
): Sampler<'unary', Options> {
  return {
    draw(draw) {
      const shape = draw.sizes(draw.integer(...ranks));
      return { inputs: [draw.numbers(shape)], options: options(draw, shape) };
    },
    linear: [[0]],
  };
}

/** A tensor and what takes the place of a part of it. */
function replaced<Options>(
  ranks: readonly [number, number],
  options: (draw: Draw, shape: readonly number[]) => Options,
  part: (shape: readonly number[], options: Options) => readonly number[],
): Sampler<'binary', Options> {
  return {
    draw(draw) {
      const shape = draw.sizes(draw.integer(...ranks));
      const chosen = options(draw, shape);
      return {
        inputs: [draw.numbers(shape), draw.numbers(part(shape, chosen))],
        options: chosen,
      };
    },
    linear: [[0, 1]],
  };
}

const axisOf = (dim: number, rank: number): number => (dim < 0 ? dim + rank : dim);

const selection = (draw: Draw, shape: readonly number[]): { dim: number; index: number } => {
  const dim = draw.dim(shape.length);
  return { dim, index: draw.dim(shape.at(dim) as number) };
};

/** Start and end from the front, so that the size of the part is plain: ⌈(end − start) / step⌉. */
const stretch = (draw: Draw, shape: readonly number[]) => {
  const dim = draw.dim(shape.length);
  const size = shape.at(dim) as number;
  const start = draw.integer(0, size - 1);
  return { dim, start, end: draw.integer(start + 1, size), step: draw.integer(1, 2) };
};

const offsets = (draw: Draw, shape: readonly number[]) => {
  const [dim1, dim2] = draw.random.shuffle(shape.map((_, axis) => axis)) as [number, number];
  const low = -(shape[dim1] as number) + 1;
  return { offset: draw.integer(low, (shape[dim2] as number) - 1), dim1, dim2 };
};

/** How long a diagonal is. */
function diagonalOf(
  shape: readonly number[],
  { offset, dim1, dim2 }: { offset: number; dim1: number; dim2: number },
): number[] {
  const [rows, columns] = [shape[dim1] as number, shape[dim2] as number];
  const length = Math.min(rows + Math.min(0, offset), columns - Math.max(0, offset));
  return [...shape.filter((_, axis) => axis !== dim1 && axis !== dim2), length];
}

/** Same shape but along one axis, which an index goes along. */
function pointed(draw: Draw): { shape: number[]; axis: number; dim: number; count: number } {
  const shape = draw.sizes(draw.integer(1, 3));
  const dim = draw.dim(shape.length);
  return { shape, axis: axisOf(dim, shape.length), dim, count: draw.integer(1, 4) };
}

/** No place twice along the axis. */
function places(draw: Draw, shape: readonly number[], axis: number, size: number): NdArray {
  const index = NdArray.zeros(shape, 'int32');
  const count = shape[axis] as number;
  // Lines along the axis: with the axis last, each is `count` places in a row.
  const lines = index.size / Math.max(1, count);
  const order = Array.from({ length: lines }, () =>
    draw.random.shuffle(Array.from({ length: size }, (_, i) => i)).slice(0, count),
  );
  const last = shape.length - 1;
  const turned = shape
    .map((_, i) => i)
    .toSpliced(axis, 1)
    .concat(axis);
  const filled = NdArray.from(
    order.flat(),
    turned.map((i) => shape[i] as number),
    'int32',
  );
  const back = shape.map((_, i) => turned.indexOf(i));
  return last < 0 ? index : filled.permute(back).contiguous();
}

const scattered: Sampler<'scattered', { dim: number }> = {
  draw(draw) {
    const { shape, axis, dim } = pointed(draw);
    const size = shape[axis] as number;
    const part = shape.map((each, i) => (i === axis ? draw.integer(1, size) : each));
    return {
      inputs: [draw.numbers(shape), places(draw, part, axis, size), draw.numbers(part)],
      options: { dim },
    };
  },
  linear: [[0, 2]],
};

const several = (draw: Draw): number => draw.integer(1, 3);

/** For ops that move numbers without changing them. */
export const shaping = {
  cat: {
    draw(draw) {
      const shape = draw.sizes(draw.integer(1, 3));
      const dim = draw.dim(shape.length);
      const axis = axisOf(dim, shape.length);
      const inputs = Array.from({ length: several(draw) }, () =>
        draw.numbers(shape.with(axis, draw.integer(0, 3))),
      );
      return { inputs, options: { dim } };
    },
    linear: [[0, 1, 2]],
  },
  diag: moved([1, 2], (draw) => ({ diagonal: draw.optional([0, 1, -1]) })),
  diagEmbed: moved([1, 2], (draw, { length }) => ({
    offset: draw.optional([1, -2]),
    ...draw.pick([{}, { dim1: 0, dim2: length }, { dim1: -1, dim2: 0 }]),
  })),
  diagonal: moved([2, 3], offsets),
  diagonalScatter: replaced([2, 3], offsets, diagonalOf),
  embedding: {
    draw(draw) {
      const [rows, columns] = [draw.integer(1, 4), draw.integer(1, 3)];
      const index = draw.whole(0, rows - 1, draw.shape());
      return {
        inputs: [index, draw.numbers([rows, columns])],
        options: { paddingIdx: undefined },
      };
    },
    linear: [[1]],
  },
  expand: {
    draw(draw) {
      const [full, part] = draw.pair().sort((a, b) => b.length - a.length);
      const lead = full.length - part.length;
      const shape = full.map((size, i) =>
        i >= lead && part[i - lead] !== 1 ? (part[i - lead] as number) : size,
      );
      return { inputs: [draw.numbers(part)], options: { shape } };
    },
    linear: [[0]],
  },
  flatten: moved([0, 3], (draw, { length }) =>
    draw.pick([{}, ...(length > 0 ? [{ startDim: -1 }, { endDim: 0 }] : [])]),
  ),
  flip: moved([1, 3], (draw, { length }) => ({ dims: draw.dims(length) ?? [0] })),
  gather: {
    draw(draw) {
      const { shape, axis, dim, count } = pointed(draw);
      const part = shape.map((size, i) => (i === axis ? count : draw.integer(1, size)));
      const index = draw.whole(0, (shape[axis] as number) - 1, part);
      return { inputs: [draw.numbers(shape), index], options: { dim } };
    },
    linear: [[0]],
  },
  indexAdd: {
    draw(draw) {
      const { shape, axis, dim, count } = pointed(draw);
      const index = draw.whole(0, (shape[axis] as number) - 1, [count]);
      return {
        inputs: [draw.numbers(shape), index, draw.numbers(shape.with(axis, count))],
        options: { dim, alpha: draw.optional([-2]) },
      };
    },
    linear: [[0, 2]],
  },
  indexSelect: {
    draw(draw) {
      const { shape, axis, dim, count } = pointed(draw);
      const index = draw.whole(0, (shape[axis] as number) - 1, [count]);
      return { inputs: [draw.numbers(shape), index], options: { dim } };
    },
    linear: [[0]],
  },
  oneHot: {
    draw: (draw) => ({ inputs: [draw.whole(0, 2, draw.shape())], options: { numClasses: 3 } }),
  },
  pad: {
    draw(draw) {
      const mode = draw.pick(['constant', 'reflect', 'replicate', 'circular'] as const);
      const shape = draw.sizes(draw.integer(2, 4)).map((size) => size + 1);
      if (mode === 'constant') {
        const pad = Array.from({ length: 2 * draw.integer(1, shape.length) }, () =>
          draw.integer(-1, 2),
        );
        return { inputs: [draw.numbers(shape)], options: { pad, mode, value: undefined } };
      }
      const pad = Array.from({ length: 2 * Math.max(1, shape.length - 2) }, () =>
        draw.integer(0, 1),
      );
      return { inputs: [draw.numbers(shape)], options: { pad, mode } };
    },
    linear: [[0]],
  },
  permute: moved([0, 3], (draw, shape) => ({
    dims: draw.random.shuffle(shape.map((_, axis) => draw.pick([axis, axis - shape.length]))),
  })),
  repeat: moved([0, 2], (draw, { length }) => ({
    repeats: Array.from({ length: length + draw.integer(0, 1) }, () => draw.integer(0, 3)),
  })),
  repeatInterleave: moved([1, 3], (draw, shape) => {
    const dim = draw.dim(shape.length);
    const each = shape.at(dim) as number;
    const list = Array.from({ length: each }, () => draw.integer(0, 2));
    return draw.pick([{ repeats: 2 }, { repeats: 3, dim }, { repeats: list, dim }]);
  }),
  reshape: moved([0, 3], (draw, shape) => {
    const count = shape.reduce((product, size) => product * size, 1);
    return { shape: draw.pick([[-1], [count], [1, -1], [...shape, 1], [-1, ...shape.slice(1)]]) };
  }),
  roll: moved([1, 3], (draw, { length }) =>
    draw.pick([
      { shifts: draw.integer(-4, 4) },
      { shifts: draw.integer(-4, 4), dims: draw.dim(length) },
      { shifts: length > 1 ? [1, -2] : [1], dims: length > 1 ? [0, -1] : [0] },
    ]),
  ),
  scatter: scattered,
  scatterAdd: scattered,
  select: moved([1, 3], selection),
  selectScatter: replaced([1, 3], selection, (shape, { dim }) =>
    shape.toSpliced(axisOf(dim, shape.length), 1),
  ),
  slice: moved([1, 3], (draw, shape) => ({
    ...stretch(draw, shape),
    end: draw.optional([-1, 2, 9]),
  })),
  sliceScatter: replaced([1, 3], stretch, (shape, { dim, start, end, step }) =>
    shape.with(axisOf(dim, shape.length), Math.ceil((end - start) / step)),
  ),
  squeeze: moved([1, 3], (draw, { length }) => ({ dim: draw.dims(length) })),
  stack: {
    draw(draw) {
      const shape = draw.sizes(draw.integer(0, 2));
      return {
        inputs: Array.from({ length: several(draw) }, () => draw.numbers(shape)),
        options: { dim: draw.dim(shape.length + 1) },
      };
    },
    linear: [[0, 1, 2]],
  },
  trace: moved([2, 2], () => ({})),
  tril: moved([2, 3], (draw) => ({ diagonal: draw.optional([1, -1]) })),
  triu: moved([2, 3], (draw) => ({ diagonal: draw.optional([1, -1]) })),
  unflatten: moved([1, 3], (draw, shape) => {
    const dim = draw.dim(shape.length);
    return { dim, sizes: draw.pick([[1, -1], [-1], [shape.at(dim) as number, 1]]) };
  }),
  unsqueeze: moved([0, 3], (draw, { length }) => ({ dim: draw.dim(length + 1) })),
} satisfies Partial<Samplers>;

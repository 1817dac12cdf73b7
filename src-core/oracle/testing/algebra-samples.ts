import { add, transpose } from '#core/ops/functions.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Draw } from './draw.ts';
import type { Sampler, Samplers } from './sample.ts';

/** A product of two: linear in each. */
function product(shapes: (draw: Draw) => readonly [number[], number[]]): Sampler<'binary', object> {
  return {
    draw(draw) {
      const [left, right] = shapes(draw);
      return { inputs: [draw.numbers(left), draw.numbers(right)], options: {} };
    },
    linear: [[0], [1]],
  };
}

/** Square matrices far from having no inverse: the diagonal outweighs the rest. */
function invertible(
  draw: Draw,
  lead: readonly number[],
  size: number,
  signs: readonly number[] = [-1, 1],
): NdArray {
  const array = draw.between(-0.5, 0.5, [...lead, size, size]);
  for (let i = 0; i < array.size; i++)
    if (Math.floor(i / size) % size === i % size) array.data[i] = draw.pick(signs) * (size + 0.3);
  return array;
}

const square: Sampler<'unary', object> = {
  draw: (draw) => ({
    inputs: [invertible(draw, draw.sizes(draw.integer(0, 1)), draw.integer(1, 3))],
    options: {},
  }),
};

/** With a positive determinant. */
const positive: Sampler<'unary', object> = {
  draw: (draw) => ({
    inputs: [invertible(draw, draw.sizes(draw.integer(0, 1)), draw.integer(1, 3), [1])],
    options: {},
  }),
};

/** Some of what an equation can say, with the shapes of the operands. */
const equations = (draw: Draw): readonly [string, number[][]] => {
  const [a, b, c, d] = draw.sizes(4) as [number, number, number, number];
  return draw.pick([
    [
      'ij,jk->ik',
      [
        [a, b],
        [b, c],
      ],
    ],
    [
      'bij,bjk->bik',
      [
        [a, b, c],
        [a, c, d],
      ],
    ],
    ['i,j->ij', [[a], [b]]],
    ['ij->ji', [[a, b]]],
    ['ij->', [[a, b]]],
    ['ii->i', [[a, a]]],
    ['ii', [[a, a]]],
    [
      'ij,ij->i',
      [
        [a, b],
        [a, b],
      ],
    ],
    ['...ij->...i', [[a, b, c]]],
    ['i,ij,j->', [[a], [a, b], [b]]],
  ]);
};

/** For ops of linear algebra. */
export const algebra = {
  bmm: product((draw) => {
    const [B, M, K, N] = draw.sizes(4) as [number, number, number, number];
    return [
      [B, M, K],
      [B, K, N],
    ];
  }),
  // Only the lower triangle is read, while the gradient is that of a symmetric input.
  cholesky: { ...positive, prepare: (input) => add(input, transpose(input)) },
  cofactor: square,
  cross: {
    draw(draw) {
      const lead = draw.sizes(draw.integer(0, 2));
      return {
        inputs: [draw.numbers([...lead, 3]), draw.numbers([...lead, 3])],
        options: { dim: -1 },
      };
    },
    linear: [[0], [1]],
  },
  det: square,
  detSign: square,
  dot: product((draw) => {
    const size = draw.integer(0, 4);
    return [[size], [size]];
  }),
  einsum: {
    draw(draw) {
      const [equation, shapes] = equations(draw);
      return { inputs: shapes.map((shape) => draw.numbers(shape)), options: { equation } };
    },
    linear: [[0], [1], [2]],
  },
  inverse: square,
  logAbsDet: square,
  logdet: positive,
  kron: product((draw) => [draw.sizes(draw.integer(1, 2)), draw.sizes(draw.integer(1, 2))]),
  matmul: product((draw) => {
    const [M, N] = draw.sizes(2) as [number, number];
    const K = draw.integer(0, 3);
    return draw.pick([
      [[K], [K]],
      [[M, K], [K]],
      [[K], [K, N]],
      [
        [M, K],
        [K, N],
      ],
      [
        [2, M, K],
        [K, N],
      ],
      [
        [M, K],
        [2, K, N],
      ],
      [
        [2, 1, M, K],
        [3, K, N],
      ],
    ]);
  }),
  matrixPower: {
    draw(draw) {
      const { inputs } = square.draw(draw);
      return { inputs, options: { n: draw.integer(-2, 3) } };
    },
  },
  mv: product((draw) => {
    const [M, K] = draw.sizes(2) as [number, number];
    return [[M, K], [K]];
  }),
  outer: product((draw) => [draw.sizes(1), draw.sizes(1)]),
  solve: {
    draw(draw) {
      const [size, columns] = draw.sizes(2) as [number, number];
      const lead = draw.pick([[], [2]]);
      const right = draw.pick([[size], [...lead, size, columns]]);
      return { inputs: [invertible(draw, lead, size), draw.numbers(right)], options: {} };
    },
    linear: [[1]],
  },
} satisfies Partial<Samplers>;

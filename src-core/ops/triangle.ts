import { ArgumentError, ShapeError } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { noCost } from './cost.ts';
import type { Op, OpFunctions, Value } from './op.ts';

export interface TriangleOptions {
  /** Where the edge of the triangle lies: 0 the main diagonal, positive above, negative below. Default 0. */
  diagonal?: number | undefined;
}

/** One triangle of each matrix, the rest 0. `isKept` asks for column − row − diagonal. */
export function defineTriangle(
  name: string,
  isKept: (beyond: number) => boolean,
  again: <V extends Value>(ops: OpFunctions, input: V, options: TriangleOptions) => V,
  which: string,
): Op<'unary', TriangleOptions> {
  function kept(input: NdArray, diagonal: number, keeps: (beyond: number) => boolean): NdArray {
    const out = NdArray.empty(op.shape([input.shape], { diagonal }), input.dtype);
    const [M, N] = input.shape.slice(-2) as [number, number];
    const [from, to] = [input.values(), out.data];
    for (let i = 0; i < to.length; i++) {
      const [row, column] = [Math.floor(i / N) % M, i % N];
      to[i] = keeps(column - row - diagonal) ? (from[i] as number) : 0;
    }
    return out;
  }
  const op: Op<'unary', TriangleOptions> = {
    name,
    kind: 'unary',
    shape([input], { diagonal = 0 }) {
      if (input.length < 2) throw new ShapeError(name, 'matrices […, M, N]', input);
      if (!Number.isSafeInteger(diagonal))
        throw new ArgumentError(name, 'a whole number for diagonal', `${diagonal}`);
      return [...input];
    },
    forward: ([input], { diagonal = 0 }) => kept(input, diagonal, isKept),
    // dinput = the same triangle of grad
    gradients: [({ options, ops }, grad) => again(ops, grad, options)],
    tangent: ({ options, ops }, [rate]) => again(ops, rate, options),
    cost: () => noCost,
    misreadings: [
      {
        id: 'other-triangle',
        title: 'the other triangle',
        say: `You kept the other triangle. ${name} keeps ${which} the diagonal.`,
        forward: ([input], { diagonal = 0 }) => kept(input, diagonal, (beyond) => isKept(-beyond)),
      },
      {
        id: 'edge-left-out',
        title: 'edge left out',
        say: 'You set the edge of the triangle to 0. It belongs to what is kept.',
        forward: ([input], { diagonal = 0 }) =>
          kept(input, diagonal, (beyond) => beyond !== 0 && isKept(beyond)),
      },
    ],
  };
  return op;
}

import type { NdArray } from '#core/tensor/nd-array.ts';
import { noCost } from './cost.ts';
import type { Op, OpMisreading } from './op.ts';

/** An op that leaves the numbers and their row-major order as they are, and gives them another shape. */
export function defineReshaping<Options>(
  name: string,
  shape: (input: readonly number[], options: Options) => number[],
  misreadings: readonly OpMisreading<'unary', Options>[] = [],
): Op<'unary', Options> {
  return {
    name,
    kind: 'unary',
    shape: ([input], options) => shape(input, options),
    forward: ([input], options) => input.reshape(shape(input.shape, options)),
    // dinput = grad in the shape of the input
    gradients: [({ inputs: [input], ops }, grad) => ops.reshape(grad, input.shape)],
    tangent: ({ output, ops }, [rate]) => ops.reshape(rate, output.shape),
    cost: () => noCost,
    misreadings,
  };
}

/** The numbers read by columns instead: the first axis runs fastest. */
export function readByColumns(input: NdArray, shape: readonly number[]): NdArray {
  return reversed(reversed(input).reshape([...shape].reverse()));
}

function reversed(input: NdArray): NdArray {
  return input.permute(input.shape.map((_, axis) => input.rank - 1 - axis));
}

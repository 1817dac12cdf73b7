import type { NdArray } from '#core/tensor/nd-array.ts';
import type { NoOptions, OpMisreading } from './op.ts';

type Forward = OpMisreading<'binary', NoOptions>['forward'];

/** Broadcasting from the wrong end: the tensor with fewer axes gets axes of size 1 at the end instead of in front. */
export function alignedLeft(forward: Forward): OpMisreading<'binary', NoOptions> {
  const padded = (array: NdArray, rank: number): NdArray =>
    array.reshape([...array.shape, ...new Array<number>(rank - array.rank).fill(1)]);
  return {
    id: 'aligned-left',
    title: 'axes lined up at the front',
    say: 'The smaller tensor was stretched along the wrong axes. Shapes are lined up at the last axis.',
    forward([input, other], options) {
      const rank = Math.max(input.rank, other.rank);
      return forward([padded(input, rank), padded(other, rank)], options);
    },
  };
}

// Matrix products that take operands of certain ranks only: dot, mv, bmm. What they compute is matmul.
import { ShapeError } from '#core/errors.ts';
import { matmulOp, matmulShape } from './matmul.ts';
import type { NoOptions, Op, OpMisreading } from './op.ts';

/** matmul for those shapes that `fits` accepts. */
export function defineProduct(
  name: string,
  fits: (a: readonly number[], b: readonly number[]) => boolean,
  expected: string,
  misreadings: readonly OpMisreading<'binary', NoOptions>[],
): Op<'binary', NoOptions> {
  function shape([a, b]: readonly [readonly number[], readonly number[]]): number[] {
    if (!fits(a, b)) throw new ShapeError(name, expected, a, b);
    return matmulShape(name, a, b);
  }
  return {
    ...matmulOp,
    name,
    shape,
    forward([a, b]) {
      shape([a.shape, b.shape]);
      return matmulOp.forward([a, b], {});
    },
    cost([a, b]) {
      shape([a, b]);
      return matmulOp.cost([a, b], {});
    },
    misreadings,
  };
}

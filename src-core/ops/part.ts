// Ops that show a part of a tensor, and those that replace it: slice and sliceScatter, select and selectScatter,
// diagonal and diagonalScatter. Each is the other's gradient.
import { ShapeError, formatShape } from '#core/errors.ts';
import { promote } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { noCost } from './cost.ts';
import type { Op, OpFunctions, OpMisreading, Value } from './op.ts';
import { constantZeros, overwrite, writableCopy } from './places.ts';

/** The part as a view that shares its numbers with the whole. Errors: ArgumentError where there is none such. */
export type Take<Options> = (whole: NdArray, options: Options) => NdArray;

/** The shape of the part: that of a view on one number shown in the shape of the whole. */
function partShape<Options>(
  take: Take<Options>,
  whole: readonly number[],
  options: Options,
): number[] {
  return [...take(NdArray.full(whole, 0), options).shape];
}

/** The op that yields the part. `put` replaces it in a whole. */
export function definePart<Options>(
  name: string,
  take: Take<Options>,
  put: <V extends Value>(ops: OpFunctions, input: V, src: V, options: Options) => V,
  again: <V extends Value>(ops: OpFunctions, input: V, options: Options) => V,
  misreadings: readonly OpMisreading<'unary', Options>[],
): Op<'unary', Options> {
  return {
    name,
    kind: 'unary',
    shape: ([input], options) => partShape(take, input, options),
    forward: ([input], options) => take(input, options),
    // dinput = grad at the part, 0 elsewhere
    gradients: [
      ({ inputs: [input], options, ops }, grad) =>
        put(ops, constantZeros(input.shape, grad.dtype), grad, options),
    ],
    tangent: ({ options, ops }, [rate]) => again(ops, rate, options),
    cost: () => noCost,
    misreadings,
  };
}

/** The op that yields `input` with the part replaced by `src`. */
export function definePartScatter<Options>(
  name: string,
  take: Take<Options>,
  part: <V extends Value>(ops: OpFunctions, input: V, options: Options) => V,
  again: <V extends Value>(ops: OpFunctions, input: V, src: V, options: Options) => V,
): Op<'binary', Options> {
  function checkPart(input: readonly number[], src: readonly number[], options: Options): void {
    const wanted = partShape(take, input, options);
    if (!sameShape(wanted, src))
      throw new ShapeError(name, `src of the shape ${formatShape(wanted)}`, src);
  }
  return {
    name,
    kind: 'binary',
    shape([input, src], options) {
      checkPart(input, src, options);
      return [...input];
    },
    forward([input, src], options) {
      checkPart(input.shape, src.shape, options);
      const out = writableCopy(input, promote(input, src));
      overwrite(take(out, options), src);
      return out;
    },
    // dinput = grad with 0 at the part, dsrc = grad at the part
    gradients: [
      ({ inputs: [, src], options, ops }, grad) =>
        again(ops, grad, constantZeros(src.shape, grad.dtype), options),
      ({ options, ops }, grad) => part(ops, grad, options),
    ],
    tangent: ({ inputs: [input, src], output, options, ops }, [rate, srcRate]) =>
      again(
        ops,
        rate ?? constantZeros(input.shape, output.dtype),
        srcRate ?? constantZeros(src.shape, output.dtype),
        options,
      ),
    cost: () => noCost,
    misreadings: [],
  };
}

import { ShapeError } from '#core/errors.ts';
import { floatFor } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import type { Taps } from './taps.ts';
import { transposedTaps } from './taps.ts';

export interface ResampleOptions {
  /** A matrix for each of the last axes; see `Taps`. */
  taps: readonly Taps[];
}

/**
 * A linear map along each of the last axes: out[…, r, c] = Σ_{i, j} A[r, i] · B[c, j] · input[…, i, j]. Every way of
 * making images larger or smaller by fixed weights is one of these, and its gradient takes the transposed matrices.
 *
 * Shapes: input […, H, W], A [h, H], B [w, W] → […, h, w]; likewise for 1 or 3 matrices.
 * Errors: ShapeError unless the matrices fit the axes.
 * Source: separable interpolation as in torch.nn.functional.interpolate.
 */
export const resampleOp: Op<'unary', ResampleOptions> = {
  name: 'resample',
  kind: 'unary',
  shape([input], { taps }) {
    const lead = input.length - taps.length;
    if (taps.some(({ size }, axis) => input[lead + axis] !== size)) {
      const sizes = taps.map(({ size }) => size).join(', ');
      throw new ShapeError('resample', `input […, ${sizes}]`, input);
    }
    const shape = [...input.slice(0, lead), ...taps.map(({ start }) => start.length - 1)];
    elementCount('resample', shape);
    return shape;
  },
  forward([input], { taps }) {
    resampleOp.shape([input.shape], { taps });
    const lead = input.rank - taps.length;
    return taps.reduce<NdArray>(
      (array, each, axis) => alongAxis(array, lead + axis, each),
      input.to(floatFor(input.dtype)),
    );
  },
  // dinput = grad through the transposed matrices
  gradients: [
    ({ options: { taps }, ops }, grad) => ops.resample(grad, { taps: taps.map(transposedTaps) }),
  ],
  tangent: ({ options, ops }, [rate]) => ops.resample(rate, options),
  cost([input], { taps }) {
    let [multiply, add] = [0, 0];
    let shape = input;
    for (const [axis, { start, weight }] of taps.entries()) {
      const at = input.length - taps.length + axis;
      const lines = elementCount('cost', shape.with(at, 1));
      multiply += lines * weight.length;
      add += lines * Math.max(0, weight.length - start.length + 1);
      shape = shape.with(at, start.length - 1);
    }
    return { multiply, add };
  },
  misreadings: [],
};

/** The map along one axis: all lines at once, so that the inner loop runs over neighbours. */
function alongAxis(input: NdArray, axis: number, { size, start, index, weight }: Taps): NdArray {
  const count = start.length - 1;
  const shape = input.shape.with(axis, count);
  const out = NdArray.zeros(shape, input.dtype);
  const [from, to] = [input.values(), out.data];
  const inner = elementCount('resample', input.shape.slice(axis + 1));
  const outer = elementCount('resample', input.shape.slice(0, axis));
  if (inner === 1) {
    // No neighbours: one result after the other.
    for (let line = 0; line < outer; line++) {
      const [source, target] = [line * size, line * count];
      for (let r = 0; r < count; r++) {
        const end = start[r + 1] as number;
        let sum = 0;
        for (let t = start[r] as number; t < end; t++)
          sum += (weight[t] as number) * (from[source + (index[t] as number)] as number);
        to[target + r] = sum;
      }
    }
    return out;
  }
  for (let line = 0; line < outer; line++)
    for (let r = 0; r < count; r++) {
      const target = (line * count + r) * inner;
      for (let t = start[r] as number; t < (start[r + 1] as number); t++) {
        const source = (line * size + (index[t] as number)) * inner;
        const factor = weight[t] as number;
        for (let q = 0; q < inner; q++)
          to[target + q] = (to[target + q] as number) + factor * (from[source + q] as number);
      }
    }
  return out;
}

/** See `resampleOp`. */
export function resample<V extends Value>(input: V, options: ResampleOptions): V {
  return applyOp(resampleOp, [input], options);
}

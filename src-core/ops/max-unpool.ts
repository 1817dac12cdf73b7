import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount, sameShape } from '#core/tensor/strides.ts';
import { sizesPerAxis, spatial } from './axis-sizes.ts';
import type { Axes, Sizes } from './axis-sizes.ts';
import { noCost } from './cost.ts';
import type { Op, OpFunctions, Value } from './op.ts';
import { checkPlaces } from './plane-scatter-add.ts';

export interface MaxUnpoolOptions {
  kernelSize: Sizes;
  /** Default: the kernel size. */
  stride?: Sizes | null | undefined;
  padding?: Sizes | undefined;
  /** The size before pooling, where several sizes pool to the same. */
  outputSize?: readonly number[] | null | undefined;
}

/** Puts maxima back over 1, 2 or 3 axes. See `maxUnpool2dOp` and its neighbours for the formulas. */
export function defineMaxUnpool(
  axes: Axes,
  self: (
    ops: OpFunctions,
  ) => <V extends Value>(input: V, indices: V, options: MaxUnpoolOptions) => V,
): Op<'indexed', MaxUnpoolOptions> {
  const name = `maxUnpool${axes}d`;
  const op: Op<'indexed', MaxUnpoolOptions> = {
    name,
    kind: 'indexed',
    shape([input, indices], { kernelSize, stride, padding = 0, outputSize }) {
      const fits = input.length === axes + 1 || input.length === axes + 2;
      if (!fits || !sameShape(input, indices))
        throw new ShapeError(name, `input and indices of one shape, ${axes} axes`, input, indices);
      const kernel = sizesPerAxis(name, axes, 'kernelSize', kernelSize, 1);
      const steps = sizesPerAxis(name, axes, 'stride', stride ?? kernel, 1);
      const cut = sizesPerAxis(name, axes, 'padding', padding, 0);
      const usual = spatial(input, axes).map(
        (size, axis) =>
          (size - 1) * (steps[axis] as number) -
          2 * (cut[axis] as number) +
          (kernel[axis] as number),
      );
      const sizes = outputSize ? spatial(outputSize, axes) : usual;
      const isNear = usual.every(
        (size, axis) =>
          Math.abs((sizes[axis] ?? NaN) - size) < (outputSize ? (steps[axis] as number) : 1),
      );
      if (!isNear)
        throw new ArgumentError(
          name,
          `outputSize less than one stride from ${formatShape(usual)}`,
          formatShape(sizes),
        );
      const shape = [...input.slice(0, -axes), ...sizes];
      elementCount(name, shape);
      return shape;
    },
    forward([input, indices], options) {
      const out = NdArray.zeros(op.shape([input.shape, indices.shape], options), input.dtype);
      const cells = elementCount(name, spatial(out.shape, axes));
      const count = elementCount(name, spatial(input.shape, axes));
      const [from, to, places] = [input.values(), out.data, indices.values()];
      checkPlaces(name, places, cells);
      for (let q = 0, plane = 0; q < from.length; plane += cells)
        for (const end = q + count; q < end; q++) {
          const place = places[q] as number;
          if (place >= 0) to[plane + place] = from[q] as number;
        }
      return out;
    },
    // dinput = grad at the place of each number
    gradients: [
      ({ inputs: [, indices], ops }, grad) => ops.planeGather(grad, indices, { axes }),
      null,
    ],
    tangent: ({ inputs: [input, indices], options, ops }, [rate]) =>
      self(ops)(rate ?? ops.mul(input, 0), indices, options),
    cost: () => noCost,
    misreadings: [
      {
        id: 'first-cell',
        title: 'put into the first cell',
        say: 'You put each number into the first cell of its window. It goes back to where it stood: see the indices.',
        forward([input, indices], options) {
          const out = op.shape([input.shape, indices.shape], options);
          const kernel = sizesPerAxis(name, axes, 'kernelSize', options.kernelSize, 1);
          const steps = sizesPerAxis(name, axes, 'stride', options.stride ?? kernel, 1);
          const sizes = spatial(input.shape, axes);
          const places = NdArray.empty(indices.shape, 'int32');
          for (let q = 0; q < places.size; q++) {
            let [rest, place, stride] = [q, 0, 1];
            for (let axis = axes - 1; axis >= 0; axis--) {
              const size = sizes[axis] as number;
              place += (rest % size) * (steps[axis] as number) * stride;
              rest = Math.floor(rest / size);
              stride *= spatial(out, axes)[axis] as number;
            }
            places.data[q] = place;
          }
          return op.forward([input, places], options);
        },
      },
    ],
  };
  return op;
}

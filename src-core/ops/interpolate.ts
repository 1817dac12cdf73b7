import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { sizesPerAxis } from './axis-sizes.ts';
import type { Sizes } from './axis-sizes.ts';
import { tapsOfMode } from './interpolate-taps.ts';
import type { InterpolateMode } from './interpolate-taps.ts';
import { applyOp } from './op.ts';
import type { Op, Value } from './op.ts';
import { resampleOp } from './resample.ts';
import { tapsFrom, transposedTaps } from './taps.ts';
import type { Taps } from './taps.ts';

export interface InterpolateOptions {
  /** The sizes of the result; either these or `scaleFactor`. */
  size?: Sizes | null | undefined;
  scaleFactor?: Sizes | null | undefined;
  /** Default 'nearest'. */
  mode?: InterpolateMode | undefined;
  /** Whether the corner cells keep their centres; for the linear and cubic modes. Default false. */
  alignCorners?: boolean | null | undefined;
  /** Whether places follow from the rounded sizes instead of the given factor. Default false. */
  recomputeScaleFactor?: boolean | null | undefined;
  /** Smoothing before shrinking does not exist here: true is refused. */
  antialias?: boolean | undefined;
}

/** The number of axes that a mode asks for; the others take 1, 2 or 3. */
const axesOfMode: { readonly [M in InterpolateMode]?: number } = {
  linear: 1,
  bilinear: 2,
  bicubic: 2,
  trilinear: 3,
};

/**
 * Makes signals, images and volumes larger or smaller: along each axis out[r] = Σ weight · input[i] over the cells i
 * near the place of r, which is r·ratio for 'nearest', else (r + ½)·ratio − ½, and r·(H − 1)/(h − 1) with aligned
 * corners; ratio is 1 / scaleFactor, or H / h. `interpolate-taps.ts` holds the weights of each mode.
 *
 * Shapes: input [N, C, H, W] → [N, C, h, w] with h, w from `size` or ⌊H · scaleFactor⌋; likewise [N, C, L] and
 * [N, C, D, H, W].
 * Errors: ArgumentError unless exactly one of `size` and `scaleFactor` is given, for a mode that does not exist or
 * knows no corners; ShapeError for a rank that does not fit the mode, or for no cells.
 * Source: torch.nn.functional.interpolate without antialias. Where a scaleFactor leaves the size as it is or doubles it
 * without being 1 or 2, such as 1.3 for 3 cells, PyTorch's 'nearest' takes the factor for 1 or 2 in gradients, and in
 * some layouts of memory; here it is what it is.
 */
export const interpolateOp: Op<'unary', InterpolateOptions> = {
  name: 'interpolate',
  kind: 'unary',
  shape: ([input], options) => layoutOf(input, options).shape,
  forward: ([input], options) =>
    resampleOp.forward([input], { taps: tapsFor(input.shape, options) }),
  // dinput = grad through the transposed weights
  gradients: [
    ({ inputs: [input], options, ops }, grad) =>
      ops.resample(grad, { taps: tapsFor(input.shape, options).map(transposedTaps) }),
  ],
  tangent: ({ options, ops }, [rate]) => ops.interpolate(rate, options),
  cost: ([input], options) => resampleOp.cost([input], { taps: tapsFor(input, options) }),
  misreadings: [
    {
      id: 'corners-otherwise',
      title: 'corners aligned otherwise',
      say: 'With aligned corners the centres of the corner cells stay where they are, without them the outer edges do.',
      forward: ([input], options) =>
        interpolateOp.forward([input], { ...options, alignCorners: !options.alignCorners }),
    },
    {
      id: 'no-half-cell',
      title: 'half a cell forgotten',
      say: 'You measured from the edges of the cells. A number stands in the centre of its cell, half a cell further.',
      forward: ([input], options) => withoutHalfCell(input, options),
    },
    {
      id: 'nearest-instead',
      title: 'nearest cell copied',
      say: 'You copied the nearest cell. This mode blends the cells around.',
      forward: ([input], { size, scaleFactor }) =>
        interpolateOp.forward([input], { size, scaleFactor, mode: 'nearest' }),
    },
    {
      id: 'blended',
      title: 'cells blended',
      say: 'You blended neighbours. The nearest mode copies one cell.',
      forward([input], { size, scaleFactor }) {
        const mode = ([, , , 'linear', 'bilinear', 'trilinear'] as const)[input.rank];
        return interpolateOp.forward([input], { size, scaleFactor, mode });
      },
    },
  ],
};

interface Layout {
  shape: number[];
  mode: InterpolateMode;
  scales: (number | undefined)[];
  alignCorners: boolean;
}

/** Errors: as `interpolateOp`. */
function layoutOf(
  input: readonly number[],
  {
    size,
    scaleFactor,
    mode = 'nearest',
    alignCorners,
    recomputeScaleFactor,
    antialias,
  }: InterpolateOptions,
): Layout {
  if (antialias) throw new ArgumentError('interpolate', 'antialias to be false', 'true');
  const axes = input.length - 2;
  if (!Object.hasOwn(tapsOfMode, mode))
    throw new ArgumentError(
      'interpolate',
      Object.keys(tapsOfMode).join(', '),
      `'${mode as string}'`,
    );
  const wanted = axesOfMode[mode];
  if (axes < 1 || axes > 3 || (wanted !== undefined && axes !== wanted)) {
    const expected = wanted === undefined ? '3 to 5' : `${wanted + 2}`;
    throw new ShapeError('interpolate', `${expected} axes for mode '${mode}'`, input);
  }
  if (wanted === undefined && alignCorners !== undefined && alignCorners !== null)
    throw new ArgumentError('interpolate', `alignCorners for linear or cubic modes`, `'${mode}'`);
  const sizes = input.slice(2);
  if (sizes.includes(0)) throw new ShapeError('interpolate', 'an input with cells', input);
  const isSize = size !== undefined && size !== null;
  if (isSize === (scaleFactor !== undefined && scaleFactor !== null))
    throw new ArgumentError('interpolate', 'either size or scaleFactor', isSize ? 'both' : 'none');
  const factors = isSize ? undefined : factorsOf(axes, scaleFactor as Sizes);
  const counts = factors
    ? sizes.map((each, axis) => Math.floor(each * (factors[axis] as number)))
    : sizesPerAxis('interpolate', axes, 'size', size as Sizes, 1);
  if (Math.min(...counts) < 1)
    throw new ArgumentError('interpolate', 'sizes of at least 1', formatShape(counts));
  const shape = [...input.slice(0, 2), ...counts];
  elementCount('interpolate', shape);
  const isKept = factors !== undefined && !recomputeScaleFactor;
  const scales = sizes.map((_, axis) => (isKept ? factors[axis] : undefined));
  return { shape, mode, scales, alignCorners: alignCorners ?? false };
}

function factorsOf(axes: number, scaleFactor: Sizes): number[] {
  const list = typeof scaleFactor === 'number' ? [scaleFactor] : [...scaleFactor];
  const factors = list.length === 1 ? new Array<number>(axes).fill(list[0] as number) : list;
  const isRight = factors.length === axes && factors.every((each) => each > 0 && each < Infinity);
  if (!isRight)
    throw new ArgumentError('interpolate', `1 or ${axes} factors above 0`, formatShape(list));
  return factors;
}

function tapsFor(input: readonly number[], options: InterpolateOptions): Taps[] {
  const { shape, mode, scales, alignCorners } = layoutOf(input, options);
  return input.slice(2).map((size, axis) => {
    const count = shape[axis + 2] as number;
    return tapsOfMode[mode]({ size, count, scale: scales[axis], alignCorners });
  });
}

/** Linear between the cells at ⌊r·ratio⌋ and the next. */
function withoutHalfCell(input: NdArray, options: InterpolateOptions): NdArray {
  const { shape } = layoutOf(input.shape, options);
  const taps = input.shape.slice(2).map((size, axis) => {
    const count = shape[axis + 2] as number;
    return tapsFrom(size, count, 2, (r, at, index, weight) => {
      const place = (r * size) / count;
      const left = Math.floor(place);
      index[at] = left;
      weight[at] = 1 - (place - left);
      index[at + 1] = Math.min(left + 1, size - 1);
      weight[at + 1] = place - left;
    });
  });
  return resampleOp.forward([input], { taps });
}

/** See `interpolateOp`. */
export function interpolate<V extends Value>(input: V, options: InterpolateOptions): V {
  return applyOp(interpolateOp, [input], options);
}

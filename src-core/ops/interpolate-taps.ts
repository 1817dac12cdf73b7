import { tapsFrom } from './taps.ts';
import type { Taps } from './taps.ts';

export type InterpolateMode =
  'nearest' | 'nearest-exact' | 'linear' | 'bilinear' | 'bicubic' | 'trilinear' | 'area';

/** One axis of an interpolation. */
export interface InterpolatedAxis {
  size: number;
  count: number;
  /** The factor as it was given; without one it is count / size. */
  scale: number | undefined;
  alignCorners: boolean;
}

/** How each mode makes a result along one axis. */
export const tapsOfMode: { readonly [M in InterpolateMode]: (axis: InterpolatedAxis) => Taps } = {
  nearest,
  'nearest-exact': nearestExact,
  linear,
  bilinear: linear,
  trilinear: linear,
  bicubic: cubic,
  area,
};

/** Input cells for each result. */
function ratioOf({ size, count, scale, alignCorners }: InterpolatedAxis): number {
  if (alignCorners) return count > 1 ? (size - 1) / (count - 1) : 0;
  return scale === undefined ? size / count : 1 / scale;
}

/** PyTorch rounds to float32 before it rounds down, so that 2.9999999999 is cell 3. */
function cellAt(place: number, size: number): number {
  return Math.min(Math.floor(Math.fround(place)), size - 1);
}

/** Result r is cell ⌊r · ratio⌋. */
function nearest(axis: InterpolatedAxis): Taps {
  const ratio = ratioOf(axis);
  return tapsFrom(axis.size, axis.count, 1, (r, at, index, weight) => {
    index[at] = cellAt(r * ratio, axis.size);
    weight[at] = 1;
  });
}

/** Result r is cell ⌊(r + ½) · ratio⌋, in which its centre lies. */
function nearestExact(axis: InterpolatedAxis): Taps {
  const ratio = ratioOf(axis);
  return tapsFrom(axis.size, axis.count, 1, (r, at, index, weight) => {
    index[at] = cellAt((r + 0.5) * ratio, axis.size);
    weight[at] = 1;
  });
}

/** The centre of result r among the centres of the cells; with aligned corners first and last centres meet. */
function centreOf(r: number, ratio: number, { alignCorners }: InterpolatedAxis): number {
  return alignCorners ? r * ratio : (r + 0.5) * ratio - 0.5;
}

/** The two cells around the centre, each the more the nearer it is. */
function linear(axis: InterpolatedAxis): Taps {
  const { size, count } = axis;
  const ratio = ratioOf(axis);
  if (size === count)
    return tapsFrom(size, count, 1, (r, at, index, weight) => {
      index[at] = r;
      weight[at] = 1;
    });
  return tapsFrom(size, count, 2, (r, at, index, weight) => {
    const centre = Math.max(0, centreOf(r, ratio, axis));
    const left = cellAt(centre, size);
    const share = Math.min(Math.max(centre - left, 0), 1);
    index[at] = left;
    weight[at] = 1 - share;
    index[at + 1] = Math.min(left + 1, size - 1);
    weight[at + 1] = share;
  });
}

/** The four cells around the centre by Keys' cubic with a = −¾; beyond the edge stands the edge. */
function cubic(axis: InterpolatedAxis): Taps {
  const { size, count } = axis;
  const ratio = ratioOf(axis);
  return tapsFrom(size, count, 4, (r, at, index, weight) => {
    const centre = centreOf(r, ratio, axis);
    const left = cellAt(centre, size);
    const share = Math.min(Math.max(centre - left, 0), 1);
    for (let step = -1; step <= 2; step++) {
      index[at + 1 + step] = Math.max(0, Math.min(left + step, size - 1));
      weight[at + 1 + step] = cubicWeight(Math.abs(step - share));
    }
  });
}

/** How much a cell at this distance counts: (a + 2)d³ − (a + 3)d² + 1 up to 1, a·d³ − 5a·d² + 8a·d − 4a up to 2. */
function cubicWeight(distance: number): number {
  const a = -0.75;
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
}

/** The mean of the cells from ⌊r·size/count⌋ to ⌈(r + 1)·size/count⌉ − 1, as in `adaptiveAvgPool2d`. */
function area({ size, count }: InterpolatedAxis): Taps {
  const from = (r: number): number => Math.floor((r * size) / count);
  const cellsOf = (r: number): number => Math.ceil(((r + 1) * size) / count) - from(r);
  return tapsFrom(size, count, cellsOf, (r, at, index, weight) => {
    const [first, cells] = [from(r), cellsOf(r)];
    for (let i = 0; i < cells; i++) {
      index[at + i] = first + i;
      weight[at + i] = 1 / cells;
    }
  });
}

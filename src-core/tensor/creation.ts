import { ArgumentError, ShapeError } from '#core/errors.ts';
import type { DType } from './dtype.ts';
import { NdArray } from './nd-array.ts';
import { elementCount } from './strides.ts';

/** Zeros. Errors: as `NdArray.zeros`. Source: torch.zeros. */
export function zeros(shape: readonly number[], dtype: DType = 'float64'): NdArray {
  return NdArray.zeros(shape, dtype);
}

/** Ones. Source: torch.ones. */
export function ones(shape: readonly number[], dtype: DType = 'float64'): NdArray {
  return full(shape, 1, dtype);
}

/** One number everywhere, written out. Source: torch.full. */
export function full(shape: readonly number[], value: number, dtype: DType = 'float64'): NdArray {
  const out = NdArray.empty(shape, dtype);
  out.data.fill(dtype === 'bool' ? Number(value !== 0) : value);
  return out;
}

/** 1 on the main diagonal, 0 elsewhere. Shapes: → [rows, columns], columns as rows when left out. Source: torch.eye. */
export function eye(rows: number, columns = rows, dtype: DType = 'float64'): NdArray {
  const out = NdArray.zeros([rows, columns], dtype);
  for (let i = 0; i < Math.min(rows, columns); i++) out.data[i * (columns + 1)] = 1;
  return out;
}

export interface ArangeOptions {
  /** Default 0. */
  start?: number | undefined;
  /** Default 1. */
  step?: number | undefined;
  /** int32 when all bounds are whole numbers, else float64. */
  dtype?: DType | undefined;
}

/**
 * start, start + step, … before `end`: ⌈(end − start) / step⌉ numbers, out[i] = start + i·step.
 *
 * Errors: ArgumentError for a step of 0, a step away from `end`, or a bound that is no finite number.
 * Source: torch.arange.
 */
export function arange(end: number, { start = 0, step = 1, dtype }: ArangeOptions = {}): NdArray {
  const bounds = [start, end, step];
  if (!bounds.every(Number.isFinite) || step === 0 || (end - start) / step < 0)
    throw new ArgumentError('arange', 'a step that leads from start to end', bounds.join(', '));
  const count = Math.ceil((end - start) / step);
  const isWhole = bounds.every((bound) => Number.isInteger(bound) && Math.abs(bound) < 2 ** 31);
  const out = NdArray.empty([count], dtype ?? (isWhole ? 'int32' : 'float64'));
  for (let i = 0; i < count; i++) out.data[i] = start + i * step;
  return out;
}

/**
 * `steps` numbers at equal distances from `start` to `end`, both included.
 *
 * Errors: ArgumentError unless steps is a whole number ≥ 0.
 * Source: torch.linspace: the second half is counted from the end, so that the last number is `end` exactly.
 */
export function linspace(
  start: number,
  end: number,
  steps: number,
  dtype: DType = 'float64',
): NdArray {
  const out = NdArray.empty([elementCount('linspace', [steps])], dtype);
  const step = steps > 1 ? (end - start) / (steps - 1) : 0;
  const half = Math.max(1, Math.floor(steps / 2));
  for (let i = 0; i < steps; i++)
    out.data[i] = i < half ? start + i * step : end - (steps - 1 - i) * step;
  return out;
}

export interface MeshgridOptions {
  /** 'ij': the first list counts rows; 'xy': it counts columns. Default 'ij'. */
  indexing?: 'ij' | 'xy' | undefined;
}

/**
 * The coordinates of every place of a grid, one tensor an axis: out_k[i_0, i_1, …] = lists_k[i_k].
 *
 * Shapes: [n_0], [n_1], … → each [n_0, n_1, …], or [n_1, n_0, …] for 'xy'. Views: no number is copied.
 * Errors: ShapeError unless there are lists, each with at most one axis.
 * Source: torch.meshgrid.
 */
export function meshgrid(
  lists: readonly NdArray[],
  { indexing = 'ij' }: MeshgridOptions = {},
): NdArray[] {
  if (lists.length === 0 || lists.some((each) => each.rank > 1))
    throw new ShapeError(
      'meshgrid',
      'lists [n]',
      ...lists.map((each) => each.shape),
      ...(lists.length === 0 ? ['none'] : []),
    );
  if (indexing === 'xy' && lists.length > 1) {
    const [x, y, ...rest] = lists as [NdArray, NdArray, ...NdArray[]];
    const [rows, columns, ...others] = meshgrid([y, x, ...rest]) as [
      NdArray,
      NdArray,
      ...NdArray[],
    ];
    return [columns, rows, ...others];
  }
  const shape = lists.map((each) => each.size);
  return lists.map((each, axis) =>
    each.reshape(shape.map((size, at) => (at === axis ? size : 1))).expand(shape),
  );
}

import { ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import { broadcastStrides } from './broadcasting.ts';
import { formatNested } from './format.ts';
import { flattenNested, nest } from './nested.ts';
import type { Nested, NestedInput } from './nested.ts';
import * as layout from './strides.ts';

/** What an element is. */
export type DType = 'float64';

interface View {
  shape: readonly number[];
  strides: readonly number[];
  offset: number;
}

/**
 * Numbers in a grid of any rank: element [i, j, …] is data[offset + i·strides[0] + j·strides[1] + …].
 * Views share `data`; nobody writes to it once the array has been handed on.
 *
 * Errors: ShapeError and ArgumentError for shapes and indices that do not fit, BudgetError above 5·10⁷ elements.
 */
export class NdArray {
  readonly dtype: DType = 'float64';
  readonly data: Float64Array;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  /** Number of elements. */
  readonly size: number;

  private constructor(data: Float64Array, { shape, strides, offset }: View) {
    this.data = data;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.size = layout.elementCount('NdArray', shape);
  }

  /** From nested lists, or from row-major numbers and a shape (one −1 allowed). A Float64Array is taken over, not copied. */
  static from(numbers: NestedInput | Float64Array, shape?: readonly number[]): NdArray {
    const flat =
      numbers instanceof Float64Array
        ? { shape: [numbers.length], values: numbers }
        : flattenNested(numbers);
    const data = flat.values instanceof Float64Array ? flat.values : Float64Array.from(flat.values);
    const sizes = layout.resolveShape('NdArray.from', shape ?? flat.shape, data.length);
    return new NdArray(data, { shape: sizes, strides: layout.rowMajorStrides(sizes), offset: 0 });
  }

  static zeros(shape: readonly number[]): NdArray {
    const data = new Float64Array(layout.elementCount('NdArray.zeros', shape));
    return NdArray.from(data, shape);
  }

  /** One number everywhere. It is stored once; `contiguous()` writes it out. */
  static full(shape: readonly number[], value: number): NdArray {
    return NdArray.from(value).expand(shape);
  }

  get rank(): number {
    return this.shape.length;
  }

  /** The element at an index; as in PyTorch, negative entries count from the end. */
  get(...index: number[]): number {
    if (index.length !== this.rank)
      throw new ShapeError('get', `${this.rank} indices for ${formatShape(this.shape)}`, index);
    const at = index.reduce((sum, entry, axis) => {
      const size = this.shape[axis] as number;
      return sum + layout.resolveDim('get', entry, size) * (this.strides[axis] as number);
    }, this.offset);
    return this.data[at] as number;
  }

  /** The only element. Errors: ShapeError unless there is exactly one. */
  item(): number {
    if (this.size !== 1) throw new ShapeError('item', 'one element', this.shape);
    return this.data[this.offset] as number;
  }

  /** The elements in row-major order: a window on `data` where that is possible, else a copy. Not to be written to. */
  values(): Float64Array {
    if (layout.isRowMajor(this.shape, this.strides))
      return this.data.subarray(this.offset, this.offset + this.size);
    return layout.gather(this.data, this.shape, this.strides, this.offset);
  }

  /** The same elements in row-major order without gaps; itself when it is so already. */
  contiguous(): NdArray {
    return layout.isRowMajor(this.shape, this.strides)
      ? this
      : NdArray.from(this.values(), this.shape);
  }

  /** The same row-major sequence in another shape; one size may be −1. A view unless elements have to move. */
  reshape(sizes: readonly number[]): NdArray {
    const shape = layout.resolveShape('reshape', sizes, this.size);
    const { data, offset } = this.contiguous();
    return new NdArray(data, { shape, strides: layout.rowMajorStrides(shape), offset });
  }

  /** A view whose axis i is axis dims[i] of this array. */
  permute(dims: readonly number[]): NdArray {
    const order = layout.resolveDims('permute', dims, this.rank);
    if (order.length !== this.rank)
      throw new ArgumentError('permute', `all ${this.rank} dims`, formatShape(dims));
    return this.#view({
      shape: order.map((axis) => this.shape[axis] as number),
      strides: order.map((axis) => this.strides[axis] as number),
    });
  }

  /** A view with axes of size 1 (or new leading axes) repeated; −1 keeps a size. */
  expand(sizes: readonly number[]): NdArray {
    const lead = sizes.length - this.rank;
    const shape = sizes.map((size, i) => (size === -1 ? (this.shape[i - lead] ?? -1) : size));
    layout.elementCount('expand', shape);
    return this.#view({
      shape,
      strides: broadcastStrides('expand', this.shape, this.strides, shape),
    });
  }

  /** A view of start, start + step, … below `end` along one axis. Negative bounds count from the end. */
  slice(dim: number, start: number, end: number = Infinity, step = 1): NdArray {
    if (!Number.isInteger(step) || step < 1 || !Number.isInteger(start))
      throw new ArgumentError('slice', 'a whole start and a step ≥ 1', `${start} and ${step}`);
    const axis = layout.resolveDim('slice', dim, this.rank);
    const size = this.shape[axis] as number;
    const clamp = (bound: number): number =>
      Math.min(size, Math.max(0, bound < 0 ? bound + size : bound));
    const count = Math.max(0, Math.ceil((clamp(end) - clamp(start)) / step));
    const stride = this.strides[axis] as number;
    return this.#view({
      shape: this.shape.with(axis, count),
      strides: this.strides.with(axis, stride * step),
      offset: this.offset + (count > 0 ? clamp(start) * stride : 0),
    });
  }

  /** A view with the order along each named axis turned round. */
  flip(dims: readonly number[]): NdArray {
    const axes = layout.resolveDims('flip', dims, this.rank);
    const last = (axis: number): number => Math.max(0, (this.shape[axis] as number) - 1);
    return this.#view({
      strides: this.strides.map((stride, axis) => (axes.includes(axis) ? -stride : stride)),
      offset: axes.reduce(
        (sum, axis) => sum + last(axis) * (this.strides[axis] as number),
        this.offset,
      ),
    });
  }

  /** Same shape and the same numbers; NaN equals NaN, 0 equals −0. */
  equals(other: NdArray): boolean {
    if (formatShape(this.shape) !== formatShape(other.shape)) return false;
    const theirs = other.values();
    return this.values().every((value, i) => value === theirs[i] || Object.is(value, theirs[i]));
  }

  toNested(): Nested {
    return nest(this.values(), this.shape);
  }

  /** Nested lists with aligned columns; above 1,000 elements only the shape. */
  toString(): string {
    return this.size > 1000 ? `numbers ${formatShape(this.shape)}` : formatNested(this.toNested());
  }

  #view(changes: Partial<View>): NdArray {
    const { shape, strides, offset } = this;
    return new NdArray(this.data, { shape, strides, offset, ...changes });
  }
}

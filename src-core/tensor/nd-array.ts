import { AppError, ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import { allocate, allocateElements } from './allocate.ts';
import { broadcastStrides } from './broadcasting.ts';
import { dtypeOfView } from './dtype.ts';
import type { DType, Numbers } from './dtype.ts';
import { formatTensor } from './format.ts';
import type { Block } from './heap.ts';
import { asInt32 } from './int32.ts';
import { flattenNested, nest } from './nested.ts';
import type { Nested, NestedInput } from './nested.ts';
import * as layout from './strides.ts';

interface View {
  shape: readonly number[];
  strides: readonly number[];
  offset: number;
}

/**
 * Numbers in a grid of any rank: element [i, j, …] is data[offset + i·strides[0] + j·strides[1] + …].
 * Views share `data`; nobody writes to it once the array has been handed on. Large float32 arrays lie in one
 * WebAssembly.Memory, where kernels find them; see `scope` for when their memory is free again.
 *
 * Errors: ShapeError and ArgumentError for shapes and indices that do not fit, BudgetError above 5·10⁷ elements.
 */
export class NdArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  /** Number of elements. */
  readonly size: number;
  /** Whether the elements lie in row-major order without gaps. */
  readonly isContiguous: boolean;
  /** The memory of `data` where a scope frees it; undefined for few numbers. */
  readonly block: Block | undefined;
  readonly #data: Numbers;

  private constructor(
    data: Numbers,
    dtype: DType,
    shape: readonly number[],
    strides: readonly number[],
    offset: number,
    size: number,
    isContiguous: boolean,
    block: Block | undefined,
  ) {
    this.#data = data;
    this.dtype = dtype;
    this.shape = shape;
    this.strides = strides;
    this.offset = offset;
    this.size = size;
    this.isContiguous = isContiguous;
    this.block = block;
  }

  /**
   * From nested lists, or from row-major numbers and a shape (one −1 allowed). Lists become float64 unless `dtype`
   * says otherwise; a typed array is taken over, not copied, unless `dtype` is another one than its own.
   */
  static from(numbers: NestedInput | Numbers, shape?: readonly number[], dtype?: DType): NdArray {
    const isTyped = ArrayBuffer.isView(numbers);
    const flat = isTyped ? { shape: [numbers.length], values: numbers } : flattenNested(numbers);
    const sizes = layout.resolveShape('NdArray.from', shape ?? flat.shape, flat.values.length);
    const own = isTyped ? dtypeOfView(numbers) : 'float64';
    const wanted = dtype ?? own;
    if (wanted === undefined || (isTyped && typeof numbers[0] === 'bigint'))
      throw otherKind(numbers);
    if (isTyped && own === wanted) {
      if (own === 'bool') checkTruths(numbers);
      return NdArray.#rowMajor(numbers, wanted, sizes);
    }
    const array = NdArray.empty(sizes, wanted);
    copyNumbers(flat.values, array.#data);
    return array;
  }

  /** One number without axes. */
  static scalar(value: number, dtype: DType = 'float64'): NdArray {
    const { numbers, block } = allocateElements('NdArray.scalar', [], 1, dtype);
    numbers[0] = dtype === 'bool' && value !== 0 ? 1 : value;
    return new NdArray(numbers, dtype, [], [], 0, 1, true, block);
  }

  static zeros(shape: readonly number[], dtype: DType = 'float64'): NdArray {
    const { numbers, block } = allocate('NdArray.zeros', shape, dtype);
    if (block) numbers.fill(0);
    return NdArray.#rowMajor(numbers, dtype, shape, block);
  }

  /** For whoever writes every element before handing it on: what stands in it at first is undefined. */
  static empty(shape: readonly number[], dtype: DType = 'float64'): NdArray {
    const { numbers, block } = allocate('NdArray.empty', shape, dtype);
    return NdArray.#rowMajor(numbers, dtype, shape, block);
  }

  /** As `empty`, in the shape of another; the cheapest way to make room for a result. */
  static emptyLike(other: NdArray, dtype: DType = other.dtype): NdArray {
    const { shape, size } = other;
    const { numbers, block } = allocateElements('NdArray.emptyLike', shape, size, dtype);
    if (!other.isContiguous) return NdArray.#rowMajor(numbers, dtype, shape, block);
    return new NdArray(numbers, dtype, shape, other.strides, 0, size, true, block);
  }

  /** One number everywhere. It is stored once; `contiguous()` writes it out. */
  static full(shape: readonly number[], value: number, dtype: DType = 'float64'): NdArray {
    return NdArray.scalar(value, dtype).expand(shape);
  }

  static #rowMajor(data: Numbers, dtype: DType, shape: readonly number[], block?: Block): NdArray {
    const strides = layout.rowMajorStrides(shape);
    return new NdArray(data, dtype, shape, strides, 0, data.length, true, block);
  }

  get rank(): number {
    return this.shape.length;
  }

  /** All numbers that this array and its views are made of. Errors: AppError when their scope has closed. */
  get data(): Numbers {
    if (this.block?.freed) throw afterScope(this.shape);
    return this.#data;
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

  /**
   * The elements in row-major order: a window on `data` where that is possible, else a copy. Not to be written to.
   * A part of a heap array is always a copy: a window would not keep the heap from using the place again.
   */
  values(): Numbers {
    const { data, offset, size } = this;
    if (!this.isContiguous) return layout.gather(data, this.shape, this.strides, offset);
    if (offset === 0 && size === data.length) return data;
    return this.block ? data.slice(offset, offset + size) : data.subarray(offset, offset + size);
  }

  /** The same elements in row-major order without gaps; itself when it is so already. */
  contiguous(): NdArray {
    if (this.isContiguous) return this;
    const array = NdArray.empty(this.shape, this.dtype);
    layout.gatherInto(array.#data, this.data, this.shape, this.strides, this.offset);
    return array;
  }

  /** The same numbers in another dtype; itself when it has it already. Floats are rounded, or cut to whole numbers; bool is ≠ 0. */
  to(dtype: DType): NdArray {
    if (dtype === this.dtype) return this;
    const array = NdArray.empty(this.shape, dtype);
    copyNumbers(this.values(), array.#data);
    return array;
  }

  /** The same row-major sequence in another shape; one size may be −1. A view unless elements have to move. */
  reshape(sizes: readonly number[]): NdArray {
    const shape = layout.resolveShape('reshape', sizes, this.size);
    const kept = this.isContiguous ? undefined : layout.stridesAs(this.shape, this.strides, shape);
    if (kept) return this.#viewOf(shape, kept, this.offset, this.size);
    const source = this.contiguous();
    return source.#viewOf(shape, layout.rowMajorStrides(shape), source.offset, source.size);
  }

  /** A view whose axis i is axis dims[i] of this array. */
  permute(dims: readonly number[]): NdArray {
    const order = layout.resolveDims('permute', dims, this.rank);
    if (order.length !== this.rank)
      throw new ArgumentError('permute', `all ${this.rank} dims`, formatShape(dims));
    const [shape, strides] = [new Array<number>(order.length), new Array<number>(order.length)];
    for (let i = 0; i < order.length; i++) {
      shape[i] = this.shape[order[i] as number] as number;
      strides[i] = this.strides[order[i] as number] as number;
    }
    return this.#viewOf(shape, strides, this.offset, this.size);
  }

  /** A matrix with rows and columns exchanged, a view. Errors: ShapeError unless there are two axes. */
  t(): NdArray {
    const { shape, strides } = this;
    if (shape.length !== 2) throw new ShapeError('t', 'a matrix', shape);
    const sizes = [shape[1] as number, shape[0] as number];
    return this.#viewOf(
      sizes,
      [strides[1] as number, strides[0] as number],
      this.offset,
      this.size,
    );
  }

  /** A view with axes of size 1 (or new leading axes) repeated; −1 keeps a size. */
  expand(sizes: readonly number[]): NdArray {
    if (layout.sameShape(sizes, this.shape)) return this;
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
    const isWhole = Number.isInteger(start) && (Number.isInteger(end) || end === Infinity);
    if (!Number.isInteger(step) || step < 1 || !isWhole)
      throw new ArgumentError(
        'slice',
        'a whole start, a whole end and a step ≥ 1',
        `${start}, ${end} and ${step}`,
      );
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

  /** A view of one place along an axis, without that axis. A negative index counts from the end. */
  select(dim: number, index: number): NdArray {
    const axis = layout.resolveDim('select', dim, this.rank);
    const at = layout.resolveDim('select', index, this.shape[axis] as number);
    return this.#view({
      shape: this.shape.toSpliced(axis, 1),
      strides: this.strides.toSpliced(axis, 1),
      offset: this.offset + at * (this.strides[axis] as number),
    });
  }

  /** A view of the places where the index along dim2 is that along dim1 plus `offset`; they become the last axis. */
  diagonal(offset = 0, dim1 = 0, dim2 = 1): NdArray {
    const [a, b] = layout.resolveDims('diagonal', [dim1, dim2], this.rank) as [number, number];
    const [rows, columns] = [this.shape[a] as number, this.shape[b] as number];
    const [down, along] = [this.strides[a] as number, this.strides[b] as number];
    const [row, column] = [Math.max(0, -offset), Math.max(0, offset)];
    const count = Math.max(0, Math.min(rows - row, columns - column));
    const others = (list: readonly number[]): number[] =>
      list.filter((_, axis) => axis !== a && axis !== b);
    return this.#view({
      shape: [...others(this.shape), count],
      strides: [...others(this.strides), down + along],
      offset: this.offset + (count > 0 ? row * down + column * along : 0),
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
    if (!layout.sameShape(this.shape, other.shape)) return false;
    const [ours, theirs] = [this.values(), other.values()];
    for (let i = 0; i < ours.length; i++)
      if (ours[i] !== theirs[i] && !Object.is(ours[i], theirs[i])) return false;
    return true;
  }

  /** The elements in row-major order as an ordinary list. */
  toArray(): number[] {
    return Array.from(this.values());
  }

  toNested(): Nested {
    return nest(this.values(), this.shape);
  }

  /** Nested lists with aligned columns; large ones are summarised. See `formatTensor`. */
  toString(): string {
    return formatTensor(this);
  }

  /** For `scope`: what keeps this array's numbers alive. */
  blocks(): Block[] {
    return this.block ? [this.block] : [];
  }

  #view(changes: Partial<View>): NdArray {
    const { shape = this.shape, strides = this.strides, offset = this.offset } = changes;
    const size = changes.shape ? layout.elementCount('view', shape) : this.size;
    return this.#viewOf(shape, strides, offset, size);
  }

  #viewOf(
    shape: readonly number[],
    strides: readonly number[],
    offset: number,
    size: number,
  ): NdArray {
    const isContiguous = layout.isRowMajor(shape, strides);
    return new NdArray(
      this.data,
      this.dtype,
      shape,
      strides,
      offset,
      size,
      isContiguous,
      this.block,
    );
  }
}

function otherKind(numbers: unknown): ArgumentError {
  const kinds = 'a Float64Array, Float32Array, Int32Array or Uint8Array, or a dtype beside it';
  return new ArgumentError('NdArray.from', kinds, (numbers as object).constructor.name);
}

function checkTruths(numbers: ArrayLike<number>): void {
  for (let i = 0; i < numbers.length; i++)
    if ((numbers[i] as number) > 1)
      throw new ArgumentError(
        'NdArray.from',
        'truth values 0 and 1 in a Uint8Array, or a dtype beside it',
        `${numbers[i]} at ${i}`,
      );
}

function copyNumbers(from: ArrayLike<number>, to: Numbers): void {
  // A byte would keep the last eight bits only: 256 and 0.5 are true as well.
  if (to instanceof Uint8Array) for (let i = 0; i < to.length; i++) to[i] = from[i] === 0 ? 0 : 1;
  else if (to instanceof Int32Array && !(from instanceof Int32Array))
    for (let i = 0; i < to.length; i++) to[i] = asInt32('int32', Math.trunc(from[i] as number));
  else to.set(from);
}

function afterScope(shape: readonly number[]): AppError {
  const what = `the tensor ${formatShape(shape)} was freed when its scope closed`;
  return new AppError('freed', `${what}; return it from the scope, or call keep on it`);
}

import type { DType } from './dtype.ts';
import { NdArray } from './nd-array.ts';
import { elementCount } from './strides.ts';
import { BrokenFile, viewOf } from './tensor-file.ts';

/** How one number lies in a file. */
interface Format {
  readonly bytes: number;
  /** What it becomes here. */
  readonly dtype: DType;
  read(view: DataView, at: number, isLittle: boolean): number | bigint;
}

/** By NumPy's letters: b truth value, i and u whole numbers with and without sign, f float; then the bytes. */
export const formats = {
  b1: { bytes: 1, dtype: 'bool', read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
  i1: { bytes: 1, dtype: 'int32', read: (view, at) => view.getInt8(at) },
  u1: { bytes: 1, dtype: 'int32', read: (view, at) => view.getUint8(at) },
  i2: { bytes: 2, dtype: 'int32', read: (view, at, little) => view.getInt16(at, little) },
  u2: { bytes: 2, dtype: 'int32', read: (view, at, little) => view.getUint16(at, little) },
  i4: { bytes: 4, dtype: 'int32', read: (view, at, little) => view.getInt32(at, little) },
  u4: { bytes: 4, dtype: 'int32', read: (view, at, little) => view.getUint32(at, little) },
  i8: { bytes: 8, dtype: 'int32', read: (view, at, little) => view.getBigInt64(at, little) },
  u8: { bytes: 8, dtype: 'int32', read: (view, at, little) => view.getBigUint64(at, little) },
  f2: { bytes: 2, dtype: 'float32', read: (view, at, little) => half(view.getUint16(at, little)) },
  f4: { bytes: 4, dtype: 'float32', read: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, dtype: 'float64', read: (view, at, little) => view.getFloat64(at, little) },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** How each dtype is written. */
export const formatOf = {
  bool: 'b1',
  int32: 'i4',
  float32: 'f4',
  float64: 'f8',
} as const satisfies Record<DType, FormatName>;

/** A number of 16 bits: sign, 5 bits of exponent, 10 of fraction. Source: IEEE 754, binary16. */
function half(bits: number): number {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/**
 * The tensor whose numbers are the bytes from `start` to `end`, row by row.
 *
 * Errors: BrokenFile when the bytes are not as many as the shape asks for, or a whole number needs more than 32 bits;
 * BudgetError for a shape that is too large, before memory is taken.
 */
export function readNumbers(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  shape: readonly number[],
  name: FormatName,
  isLittle = true,
): NdArray {
  const format: Format = formats[name];
  const count = elementCount('tensor file', shape);
  if (end - start !== count * format.bytes)
    throw new BrokenFile(
      start,
      `${count * format.bytes} bytes for the shape [${shape.join(', ')}]`,
      end - start,
    );
  const array = NdArray.empty(shape, format.dtype);
  const [to, view] = [array.data, viewOf(bytes)];
  for (let i = 0; i < count; i++) {
    const at = start + i * format.bytes;
    const value = format.read(view, at, isLittle);
    to[i] = Number(value);
    if (format.dtype === 'int32' && to[i] !== Number(value))
      throw new BrokenFile(at, 'whole numbers of 32 bits', String(value));
  }
  return array;
}

/** How many bytes `writeNumbers` fills. */
export function byteCount(array: NdArray): number {
  return array.size * formats[formatOf[array.dtype]].bytes;
}

/** Writes the numbers row by row from byte `start` on, the lowest byte of each first. */
export function writeNumbers(array: NdArray, to: Uint8Array, start: number): void {
  const [view, from] = [viewOf(to), array.values()];
  const { bytes } = formats[formatOf[array.dtype]];
  const write: (at: number, value: number) => void = {
    bool: (at: number, value: number) => view.setUint8(at, value),
    int32: (at: number, value: number) => view.setInt32(at, value, true),
    float32: (at: number, value: number) => view.setFloat32(at, value, true),
    float64: (at: number, value: number) => view.setFloat64(at, value, true),
  }[array.dtype];
  for (let i = 0; i < from.length; i++) write(start + i * bytes, from[i] as number);
}

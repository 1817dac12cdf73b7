import { NdArray } from '#core/tensor/nd-array.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { inflateGzip, isGzip } from '#core/tensor/gzip.ts';
import { BrokenFile, reading, viewOf } from '#core/tensor/tensor-file.ts';
import type { ReadFile } from '#core/tensor/tensor-file.ts';

interface Format {
  bytes: number;
  dtype: DType;
  read(view: DataView, at: number): number;
}

/** By the third byte of the file. Numbers stand with their highest byte first. */
const formats: ReadonlyMap<number, Format> = new Map([
  [0x08, { bytes: 1, dtype: 'int32', read: (view, at) => view.getUint8(at) }],
  [0x09, { bytes: 1, dtype: 'int32', read: (view, at) => view.getInt8(at) }],
  [0x0b, { bytes: 2, dtype: 'int32', read: (view, at) => view.getInt16(at) }],
  [0x0c, { bytes: 4, dtype: 'int32', read: (view, at) => view.getInt32(at) }],
  [0x0d, { bytes: 4, dtype: 'float32', read: (view, at) => view.getFloat32(at) }],
  [0x0e, { bytes: 8, dtype: 'float64', read: (view, at) => view.getFloat64(at) }],
]);

/**
 * The numbers of an IDX file, the format of MNIST: 0, 0, a type, the number of axes, the sizes of 4 bytes each, then the
 * elements; also packed with gzip, as MNIST comes. Sizes are held against the length of the file before memory is taken.
 *
 * Shapes: as the file says. Whole numbers become int32 unless `dtype` says otherwise.
 * Source: "The IDX file format" on the page of the MNIST database.
 */
export function readIdx(
  bytes: Uint8Array,
  { dtype }: { dtype?: DType | undefined } = {},
): ReadFile<NdArray> {
  return reading(() => parseIdx(isGzip(bytes) ? inflateGzip(bytes) : bytes, dtype));
}

function parseIdx(bytes: Uint8Array, dtype: DType | undefined): NdArray {
  if (bytes.length < 4) throw new BrokenFile(bytes.length, 'four bytes to begin with', 'the end');
  const [zero, nought, type, rank] = bytes as unknown as [number, number, number, number];
  if (zero !== 0 || nought !== 0) throw new BrokenFile(0, 'two bytes 0', `${zero} and ${nought}`);
  const format = formats.get(type);
  if (!format) throw new BrokenFile(2, 'a type of 8, 9 or 11 to 14', type);
  const start = 4 + 4 * rank;
  if (bytes.length < start)
    throw new BrokenFile(4, `${rank} sizes of 4 bytes each`, `${bytes.length - 4} bytes`);
  const view = viewOf(bytes);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, size) => product * BigInt(size), 1n);
  const expected = count * BigInt(format.bytes);
  if (BigInt(bytes.length - start) !== expected)
    throw new BrokenFile(
      start,
      `${expected} bytes for ${shape.join(' × ')} elements`,
      bytes.length - start,
    );
  const array = NdArray.empty(shape, dtype ?? format.dtype);
  for (let i = 0; i < array.size; i++) array.data[i] = format.read(view, start + i * format.bytes);
  return array;
}

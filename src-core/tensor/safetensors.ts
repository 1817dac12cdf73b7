import { strFromU8, strToU8 } from 'fflate';
import { ArgumentError, messageOf } from '#core/errors.ts';
import type { DType } from './dtype.ts';
import type { NdArray } from './nd-array.ts';
import { byteCount, formatOf, formats, readNumbers, writeNumbers } from './number-format.ts';
import type { FormatName } from './number-format.ts';
import { BrokenFile, reading, viewOf } from './tensor-file.ts';
import type { FileIssue, ReadFile } from './tensor-file.ts';

/** What can be read, by the format's names. */
const readable: ReadonlyMap<unknown, FormatName> = new Map([
  ['F64', 'f8'],
  ['F32', 'f4'],
  ['F16', 'f2'],
  ['I64', 'i8'],
  ['I32', 'i4'],
  ['I16', 'i2'],
  ['I8', 'i1'],
  ['U8', 'u1'],
  ['BOOL', 'b1'],
]);
const written: Readonly<Record<DType, string>> = {
  float64: 'F64',
  float32: 'F32',
  int32: 'I32',
  bool: 'BOOL',
};
/** Longer headers are refused, as by the reference. Units: bytes. */
const headerLimit = 1e8;
const metadataName = '__metadata__';

/** What a file holds. */
export interface Safetensors {
  readonly tensors: Map<string, NdArray>;
  /** Free text by name. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The tensors in a .safetensors file by name, in the order of their bytes. Floats of 16 bits become float32; whole
 * numbers become int32 if each fits.
 *
 * Source: huggingface/safetensors, "Format": the tensors fill the rest of the file without gap or overlap.
 */
export function readSafetensors(bytes: Uint8Array): ReadFile<Safetensors> {
  const header = reading(() => readHeader(bytes));
  if (!header.ok) return header;
  const { start, places, metadata } = header.value;
  const issues: FileIssue[] = [];
  const tensors = new Map<string, NdArray>();
  for (const { name, from, to, shape, format } of places) {
    const bounds = [start + from, start + to] as const;
    const read = reading(() => readNumbers(bytes, bounds, shape, format), name);
    if (read.ok) tensors.set(name, read.value);
    else issues.push(...read.issues);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { tensors, metadata } };
}

/** Where a tensor lies, counted from the end of the header. */
interface Place {
  readonly name: string;
  readonly shape: readonly number[];
  readonly format: FormatName;
  readonly from: number;
  readonly to: number;
}

interface Header {
  /** Where the numbers start. */
  readonly start: number;
  /** In the order of their bytes. */
  readonly places: readonly Place[];
  readonly metadata: Readonly<Record<string, string>>;
}

function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < 8)
    throw new BrokenFile(0, '8 bytes with the length of the header', bytes.length);
  const length = viewOf(bytes).getBigUint64(0, true);
  if (length > BigInt(Math.min(headerLimit, bytes.length - 8)))
    throw new BrokenFile(
      0,
      `a header of at most ${Math.min(headerLimit, bytes.length - 8)} bytes`,
      `${length}`,
    );
  const start = 8 + Number(length);
  const header = parseObject(strFromU8(bytes.subarray(8, start)));
  const places = Object.entries(header)
    .filter(([name]) => name !== metadataName)
    .map(([name, entry]) => readPlace(name, entry))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of places) {
    if (from !== end) throw new BrokenFile(8, `data_offsets that start at ${end}`, from, name);
    end = to;
  }
  if (start + end !== bytes.length)
    throw new BrokenFile(start, `${end} bytes of numbers`, bytes.length - start);
  return { start, places, metadata: readMetadata(header[metadataName]) };
}

function parseObject(text: string): Record<string, unknown> {
  const got = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  try {
    const found: unknown = JSON.parse(text);
    if (isObject(found)) return found;
  } catch (thrown) {
    throw new BrokenFile(8, 'a header in JSON', `${got}, ${messageOf(thrown)}`);
  }
  throw new BrokenFile(8, 'a JSON object', got);
}

function readPlace(name: string, entry: unknown): Place {
  const fields = isObject(entry) ? entry : {};
  const { dtype, shape, data_offsets: offsets } = fields;
  const format = readable.get(dtype);
  if (!format)
    throw new BrokenFile(8, `a dtype among ${[...readable.keys()].join(', ')}`, shown(dtype), name);
  if (!isSizes(shape)) throw new BrokenFile(8, 'a shape of whole numbers ≥ 0', shown(shape), name);
  if (!isSizes(offsets) || offsets.length !== 2 || (offsets[0] as number) > (offsets[1] as number))
    throw new BrokenFile(8, 'data_offsets [from, to] with from ≤ to', shown(offsets), name);
  const [from, to] = offsets as [number, number];
  return { name, shape, format, from, to };
}

function readMetadata(found: unknown): Record<string, string> {
  if (found === undefined) return {};
  if (isObject(found) && Object.values(found).every((value) => typeof value === 'string'))
    return found as Record<string, string>;
  throw new BrokenFile(8, `${metadataName} to be text by name`, shown(found));
}

/**
 * Tensors, and free text, as a .safetensors file. The widest numbers come first, so that each tensor starts at a
 * multiple of its number's bytes. The same tensors give the same bytes.
 *
 * Errors: ArgumentError for the name `__metadata__`, or the same name twice.
 * Source: huggingface/safetensors, "Format".
 */
export function writeSafetensors(
  tensors: Iterable<readonly [name: string, tensor: NdArray]>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const width = (tensor: NdArray): number => formats[formatOf[tensor.dtype]].bytes;
  const sorted = [...tensors].sort(([, a], [, b]) => width(b) - width(a));
  const entries = new Map<string, object>();
  if (Object.keys(metadata).length > 0) entries.set(metadataName, metadata);
  let end = 0;
  for (const [name, tensor] of sorted) {
    if (name === metadataName || entries.has(name))
      throw new ArgumentError('writeSafetensors', 'different names', `${name} again`);
    const from = end;
    end += byteCount(tensor);
    entries.set(name, {
      dtype: written[tensor.dtype],
      shape: tensor.shape,
      data_offsets: [from, end],
    });
  }

  const text = strToU8(JSON.stringify(Object.fromEntries(entries)));
  const start = 8 * Math.ceil((8 + text.length) / 8);
  const bytes = new Uint8Array(start + end);
  bytes.fill(' '.charCodeAt(0), 8, start);
  viewOf(bytes).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(text, 8);
  let at = start;
  for (const [, tensor] of sorted) {
    writeNumbers(tensor, bytes, at);
    at += byteCount(tensor);
  }
  return bytes;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

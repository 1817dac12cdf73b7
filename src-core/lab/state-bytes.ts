import type { LabArray } from './lab-array.ts';
import type { LabState } from './lab.ts';

const KINDS = { f64: Float64Array, f32: Float32Array, i32: Int32Array } as const;
type Kind = keyof typeof KINDS;

interface Entry {
  name: string;
  kind: Kind;
  length: number;
}

/** Arrays begin at multiples of 8 bytes. */
const ALIGN = 8;

/**
 * A state as bytes: the length of a JSON head in four bytes, the head (step, names, kinds, lengths), then the arrays one
 * after the other, in the byte order of the machine, which is little-endian wherever the app runs.
 */
export function encodeState({ step, arrays }: LabState): Uint8Array {
  const named = Object.entries(arrays);
  const entries = named.map(([name, array]): Entry => ({
    name,
    kind: kindOf(array),
    length: array.length,
  }));
  const head = asciiOf(JSON.stringify({ step, entries }));
  const start = aligned(4 + head.length);
  const size = named.reduce((sum, [, array]) => sum + aligned(array.byteLength), start);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = start;
  for (const [, array] of named) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** What `encodeState` was given; undefined for bytes that it did not make. */
export function decodeState(bytes: Uint8Array): LabState | undefined {
  const headLength = bytes.length < 4 ? NaN : view(bytes).getUint32(0, true);
  if (!(4 + headLength <= bytes.length)) return undefined;
  const head = readHead(bytes.subarray(4, 4 + headLength));
  if (!head) return undefined;
  const arrays: Record<string, LabArray> = {};
  let at = aligned(4 + headLength);
  for (const { name, kind, length } of head.entries) {
    const Kind = KINDS[kind];
    const end = at + length * Kind.BYTES_PER_ELEMENT;
    if (end > bytes.length) return undefined;
    // A copy, since the bytes may lie anywhere in their buffer; `slice` of Node's Buffer makes none.
    arrays[name] = new Kind(new Uint8Array(bytes.subarray(at, end)).buffer);
    at = aligned(end);
  }
  return at === bytes.length ? { step: head.step, arrays } : undefined;
}

function readHead(bytes: Uint8Array): { step: number; entries: Entry[] } | undefined {
  try {
    const head = JSON.parse(String.fromCharCode(...bytes)) as unknown;
    return isHead(head) ? head : undefined;
  } catch {
    return undefined;
  }
}

function isHead(head: unknown): head is { step: number; entries: Entry[] } {
  if (typeof head !== 'object' || head === null) return false;
  const { step, entries } = head as { step?: unknown; entries?: unknown };
  return isCount(step) && Array.isArray(entries) && entries.every(isEntry);
}

function isEntry(entry: unknown): entry is Entry {
  const { name, kind, length } = (entry ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return typeof name === 'string' && Object.hasOwn(KINDS, String(kind)) && isCount(length);
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

const kindOf = (array: LabArray): Kind =>
  array instanceof Float64Array ? 'f64' : array instanceof Float32Array ? 'f32' : 'i32';

const aligned = (size: number): number => Math.ceil(size / ALIGN) * ALIGN;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset);

/** Names are ASCII after JSON's escapes. */
const asciiOf = (text: string): Uint8Array =>
  Uint8Array.from(
    text.replace(
      /[^\x20-\x7e]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
    (char) => char.charCodeAt(0),
  );

import { inflateSync, strFromU8 } from 'fflate';
import { BudgetError } from '#core/errors.ts';
import { BrokenFile, viewOf } from './tensor-file.ts';

/** All entries together hold no more than this once inflated. Units: bytes. */
const inflatedLimit = 2 ** 30;

interface Entry {
  readonly name: string;
  /** Where its description stands, and where its own header does. Units: bytes. */
  readonly at: number;
  readonly header: number;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
}

/**
 * The entries of a zip file by name, each checked against its sum. Sizes are added up before anything is inflated.
 *
 * Errors: BrokenFile with the place; BudgetError for more than 1 GB.
 * Source: PKWARE's APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16. Of what is there, storing and deflating are read, not
 * encryption, not files above 4 GB.
 */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const entries = directory(bytes);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > inflatedLimit)
    throw new BudgetError(`zip: ${total.toLocaleString('en')} bytes`, '1 GB for one file');
  return new Map(entries.map((entry) => [entry.name, unpack(bytes, entry)]));
}

/** What the table at the end lists. */
function directory(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  const names = new Set<string>();
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw new BrokenFile(at, `entry ${i + 1} of ${count} in the table`, 'something else');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw new BrokenFile(at, `an entry that ends before byte ${end}`, next);
    const name = strFromU8(bytes.subarray(at + 46, nameEnd));
    if (names.has(name)) throw new BrokenFile(at, 'each name once', `${name} twice`);
    names.add(name);
    const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const header = view.getUint32(at + 42, true);
    if ([packed, size, header].includes(0xffffffff))
      throw new BrokenFile(at, 'an entry below 4 GB', `a larger one, ${name}`);
    if (view.getUint16(at + 8, true) & 1)
      throw new BrokenFile(at, 'an entry that is not encrypted', name);
    const [method, sum] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    entries.push({ name, at, header, method, sum, packed, size });
    at = next;
  }
  return entries;
}

/** Where the last record starts: before a comment of up to 65,535 bytes. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65535); at--)
    if (view.getUint32(at, true) === 0x06054b50 && view.getUint16(at + 20, true) === last - at)
      return at;
  throw new BrokenFile(Math.max(0, last), 'the last record of a zip file', 'none');
}

function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { name, header, method, packed, size } = entry;
  const view = viewOf(bytes);
  if (header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50)
    throw new BrokenFile(header, 'the header of an entry', 'something else', name);
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packed > bytes.length)
    throw new BrokenFile(start, `${packed} bytes`, Math.max(0, bytes.length - start), name);
  const content = bytes.subarray(start, start + packed);
  if (method !== 0 && method !== 8)
    throw new BrokenFile(entry.at, 'an entry stored (0) or deflated (8)', method, name);
  const out = method === 0 ? content : inflated(content, size, start, name);
  if (out.length !== size) throw new BrokenFile(start, `${size} bytes`, out.length, name);
  if (sumOf(out) !== entry.sum)
    throw new BrokenFile(start, 'bytes with the sum in the table', 'others', name);
  return out;
}

/** Never takes more memory than `size`, whatever the bytes hold. */
function inflated(packed: Uint8Array, size: number, at: number, name: string): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new BrokenFile(at, 'deflated bytes', why, name);
  }
}

const steps = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32. */
export function sumOf(bytes: Uint8Array): number {
  let sum = -1;
  for (let i = 0; i < bytes.length; i++)
    sum = (steps[(sum ^ (bytes[i] as number)) & 255] as number) ^ (sum >>> 8);
  return ~sum >>> 0;
}

import { LIMITS } from '#core/pack/limits.ts';
import { PackRefusal, type RefusalCode } from '#core/pack/refusal.ts';
import type { ByteSource } from './byte-source.ts';

/** What the table at the end of a zip file says of one entry. */
export interface ZipEntry {
  name: string;
  /** Bytes of the name as they stand there. */
  nameBytes: Buffer;
  flags: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Time and date as they stand there: only compared, never read. */
  stamp: number;
  crc: number;
  packed: number;
  size: number;
  /** Where its local header starts. */
  offset: number;
}

const END_SIZE = 22;
const ROW_SIZE = 46;
const LARGE_16 = 0xffff;
const LARGE_32 = 0xffffffff;
/** Bits 1 and 2 tell how hard it was packed, bit 11 that names are UTF-8. */
const KNOWN_FLAGS = 0b1000_0000_0110;
const HOST_UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;
const SPECIAL_BITS = 0o7000;
const DOS_FOLDER = 0x10;

/**
 * The entries of a zip file in the order of its table, which ends right before the last record, which ends the file.
 * Only what our own packs use is allowed: no comments, extra fields, encryption, several disks or 64-bit sizes.
 *
 * Errors: PackRefusal.
 * Source: PKWARE's APPNOTE.TXT, 4.3.12 and 4.3.16.
 */
export function readDirectory(bytes: ByteSource): { entries: ZipEntry[]; tableStart: number } {
  if (bytes.size > LIMITS.packed)
    refuse('limit', `the file has ${mb(bytes.size)} MB; at most ${mb(LIMITS.packed)} MB are read`);
  const endStart = bytes.size - END_SIZE;
  const end = endStart < 0 ? Buffer.alloc(0) : bytes.read(endStart, bytes.size);
  if (end.length < END_SIZE || end.readUInt32LE(0) !== 0x06054b50)
    refuse('zip-structure', 'the file does not end like a pack: it is cut off, or no pack');
  const [disk, tableDisk, here, count] = [4, 6, 8, 10].map((at) => end.readUInt16LE(at));
  const [tableSize = 0, tableStart = 0] = [12, 16].map((at) => end.readUInt32LE(at));
  if (disk !== 0 || tableDisk !== 0 || here !== count)
    refuse('zip-feature', 'the file is a piece of an archive of several files');
  if (count === LARGE_16 || tableSize === LARGE_32 || tableStart === LARGE_32)
    refuse('zip-feature', 'the file uses 64-bit sizes');
  if (count === undefined || count > LIMITS.entries)
    refuse('limit', `the pack has ${count} files; at most ${LIMITS.entries} are read`);
  if (tableStart + tableSize !== endStart)
    refuse('zip-structure', 'its table of files does not stand right before its end');
  const table = bytes.read(tableStart, endStart);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const { entry, next } = readRow(table, at, index);
    entries.push(entry);
    at = next;
  }
  if (at !== table.length) refuse('zip-structure', 'bytes follow its table of files');
  return { entries, tableStart };
}

function readRow(table: Buffer, at: number, index: number): { entry: ZipEntry; next: number } {
  const row = table.subarray(at, at + ROW_SIZE);
  if (row.length < ROW_SIZE || row.readUInt32LE(0) !== 0x02014b50)
    refuse('zip-structure', `its table of files is broken at file ${index + 1}`);
  const [nameSize = 0, extraSize, commentSize, disk] = [28, 30, 32, 34].map((place) =>
    row.readUInt16LE(place),
  );
  const nameBytes = table.subarray(at + ROW_SIZE, at + ROW_SIZE + nameSize);
  if (nameBytes.length < nameSize)
    refuse('zip-structure', `its table of files is broken at file ${index + 1}`);
  const name = nameOf(nameBytes, index);
  const [flags, method] = [row.readUInt16LE(8), row.readUInt16LE(10)];
  if (extraSize !== 0 || commentSize !== 0)
    refuse('zip-feature', 'the file carries extra fields or a comment', name);
  if (disk !== 0) refuse('zip-feature', 'the file lies in another archive', name);
  if (flags & 1) refuse('zip-feature', 'the file is encrypted', name);
  if (flags & ~KNOWN_FLAGS) refuse('zip-feature', 'the file is packed in a way no pack uses', name);
  if (method !== 0 && method !== 8)
    refuse('zip-feature', `the file is packed with method ${method}; packs use 0 and 8`, name);
  checkKind(row.readUInt8(5), row.readUInt32LE(38), name);
  const [crc, packed, size, offset] = [16, 20, 24, 42].map((place) => row.readUInt32LE(place)) as [
    ...[number, number, number, number],
  ];
  if ([packed, size, offset].includes(LARGE_32))
    refuse('zip-feature', 'the file uses 64-bit sizes', name);
  const stamp = row.readUInt32LE(12);
  const entry = { name, nameBytes, flags, method, stamp, crc, packed, size, offset };
  return { entry, next: at + ROW_SIZE + nameSize };
}

function nameOf(bytes: Buffer, index: number): string {
  if (bytes.length > LIMITS.nameBytes)
    refuse(
      'limit',
      `the name of file ${index + 1} has ${bytes.length} bytes; at most ${LIMITS.nameBytes} are read`,
    );
  const name = bytes.toString('utf8');
  if (!Buffer.from(name, 'utf8').equals(bytes))
    refuse('text-encoding', `the name of file ${index + 1} is not UTF-8`);
  return name;
}

/** Links, devices, folders and programs with rights of their owner have no place in a pack. */
function checkKind(host: number, attributes: number, name: string): void {
  if (attributes & DOS_FOLDER) refuse('entry-kind', 'this is a folder, not a file', name);
  if (host !== HOST_UNIX) return;
  const mode = attributes >>> 16;
  const type = mode & FILE_TYPE;
  if (type !== 0 && type !== REGULAR_FILE)
    refuse('entry-kind', 'this is a link, a folder or a device, not a file', name);
  if (mode & SPECIAL_BITS) refuse('entry-kind', 'this file asks for rights of its owner', name);
}

function refuse(code: RefusalCode, message: string, entry?: string): never {
  throw new PackRefusal(code, message, entry === undefined ? {} : { entry });
}

const mb = (size: number): string => (size / 1_000_000).toFixed(1).replace('.0', '');

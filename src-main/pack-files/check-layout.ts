import { LIMITS } from '#core/pack/limits.ts';
import { PackRefusal } from '#core/pack/refusal.ts';
import type { ByteSource } from './byte-source.ts';
import type { ZipEntry } from './zip-directory.ts';

const HEADER_SIZE = 30;

/**
 * Checks that the file consists of its entries and nothing else, one right after the other in the order of the table,
 * each under a header that says what the table says. Then no entry can overlap another, hold one, or hide.
 *
 * Errors: PackRefusal.
 * Source: PKWARE's APPNOTE.TXT, 4.3.7.
 */
export function checkLayout(
  bytes: ByteSource,
  entries: readonly ZipEntry[],
  tableStart: number,
): void {
  let expected = 0;
  for (const entry of entries) {
    const { name, offset, packed } = entry;
    if (offset < expected) {
      const message = 'this file shares bytes with another one';
      throw new PackRefusal('zip-overlap', message, { entry: name });
    }
    if (offset > expected) {
      const message = 'bytes that belong to no file stand before this one';
      throw new PackRefusal('zip-structure', message, { entry: name });
    }
    checkHeader(bytes, entry);
    expected = contentStart(entry) + packed;
    if (expected > tableStart) {
      const message = 'this file reaches beyond the end of all files';
      throw new PackRefusal('zip-overlap', message, { entry: name });
    }
  }
  if (expected !== tableStart)
    throw new PackRefusal('zip-structure', 'bytes that belong to no file stand before its table');
}

/** Where the packed content of an entry starts. */
export function contentStart({ offset, nameBytes }: ZipEntry): number {
  return offset + HEADER_SIZE + nameBytes.length;
}

function checkHeader(bytes: ByteSource, entry: ZipEntry): void {
  const header = bytes.read(entry.offset, contentStart(entry));
  const isSame =
    header.length === HEADER_SIZE + entry.nameBytes.length &&
    header.readUInt32LE(0) === 0x04034b50 &&
    header.readUInt16LE(6) === entry.flags &&
    header.readUInt16LE(8) === entry.method &&
    header.readUInt32LE(10) === entry.stamp &&
    header.readUInt32LE(14) === entry.crc &&
    header.readUInt32LE(18) === entry.packed &&
    header.readUInt32LE(22) === entry.size &&
    header.readUInt16LE(26) === entry.nameBytes.length &&
    header.readUInt16LE(28) === 0 &&
    header.subarray(HEADER_SIZE).equals(entry.nameBytes);
  if (isSame) return;
  const message = 'the header of this file says something else than the table of files';
  throw new PackRefusal('zip-local-header', message, { entry: entry.name });
}

/**
 * Checks what the table says of sizes against the limits; `inflate` holds each entry to what it says.
 *
 * Errors: PackRefusal.
 */
export function checkSizes(entries: readonly ZipEntry[]): void {
  let total = 0;
  for (const { name, method, size, packed } of entries) {
    const refuse = (message: string): never => {
      throw new PackRefusal('limit', message, { entry: name });
    };
    if (method === 0 && size !== packed) refuse('this file is stored, yet has two sizes');
    if (size > LIMITS.file) refuse(`this file has ${size} bytes; at most ${LIMITS.file} are read`);
    if (size > LIMITS.ratioFrom && size > LIMITS.ratio * packed)
      refuse(`this file grows more than ${LIMITS.ratio} times when it is unpacked`);
    total += size;
    if (total > LIMITS.inflated)
      refuse(`up to this file the pack unpacks to more than ${LIMITS.inflated} bytes`);
  }
}

import { zipSync, type ZipOptions } from 'fflate';

/** Stands in every entry, so that the same content gives the same bytes. Local time is what the format holds. */
const STAMP = new Date(1980, 0, 1);

/** Bytes that do not get smaller by deflating. */
const PACKED_ALREADY = /\.(?:png|jpe?g|gif|webp)$/;

/** A zip file of these entries in this order, the same bytes on every machine. */
export function writeZip(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files = Object.fromEntries(
    [...entries].map(([path, bytes]): [string, [Uint8Array, ZipOptions]] => {
      const level = PACKED_ALREADY.test(path) ? 0 : 9;
      return [path, [bytes, { level, mtime: STAMP }]];
    }),
  );
  return zipSync(files);
}

import { crc32, inflateRawSync } from 'node:zlib';
import { messageOf } from '#core/errors.ts';
import { PackRefusal, type RefusalCode } from '#core/pack/refusal.ts';
import type { ByteSource } from './byte-source.ts';
import { contentStart } from './check-layout.ts';
import type { ZipEntry } from './zip-directory.ts';

/**
 * The content of an entry: exactly as long as its table says and with the sum that stands there; memory for more than
 * that is never taken.
 *
 * Errors: PackRefusal.
 */
export function inflateEntry(bytes: ByteSource, entry: ZipEntry): Buffer {
  const { name, method, packed, size, crc } = entry;
  const refuse = (code: RefusalCode, message: string): never => {
    throw new PackRefusal(code, message, { entry: name });
  };
  const start = contentStart(entry);
  const content = bytes.read(start, start + packed);
  if (content.length !== packed) refuse('zip-structure', 'this file is cut off');
  const out = method === 0 ? content : inflate(content, size, refuse);
  if (out.length !== size)
    refuse('zip-checksum', `this file unpacks to ${out.length} bytes, not to ${size}`);
  if (crc32(out) !== crc) refuse('zip-checksum', 'this file is damaged: its checksum differs');
  return out;
}

function inflate(
  content: Buffer,
  size: number,
  refuse: (code: RefusalCode, message: string) => never,
): Buffer {
  try {
    const { buffer, engine } = inflateRawSync(content, {
      maxOutputLength: Math.max(size, 1),
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    if (engine.bytesWritten !== content.length)
      refuse('zip-structure', 'bytes that unpack to nothing follow this file');
    return buffer;
  } catch (thrown) {
    if (thrown instanceof PackRefusal) throw thrown;
    const isTooLong = (thrown as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLong)
      return refuse('zip-checksum', `this file unpacks to more than its ${size} bytes`);
    return refuse('zip-checksum', `this file cannot be unpacked (${messageOf(thrown)})`);
  }
}

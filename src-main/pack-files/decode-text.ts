import { PackRefusal } from '#core/pack/refusal.ts';

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A text in UTF-8, without a mark of byte order.
 *
 * Errors: PackRefusal with the line of the first byte that is none.
 */
export function decodeText(entry: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = DECODER.decode(bytes);
  } catch {
    const before = Buffer.from(bytes).toString('utf8').split('\uFFFD', 1)[0] ?? '';
    const line = before.split('\n').length;
    throw new PackRefusal('text-encoding', 'this text is not UTF-8', { entry, line, column: 1 });
  }
  if (!text.startsWith('\uFEFF')) return text;
  const message = 'this text starts with a mark of byte order; packs have none';
  throw new PackRefusal('text-encoding', message, { entry, line: 1, column: 1 });
}

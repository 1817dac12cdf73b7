import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { PACK_FORMAT, signatureFile, type SignatureFile } from '#core/pack/compiled-form.ts';
import { SIGNATURE } from '#core/pack/entry-names.ts';
import { JsonSource } from '#core/pack/json-source.ts';
import { PackRefusal } from '#core/pack/refusal.ts';
import { signWith, type SigningKey } from './signing-keys.ts';

/** Whose key a pack was signed with. */
export interface PackSigner {
  /** Base64 of the 32 bytes of an Ed25519 key. */
  publicKey: string;
  /** For people to compare. */
  fingerprint: string;
}

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Who signed a canonical list.
 *
 * Errors: PackRefusal when `signature.json` cannot be read, or its signature is for anything else.
 */
export function readSignature(text: string, list: string): PackSigner {
  const source = JsonSource.read(SIGNATURE, text);
  const read = signatureFile.safeParse(source.value);
  if (!read.success) {
    const [{ line, column, message } = { line: 1, column: 1, message: 'it cannot be read' }] =
      source.schemaIssues(read.error);
    throw new PackRefusal('signature', message, { entry: SIGNATURE, line, column });
  }
  const { publicKey, signature } = read.data;
  if (isSignatureOf(list, publicKey, signature))
    return { publicKey, fingerprint: fingerprintOf(publicKey) };
  const message = 'the pack was changed after it was signed, or signed with another key';
  throw new PackRefusal('signature', message, { entry: SIGNATURE });
}

/** The content of `signature.json` for a canonical list; the same key and list give the same text. */
export function signatureText(list: string, key: SigningKey): string {
  const file: SignatureFile = {
    format: PACK_FORMAT,
    algorithm: 'ed25519',
    publicKey: key.publicKey,
    signature: signWith(key, list),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The first half of the SHA-256 of a public key, in groups of four digits. */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
  return hash.slice(0, 32).replace(/(?=(?:.{4})+$)(?<!^)/g, ' ');
}

/** True when the signature is that of this Ed25519 key over a text in UTF-8; both in base64. */
export function isSignatureOf(
  text: string | Uint8Array,
  publicKey: string,
  signature: string,
): boolean {
  const key = publicKeyOf(publicKey);
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  return key !== undefined && verify(null, bytes, key, Buffer.from(signature, 'base64'));
}

function publicKeyOf(publicKey: string): KeyObject | undefined {
  try {
    const der = Buffer.concat([DER_PREFIX, Buffer.from(publicKey, 'base64')]);
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

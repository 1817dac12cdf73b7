import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { RESULT_FORMAT, type SealedHeader } from '#core/results/result-form.ts';
import { ResultRefusal } from '#core/results/result-refusal.ts';
import { publicBytes } from '../pack-files/key-files.ts';
import type { SealingKey } from './sealing-keys.ts';

/** What stands before the 32 bytes of an X25519 key in its DER form (RFC 8410). */
const DER_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');
const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;

/**
 * Encrypts a result to one public key, with a key of its own for every file: X25519, HKDF-SHA-256, AES-256-GCM. The
 * header is authenticated along with the content.
 *
 * Errors: AppError when `sealFor` is no key that anything can be encrypted to.
 */
export function seal(content: Uint8Array, sealFor: string): Uint8Array {
  const { privateKey } = generateKeyPairSync('x25519');
  const nonce = randomBytes(12);
  const header: SealedHeader = {
    chainresult: RESULT_FORMAT,
    sealedFor: sealFor,
    ephemeralKey: publicBytes(privateKey),
    nonce: nonce.toString('base64'),
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`, 'utf8');
  const key = sharedKey(privateKey, sealFor, header);
  if (!key)
    throw new AppError(
      'assignment',
      'The key that this assignment is sealed for is no X25519 key.',
    );
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(line);
  const parts = [line, cipher.update(content), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts);
}

/**
 * What was sealed, with whichever of the keys it was sealed for; `line` is the header as it stands in the file.
 *
 * Errors: ResultRefusal when none of the keys fits, or a byte was changed.
 */
export function unseal(
  header: SealedHeader,
  line: Uint8Array,
  sealed: Uint8Array,
  keys: readonly SealingKey[],
): Uint8Array {
  const own = keys.find(({ publicKey }) => publicKey === header.sealedFor);
  if (!own) {
    const message = `This result is sealed for the key ${header.sealedFor}, which is not at hand.`;
    throw new ResultRefusal('sealed', message);
  }
  const key = sharedKey(own.privateKey, header.ephemeralKey, header);
  if (!key || sealed.length < TAG_BYTES) throw damaged();
  const nonce = Buffer.from(header.nonce, 'base64');
  const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(line);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const content = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    return Buffer.concat([content, decipher.final()]);
  } catch {
    throw damaged();
  }
}

/** The AES key of one file; none where the other's key is no key, or leads to the shared secret 0. */
function sharedKey(
  privateKey: KeyObject,
  publicKey: string,
  { ephemeralKey, sealedFor }: Pick<SealedHeader, 'ephemeralKey' | 'sealedFor'>,
): Buffer | undefined {
  try {
    const der = Buffer.concat([DER_PREFIX, Buffer.from(publicKey, 'base64')]);
    const other = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const secret = diffieHellman({ privateKey, publicKey: other });
    const salt = Buffer.from(ephemeralKey + sealedFor, 'utf8');
    return Buffer.from(hkdfSync('sha256', secret, salt, `chainresult ${RESULT_FORMAT}`, 32));
  } catch {
    return undefined;
  }
}

const damaged = () =>
  new ResultRefusal(
    'unreadable',
    'This result was changed after it was sealed. Ask for the file once more.',
  );

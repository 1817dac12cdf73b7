import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { AppError } from '#core/errors.ts';

/** An X25519 key of whoever collects results. */
export interface SealingKey {
  privateKey: KeyObject;
  /** Base64 of its 32 public bytes, as `sealFor` of an assignment has it. */
  publicKey: string;
}

/**
 * Makes a key and writes it to a new file that only its owner can read, as PKCS #8 in PEM.
 *
 * Errors: AppError when there is a file already, or none can be written.
 */
export function newSealingKey(file: string): SealingKey {
  const { privateKey } = generateKeyPairSync('x25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    writeFileSync(file, pem, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    const isThere = (thrown as { code?: unknown }).code === 'EEXIST';
    const why = isThere ? 'there is a file of that name already' : 'it cannot be written';
    throw new AppError('sealing-key', `${file}: expected a new file for the key, but ${why}.`);
  }
  return keyOf(privateKey);
}

/** Errors: AppError when the file holds no X25519 private key. */
export function readSealingKey(file: string): SealingKey {
  try {
    const privateKey = createPrivateKey(readFileSync(file));
    if (privateKey.asymmetricKeyType === 'x25519') return keyOf(privateKey);
  } catch {
    // Whatever is wrong with the file, it is not a key that opens results.
  }
  const expected = 'expected an X25519 private key as “chainrule results key” makes it';
  throw new AppError('sealing-key', `${file}: ${expected}.`);
}

/** The 32 public bytes of a key pair, in base64. */
export function publicBytes(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

const keyOf = (privateKey: KeyObject): SealingKey => ({
  privateKey,
  publicKey: publicBytes(privateKey),
});

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '#core/errors.ts';
import { writeNew } from './write-durably.ts';

/** A private key that lies in a file, and what others may know of it. */
export interface KeyPair {
  privateKey: KeyObject;
  /** Base64 of its 32 public bytes. */
  publicKey: string;
}

/** What a kind of keys is called, in errors and to people, and which command makes one. */
export interface KeyKind {
  type: 'ed25519' | 'x25519';
  code: string;
  title: string;
  command: string;
}

/**
 * Makes a key and writes it to a new file that only its owner can read, as PKCS #8 in PEM; it is on the disk when this
 * returns, since what is signed or sealed with it cannot be made good without it.
 *
 * Errors: AppError when there is a file already, or none can be written.
 */
export function newKeyFile({ type, code }: KeyKind, file: string): KeyPair {
  const { privateKey } = type === 'ed25519' ? generateKeyPairSync(type) : generateKeyPairSync(type);
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    writeNew(file, Buffer.from(pem), 0o600);
  } catch (thrown) {
    const isThere = (thrown as { code?: unknown }).code === 'EEXIST';
    const why = isThere ? 'there is a file of that name already' : 'it cannot be written';
    throw new AppError(code, `${file}: expected a new file for the key, but ${why}.`);
  }
  return pairOf(privateKey);
}

/** Errors: AppError when the file holds no private key of this kind. */
export function readKeyFile({ type, code, title, command }: KeyKind, file: string): KeyPair {
  try {
    const privateKey = createPrivateKey(readFileSync(file));
    if (privateKey.asymmetricKeyType === type) return pairOf(privateKey);
  } catch {
    // Whatever is wrong with the file, it holds no such key.
  }
  throw new AppError(code, `${file}: expected ${title} as “${command}” makes it.`);
}

/** The 32 public bytes of a key pair, in base64. */
export function publicBytes(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

const pairOf = (privateKey: KeyObject): KeyPair => ({
  privateKey,
  publicKey: publicBytes(privateKey),
});

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { AppError } from '#core/errors.ts';

/** An Ed25519 key of an author. */
export interface SigningKey {
  privateKey: KeyObject;
  /** Base64 of its 32 public bytes. */
  publicKey: string;
}

/**
 * Makes a key and writes it to a new file that only its owner can read, as PKCS #8 in PEM.
 *
 * Errors: AppError when there is a file already, or none can be written.
 */
export function newSigningKey(file: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  try {
    writeFileSync(file, pem, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    const isThere = (thrown as { code?: unknown }).code === 'EEXIST';
    const why = isThere ? 'there is a file of that name already' : 'it cannot be written';
    throw new AppError('signing-key', `${file}: expected a new file for the key, but ${why}.`);
  }
  return keyOf(privateKey);
}

/** Errors: AppError when the file holds no Ed25519 private key. */
export function readSigningKey(file: string): SigningKey {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(readFileSync(file));
  } catch {
    throw notAKey(file);
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw notAKey(file);
  return keyOf(privateKey);
}

/** Base64 of the signature over a text in UTF-8. */
export function signWith({ privateKey }: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');
}

function keyOf(privateKey: KeyObject): SigningKey {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { privateKey, publicKey: Buffer.from(x, 'base64url').toString('base64') };
}

const notAKey = (file: string) =>
  new AppError(
    'signing-key',
    `${file}: expected an Ed25519 private key as “chainrule keys new” makes it.`,
  );

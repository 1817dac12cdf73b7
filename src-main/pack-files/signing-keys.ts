import { sign } from 'node:crypto';
import { newKeyFile, readKeyFile, type KeyKind, type KeyPair } from './key-files.ts';

/** An Ed25519 key of an author, or of a learner. */
export type SigningKey = KeyPair;

const KIND: KeyKind = {
  type: 'ed25519',
  code: 'signing-key',
  title: 'an Ed25519 private key',
  command: 'chainrule keys new',
};

/** Makes a key in a new file. Errors: AppError when there is a file already, or none can be written. */
export const newSigningKey = (file: string): SigningKey => newKeyFile(KIND, file);

/** Errors: AppError when the file holds no Ed25519 private key. */
export const readSigningKey = (file: string): SigningKey => readKeyFile(KIND, file);

/** Base64 of the signature over a text in UTF-8. */
export function signWith({ privateKey }: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');
}

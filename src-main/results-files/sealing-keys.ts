import { newKeyFile, readKeyFile, type KeyKind, type KeyPair } from '../pack-files/key-files.ts';

/** An X25519 key of whoever collects results; `sealFor` of an assignment is its public half. */
export type SealingKey = KeyPair;

const KIND: KeyKind = {
  type: 'x25519',
  code: 'sealing-key',
  title: 'an X25519 private key',
  command: 'chainrule results key',
};

/** Makes a key in a new file. Errors: AppError when there is a file already, or none can be written. */
export const newSealingKey = (file: string): SealingKey => newKeyFile(KIND, file);

/** Errors: AppError when the file holds no X25519 private key. */
export const readSealingKey = (file: string): SealingKey => readKeyFile(KIND, file);

import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newSigningKey, readSigningKey, type SigningKey } from '../pack-files/signing-keys.ts';

/** Where the key of a learner lies. */
export const learnerKeyFile = (dataDir: string, profileId: number): string =>
  join(dataDir, 'keys', `learner-${profileId}.pem`);

/**
 * The key of a learner, by which results are signed and own numbers are drawn; made when it is first asked for. It lies
 * in the data folder, readable for its owner alone, and is never replaced.
 *
 * Errors: AppError when the file cannot be written, or holds no key.
 */
export function learnerKey(dataDir: string, profileId: number): SigningKey {
  const file = learnerKeyFile(dataDir, profileId);
  if (existsSync(file)) return readSigningKey(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return newSigningKey(file);
}

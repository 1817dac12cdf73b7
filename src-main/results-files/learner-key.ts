import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newSigningKey, readSigningKey, type SigningKey } from '../pack-files/signing-keys.ts';

/**
 * The key of a learner, by which results are signed and own numbers are drawn; made when it is first asked for. It lies
 * in the data folder, readable for its owner alone, and is never replaced.
 *
 * Errors: AppError when the file cannot be written, or holds no key.
 */
export function learnerKey(dataDir: string, profileId: number): SigningKey {
  const folder = join(dataDir, 'keys');
  const file = join(folder, `learner-${profileId}.pem`);
  if (existsSync(file)) return readSigningKey(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return newSigningKey(file);
}

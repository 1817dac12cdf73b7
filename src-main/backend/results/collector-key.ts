import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  newSealingKey,
  readSealingKey,
  type SealingKey,
} from '../../results-files/sealing-keys.ts';

/** Where the key lies by which results are read that are sealed for whoever works here. */
export const collectorKeyFile = (dataDir: string): string => join(dataDir, 'keys', 'results.pem');

/**
 * That key: none before it was first made, which is when somebody asks for its public half.
 *
 * Errors: AppError when the file cannot be written, or holds no key.
 */
export function collectorKey(dataDir: string): SealingKey | undefined;
export function collectorKey(dataDir: string, how: 'make'): SealingKey;
export function collectorKey(dataDir: string, how?: 'make'): SealingKey | undefined {
  const file = collectorKeyFile(dataDir);
  if (existsSync(file)) return readSealingKey(file);
  if (how !== 'make') return undefined;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return newSealingKey(file);
}

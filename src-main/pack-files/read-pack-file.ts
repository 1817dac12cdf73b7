import type { Pack } from '#core/exercise/exercise.ts';
import { checkPack } from '#core/pack/check-pack.ts';
import { bytesInMemory } from './byte-source.ts';
import { openPack, type OpenedPack } from './open-pack.ts';

/**
 * Reads a pack file as a stranger's is read before it is taken in: everything in it, once.
 *
 * Errors: PackRefusal for the first fault.
 */
export function readPackFile(bytes: Uint8Array): { opened: OpenedPack; pack: Pack } {
  const opened = openPack(bytesInMemory(bytes));
  return { opened, pack: checkPack(opened.manifest, opened) };
}

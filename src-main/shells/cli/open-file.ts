import { readFileSync, statSync } from 'node:fs';
import { AppError, messageOf } from '#core/errors.ts';
import { PackRefusal, refusalLine } from '#core/pack/refusal.ts';
import { PACK_FILE } from '../../backend/packs/read-pack-folder.ts';
import { bytesInMemory } from '../../pack-files/byte-source.ts';
import { openPack, type OpenedPack } from '../../pack-files/open-pack.ts';
import type { CommandContext } from './command.ts';

/**
 * Opens a pack file; a refusal is told on stderr, and nothing comes back.
 *
 * Errors: AppError when there is no file to read.
 */
export function openFile(context: CommandContext, file: string): OpenedPack | undefined {
  return orTellRefusal(context, file, () => openPack(bytesInMemory(readBytes(file))));
}

/** What `work` yields; a refusal is told on stderr with its code, and nothing comes back. */
export function orTellRefusal<T>(
  { complain }: CommandContext,
  file: string,
  work: () => T,
): T | undefined {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    complain(`${file}: ${refusalLine(thrown)} [${thrown.code}]`);
    return undefined;
  }
}

/** Errors: AppError with a sentence. */
function readBytes(file: string): Buffer {
  const refused = (why: string) =>
    new AppError('pack-file', `${file}: expected a pack file (${PACK_FILE}), but ${why}.`);
  const status = statSync(file, { throwIfNoEntry: false });
  if (!status) throw refused('there is no file of that name');
  if (status.isDirectory())
    throw refused(
      'it is a folder; “pack validate” checks a folder, and “pack build” makes its file',
    );
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw refused(`it cannot be read (${messageOf(thrown)})`);
  }
}

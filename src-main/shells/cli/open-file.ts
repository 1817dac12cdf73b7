import { readFileSync } from 'node:fs';
import { AppError, messageOf } from '#core/errors.ts';
import { PackRefusal, refusalLine } from '#core/pack/refusal.ts';
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

/** Errors: AppError with the reason. */
function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (thrown) {
    throw new AppError('pack-file', `${file}: expected a pack file (${messageOf(thrown)})`);
  }
}

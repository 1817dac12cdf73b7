import type { PackIssue } from '#core/contract/pages.ts';
import { checkPack } from '#core/pack/check-pack.ts';
import { PackRefusal } from '#core/pack/refusal.ts';
import { buildPack, packFile } from '../../pack-files/build-pack.ts';
import { bytesInMemory } from '../../pack-files/byte-source.ts';
import { openPack, type OpenedPack } from '../../pack-files/open-pack.ts';
import type { SigningKey } from '../../pack-files/signing-keys.ts';
import { readPackFolder } from './read-pack-folder.ts';

/** A pack file that passes every check of those who take it in, or what is at fault in its folder. */
export type BuiltFolder =
  { bytes: Uint8Array; opened: OpenedPack; issues?: undefined } | { issues: PackIssue[] };

/** Builds the pack of a folder, signed when there is a key; nothing is written. */
export function buildFolder(path: string, key?: SigningKey): BuiltFolder {
  const folder = readPackFolder(path);
  const { built, issues } = buildPack(folder.files, folder.pictures);
  const found = [...folder.issues, ...issues];
  if (!built || found.length > 0) return { issues: found };
  const bytes = packFile(built, key);
  try {
    const opened = openPack(bytesInMemory(bytes));
    checkPack(opened.manifest, opened);
    return { bytes, opened };
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    const { entry = 'pack.yaml', line = 1, column = 1 } = thrown.place;
    return { issues: [{ file: entry, line, column, message: thrown.message }] };
  }
}

import { resolve } from 'node:path';
import { PACK_FILE } from '../../backend/packs/read-pack-folder.ts';

/** The pack files among the arguments of a start in `folder`; Chromium's own options are passed over. */
export function packArguments(args: readonly string[], folder: string): string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && argument.endsWith(PACK_FILE))
    .map((path) => resolve(folder, path));
}

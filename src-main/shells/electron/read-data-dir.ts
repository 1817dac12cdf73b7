import { resolve } from 'node:path';

const NAME = '--data-dir';

/**
 * The folder that `--data-dir DIR` or `--data-dir=DIR` names. Chromium's and Electron's own
 * options, which stand among the arguments, are passed over.
 */
export function readDataDir(args: readonly string[]): string | undefined {
  const index = args.findIndex((argument) => argument === NAME || argument.startsWith(`${NAME}=`));
  if (index < 0) return undefined;
  const found = args[index] === NAME ? args[index + 1] : args[index]?.slice(NAME.length + 1);
  return found ? resolve(found) : undefined;
}

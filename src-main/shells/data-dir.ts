import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { PLACE_FILE, readPlace } from '../backend/folder/place-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a learner's data lie when nobody says otherwise; the same for every shell. */
export function defaultDataDir(platform: string, environment: Environment, home: string): string {
  if (platform === 'win32') {
    return join(environment['APPDATA'] ?? join(home, 'AppData/Roaming'), 'Chainrule');
  }
  if (platform === 'darwin') return join(home, 'Library/Application Support/Chainrule');
  return join(environment['XDG_DATA_HOME'] || join(home, '.local/share'), 'chainrule');
}

/** The folder that a start names, or the default one; the data may have been moved from there. */
export const startDirOf = (asked?: string): string =>
  resolve(asked ?? defaultDataDir(process.platform, process.env, homedir()));

/**
 * The data folder, there and ours to write: where the data were moved when the folder says so. A folder that was asked for is made in a parent that
 * exists, so that a slip of the pen makes no new tree; the default one is made with its parents.
 *
 * Errors: AppError with a sentence when that cannot be.
 */
export function openDataDir(asked?: string): string {
  const startDir = startDirOf(asked);
  const moved = readPlace(startDir);
  if (moved !== undefined && !isFolder(moved)) throw notThere(startDir, moved);
  const folder = moved ?? startDir;
  const parent = dirname(folder);
  if (asked !== undefined && !isFolder(parent)) {
    throw dataFolderError(`${folder} cannot be made: there is no folder ${parent}.`);
  }
  if (!isFolder(folder)) make(folder);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw dataFolderError(`${folder} cannot be written to. Choose another folder with --data-dir.`);
  }
  return folder;
}

/** Makes a folder and its parents one by one: Node's own way never ends where the system refuses them. */
function make(folder: string): void {
  const parent = dirname(folder);
  if (parent !== folder && !isFolder(parent)) make(parent);
  try {
    mkdirSync(folder);
  } catch {
    throw dataFolderError(
      existsSync(folder)
        ? `${folder} is a file, not a folder. Choose another with --data-dir.`
        : `${folder} cannot be made. Choose another folder with --data-dir.`,
    );
  }
}

/** False also for what cannot be looked at, such as a path through a file. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

const notThere = (startDir: string, moved: string) =>
  dataFolderError(
    `Your answers were moved to ${moved}, which is not there now. Plug its disk in and start again. ` +
      `To go on with what was left in ${startDir}, remove ${join(startDir, PLACE_FILE)}.`,
  );

const dataFolderError = (sentence: string) => new AppError('data-folder', sentence);

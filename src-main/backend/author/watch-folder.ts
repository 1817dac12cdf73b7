import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { AuthorFiles } from '#core/contract/author.ts';
import type { AuthorFolder } from './author-folder.ts';

/** How long a window waits for a change before it asks again. Units: ms. */
const WAIT_MS = 20_000;
/** Editors write in several steps: one look after them. Units: ms. */
const CALM_MS = 80;

/**
 * The files of a folder once its state is no longer `revision`, or after a while in any case, so that a change which
 * the system did not tell is found, too.
 */
export function watchFolder(folder: AuthorFolder, revision: string): Promise<AuthorFiles> {
  const now = folder.list();
  if (now.revision !== revision) return Promise.resolve(now);
  return new Promise((resolve) => {
    const watchers: FSWatcher[] = [];
    let calm: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(late);
      clearTimeout(calm);
      for (const watcher of watchers) watcher.close();
      resolve(listOrSame(folder, now));
    };
    const look = (): void => {
      clearTimeout(calm);
      calm = setTimeout(() => {
        if (listOrSame(folder, now).revision !== revision) end();
      }, CALM_MS);
    };
    const late = setTimeout(end, WAIT_MS);
    late.unref();
    for (const path of ['', 'primers', 'pictures']) {
      try {
        const watcher = watch(join(folder.path, path), { persistent: false }, look);
        watcher.on('error', look);
        watchers.push(watcher);
      } catch {
        // No such folder, or one that cannot be watched: it is looked at when the time is up.
        continue;
      }
    }
  });
}

/** A folder that is gone looks as it did: opening a file of it tells. */
function listOrSame(folder: AuthorFolder, before: AuthorFiles): AuthorFiles {
  try {
    return folder.list();
  } catch {
    return before;
  }
}

import { app, dialog } from 'electron';
import { PACK_FILE } from '../../backend/packs/read-pack-folder.ts';
import { packArguments } from './pack-arguments.ts';
import { showAgain } from './window.ts';

/** Takes the path of a pack file that is to be shown. */
export type OpenPack = (path: string) => void;

/** Pack files that were or will be opened. */
export interface FollowedPacks {
  handTo(open: OpenPack): void;
}

/**
 * Follows every way in which the system hands over pack files: arguments of this start, of later ones, and
 * `open-file`, which macOS sends before the app is ready. What comes before `handTo` is called waits for it.
 */
export function followPacks(args: readonly string[]): FollowedPacks {
  const early = packArguments(args, process.cwd());
  let show: OpenPack = (path) => void early.push(path);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
    showAgain();
  });
  app.on('second-instance', (_event, later, folder) => {
    for (const path of packArguments(later, folder)) show(path);
    showAgain();
  });
  return {
    handTo(open) {
      show = open;
      for (const path of early.splice(0)) open(path);
    },
  };
}

/** Lets the learner choose pack files. */
export async function choosePacks(open: OpenPack): Promise<void> {
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Add a pack',
    properties: ['openFile'],
    filters: [{ name: 'Packs of Chainrule', extensions: [PACK_FILE.slice(1)] }],
  });
  for (const path of filePaths) open(path);
}

/** Lets the learner choose a folder; none when nothing was chosen. */
export async function chooseFolder(title: string): Promise<string | undefined> {
  const { filePaths } = await dialog.showOpenDialog({
    title,
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0];
}

import type { Handlers } from '#core/contract/contract.ts';
import type { DataFolder } from '#core/contract/folder.ts';
import { AppError } from '#core/errors.ts';
import type { Services } from '../services.ts';

export function folderHandlers({ app, record, unsaved, moveFolder, authoring }: Services) {
  const { chooseFolder } = authoring;
  const at = (folder: string): DataFolder => ({ folder, hasDialog: chooseFolder !== undefined });
  return {
    'folder.open': () => at(app.dataDir),
    'folder.choose': async () => (await chooseFolder?.('Move the data folder into')) ?? null,
    'folder.move': async ({ into }) => {
      if (record.damage) throw new AppError('recovery', record.damage.sentence);
      if (!unsaved.retry())
        throw new AppError(
          'data-folder',
          'Some answers are not saved yet. Try again once they are.',
        );
      if (!moveFolder) throw new AppError('data-folder', 'The folder cannot be moved from here.');
      return at(await moveFolder(into));
    },
  } satisfies Partial<Handlers>;
}

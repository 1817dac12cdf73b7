import { AppError, messageOf } from '#core/errors.ts';
import { createBackend, type Backend, type BackendOptions } from '../create-backend.ts';
import { onceOpen } from '../once-open.ts';
import { copyFolder } from './copy-folder.ts';
import { writePlace } from './place-file.ts';
import { targetFolder } from './target-folder.ts';

export interface MovableOptions extends BackendOptions {
  /** The folder that was started on, which tells the next start where the data went. */
  startDir: string;
}

/**
 * A backend whose data folder can be moved while it runs: it is closed, the folder copied and the copy read through,
 * and a new one opened there; calls wait meanwhile. Where anything fails, the old one goes on.
 *
 * Errors: as `createBackend`.
 */
export function movableBackend(options: MovableOptions): Backend {
  let { dataDir } = options;
  const open = (folder: string): Backend =>
    createBackend({ ...options, dataDir: folder, moveFolder });
  let current = Promise.resolve(open(dataDir));
  let isMoving = false;

  async function moveFolder(chosen: string): Promise<string> {
    if (isMoving) throw new AppError('data-folder', 'The folder is already being moved.');
    const to = targetFolder(chosen, dataDir);
    isMoving = true;
    const moving = move(await current, to).finally(() => (isMoving = false));
    current = moving.then(({ backend }) => backend);
    // Whoever makes a call is told.
    current.catch(() => undefined);
    const { problem } = await moving;
    if (problem !== undefined) throw problem;
    return to;
  }

  async function move(
    before: Backend,
    to: string,
  ): Promise<{ backend: Backend; problem?: AppError }> {
    const from = dataDir;
    let backend: Backend | undefined;
    let discard: (() => void) | undefined;
    await before.close();
    try {
      discard = await copyFolder(from, to);
      backend = open(to);
      await assertSound(backend);
      writePlace(options.startDir, to);
      dataDir = to;
      options.logger.info('folder-moved', { from, to });
      return { backend };
    } catch (problem) {
      options.logger.error('folder-not-moved', { to, reason: messageOf(problem) });
      await backend?.close();
      discard?.();
      return { backend: open(from), problem: asAppError(problem) };
    }
  }

  return {
    handlers: onceOpen(async () => (await current).handlers),
    openPack: (path) => void current.then((backend) => backend.openPack(path)),
    picture: async (packId, name) => (await current).picture(packId, name),
    close: async () => (await current).close(),
  };
}

/** Errors: AppError when the copy, which was read through as it was opened, is not in order. */
async function assertSound(backend: Backend): Promise<void> {
  const { damage } = await backend.handlers['recovery.state'](undefined);
  if (damage) throw new AppError('data-folder', `The copy cannot be used: ${damage.sentence}`);
}

const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new AppError('data-folder', messageOf(thrown));

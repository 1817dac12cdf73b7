import { join } from 'node:path';
import { app } from 'electron';
import type { Backend } from '../../backend/create-backend.ts';
import { dispatch } from '../../backend/dispatch.ts';
import { movableBackend } from '../../backend/folder/movable-backend.ts';
import { createLogger } from '../../backend/logger.ts';
import type { Places } from '../places.ts';
import { setMenu } from './menu.ts';
import { chooseFolder, choosePacks, type FollowedPacks } from './open-packs.ts';
import { serveWindow } from './protocol.ts';
import { acceptCalls, lockDownDefaultSession } from './security.ts';
import { openWindow } from './window.ts';

/** Starts the backend, opens the window and shows it the packs that were opened; the app is ready. */
export async function start(
  places: Places,
  { dataDir, startDir }: { dataDir: string; startDir: string },
  packs: FollowedPacks,
): Promise<void> {
  const logger = createLogger({ file: join(dataDir, 'logs/chainrule.log'), clock: Date.now });
  const backend = movableBackend({
    ...{ dataDir, startDir },
    packDirs: [places.packsDir],
    migrationsDir: places.migrationsDir,
    workerFile: places.workerFile,
    packThreadFile: places.packThreadFile,
    labThreadFile: places.labThreadFile,
    manualFile: places.manualFile,
    chooseFolder,
    examineThreadFile: places.examineThreadFile,
    logger,
    version: places.version,
    shell: 'electron',
  });
  closeOnQuit(backend);
  lockDownDefaultSession();
  serveWindow(places.rendererDir, backend);
  acceptCalls((message) => dispatch(backend.handlers, message, logger));
  packs.handTo(backend.openPack);
  setMenu(() => void choosePacks(backend.openPack));
  await openWindow(places.preloadFile);
}

/** The app ends when the database is closed. */
function closeOnQuit(backend: Backend): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void backend.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { dispatch } from '../../backend/dispatch.ts';
import { movableBackend } from '../../backend/folder/movable-backend.ts';
import { createLogger } from '../../backend/logger.ts';
import { openDataDir, startDirOf } from '../data-dir.ts';
import type { Places } from '../places.ts';
import { Access } from './access.ts';
import { answerRequest } from './answer-request.ts';
import { acceptStarts } from './hand-over.ts';
import { listen } from './listen.ts';
import type { ServeOptions } from './options.ts';
import { acceptCalls } from './rpc-socket.ts';

/** A shell that listens. */
export interface Served {
  /** The address with its one-time token. */
  address: string;
  /** When a shell that runs elsewhere has ended; none for one of our own. */
  ended?: Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the backend and serves the window to a browser on this machine.
 *
 * Errors: AppError with a sentence when the window is not built, or the data folder or the port
 * cannot be used.
 */
export async function startServing(places: Places, options: ServeOptions): Promise<Served> {
  const { rendererDir, packsDir, workerFile, packThreadFile, migrationsDir, version } = places;
  if (!existsSync(join(rendererDir, 'index.html'))) {
    throw new AppError('window', 'The window is not built yet. Build it with: npm run build');
  }
  const dataDir = openDataDir(options.dataDir);
  const logger = createLogger({ file: join(dataDir, 'logs/chainrule.log'), clock: Date.now });
  const backend = movableBackend({
    startDir: startDirOf(options.dataDir),
    dataDir,
    packDirs: [packsDir, ...options.packDirs],
    migrationsDir,
    workerFile,
    packThreadFile,
    labThreadFile: places.labThreadFile,
    examineThreadFile: places.examineThreadFile,
    manualFile: places.manualFile,
    logger,
    version,
    shell: 'serve',
  });
  const { server, host, port } = await listen(options.port).catch(async (thrown: unknown) => {
    await backend.close();
    throw thrown;
  });
  for (const path of options.packFiles) backend.openPack(path);
  const access = new Access(port);
  server.on('request', (request, response) => {
    answerRequest({ host, access, rendererDir, backend }, request, response).catch(
      (thrown: unknown) => {
        logger.error('request-failed', { reason: String(thrown) });
        response.destroy();
      },
    );
  });
  const answer = (message: unknown) => dispatch(backend.handlers, message, logger);
  const stopStarts = acceptStarts(dataDir, ({ packFiles }) => {
    for (const path of packFiles) backend.openPack(path);
    return `http://${host}/?token=${access.anotherToken()}`;
  });
  const hangUp = acceptCalls(server, { host, access, answer });
  return {
    address: `http://${host}/?token=${access.token}`,
    async close() {
      stopStarts();
      hangUp();
      server.close();
      server.closeAllConnections();
      await backend.close();
    },
  };
}

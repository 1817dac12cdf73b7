import { onTestFinished } from 'vitest';
import { createBackend, type BackendOptions } from '../backend/create-backend.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { MIGRATIONS } from '../database/testing/test-database.ts';
import { testLogger } from './test-logger.ts';
import { writePack } from './test-pack.ts';

/** A backend on fresh folders with the real worker; its clock goes on by a second at each look. */
export function testBackend(change: Partial<BackendOptions> = {}) {
  const { logger, events } = testLogger();
  let now = 1_000_000;
  const options: BackendOptions = {
    dataDir: temporaryFolder(),
    packDirs: change.packDirs ?? [writePack(temporaryFolder())],
    migrationsDir: MIGRATIONS,
    workerFile: new URL('../core-worker/worker.ts', import.meta.url),
    packThreadFile: new URL('../pack-files/pack-thread.ts', import.meta.url),
    logger,
    version: '1.2.3',
    shell: 'serve',
    clock: () => (now += 1000),
    ...change,
  };
  const backend = createBackend(options);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await backend.close();
  };
  onTestFinished(close);
  return { handlers: backend.handlers, close, options, events };
}

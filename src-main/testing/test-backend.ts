import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createBackend, type BackendOptions } from '../backend/create-backend.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { MIGRATIONS } from '../database/testing/test-database.ts';
import { testLogger } from './test-logger.ts';
import { writePack } from './test-pack.ts';

/** The manual for authors. */
export const MANUAL = join(import.meta.dirname, '../../exercises/README.md');

/** Where labs run. */
export const LAB_THREAD = new URL('../lab-worker/lab-thread.ts', import.meta.url);

/** Fresh folders and the real worker; the clock goes on by a second at each look. */
export function backendOptions(change: Partial<BackendOptions> = {}): BackendOptions {
  let now = 1_000_000;
  return {
    dataDir: temporaryFolder(),
    packDirs: change.packDirs ?? [writePack(temporaryFolder())],
    migrationsDir: MIGRATIONS,
    workerFile: new URL('../core-worker/worker.ts', import.meta.url),
    labThreadFile: LAB_THREAD,
    packThreadFile: new URL('../pack-files/pack-thread.ts', import.meta.url),
    examineThreadFile: new URL('../database/examine-thread.ts', import.meta.url),
    manualFile: MANUAL,
    logger: testLogger().logger,
    version: '1.2.3',
    shell: 'serve',
    clock: () => (now += 1000),
    ...change,
  };
}

/** A backend with `backendOptions`, closed when the test ends. */
export function testBackend(change: Partial<BackendOptions> = {}) {
  const { logger, events } = testLogger();
  const options = backendOptions({ logger, ...change });
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

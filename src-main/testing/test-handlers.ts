import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { AuthorDesk } from '../backend/author/author-desk.ts';
import { keepPacks } from '../backend/packs/keep-packs.ts';
import { createHandlers } from '../backend/handlers.ts';
import { LabBoard } from '../backend/labs/lab-board.ts';
import { databaseIn, keepRecord } from '../backend/record/keep-record.ts';
import { MIGRATIONS, rawDatabase } from '../database/testing/test-database.ts';
import { reportOn } from '../pack-files/pack-report.ts';
import { coreInThread } from './core-in-thread.ts';
import { LAB_THREAD, MANUAL } from './test-backend.ts';
import { testLogger } from './test-logger.ts';
import { writePack } from './test-pack.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Options {
  packDirs?: readonly string[];
  random?: () => number;
}

/**
 * Every call of the contract on a fresh database without learners, the core in this thread; the clock
 * goes on by a second at each look, and by `clock.goOn`.
 */
export function testHandlers({ packDirs, random = Math.random }: Options = {}) {
  const dataDir = temporaryFolder();
  const { logger, events } = testLogger();
  const core = coreInThread();
  let now = 1_000_000;
  const clock = Object.assign(() => (now += 1000), {
    goOn: (ms: number): void => {
      now += ms;
    },
  });
  const keeper = keepRecord({ dataDir, migrationsDir: MIGRATIONS, logger, clock });
  const { record, unsaved } = keeper;
  const { library, inbox, intake } = keepPacks({
    ...{ dataDir, record, core, newCore: coreInThread, logger, clock },
    packDirs: packDirs ?? [writePack(temporaryFolder())],
    read: async (bytes) => Promise.resolve(reportOn(bytes)),
  });
  record.database.transact(() => record.database.profiles.create('Ada', 1));
  const raw = rawDatabase(databaseIn(dataDir));
  const labs = new LabBoard({
    ...{ database: record.database, threadFile: LAB_THREAD, logger },
    imageDir: join(dataDir, 'lab-images'),
  });
  onTestFinished(async () => {
    await labs.close();
    raw.close();
    keeper.close();
  });
  const handlers = createHandlers({
    database: record.database,
    record,
    unsaved,
    core,
    authoring: { desk: new AuthorDesk(coreInThread(), library), manualFile: MANUAL },
    labs,
    library,
    inbox,
    intake,
    clock,
    random,
    app: { version: '1.2.3', shell: 'serve', dataDir },
  });
  return { handlers, inbox, raw, events, keeper, dataDir, clock };
}

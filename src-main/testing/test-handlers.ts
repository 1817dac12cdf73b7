import { loadLibrary } from '../backend/packs/pack-library.ts';
import { createHandlers } from '../backend/handlers.ts';
import { createAnswers } from '../core-worker/answer-calls.ts';
import type { Core } from '../core-worker/supervisor.ts';
import { testDatabase } from '../database/testing/test-database.ts';
import { testLogger } from './test-logger.ts';
import { writePack } from './test-pack.ts';
import { temporaryFolder } from './temporary-folder.ts';

interface Options {
  packDirs?: readonly string[];
  random?: () => number;
}

/** The core in this thread, which starts at once. */
function coreInThread(): Core {
  const answers = createAnswers();
  return {
    load: (key, files) => Promise.resolve(answers.load({ key, files })),
    call: async (name, input) => {
      await Promise.resolve();
      return (answers[name] as (value: unknown) => never)(input);
    },
  };
}

/**
 * Every call of the contract on a fresh database without learners, the core in this thread; the clock
 * goes on by a second at each look.
 */
export function testHandlers({ packDirs, random = Math.random }: Options = {}) {
  const { database, raw } = testDatabase();
  const { logger, events } = testLogger();
  const core = coreInThread();
  const loading = loadLibrary(packDirs ?? [writePack(temporaryFolder())], core, logger);
  let now = 1_000_000;
  const handlers = createHandlers({
    database,
    core,
    library: () => loading,
    clock: () => (now += 1000),
    random,
    app: { version: '1.2.3', shell: 'serve', dataDir: 'data' },
  });
  return { handlers, raw, events };
}

/** Program for a test: takes two versions of a pack in by turns until it is killed. Its argument is the data folder. */
import { join } from 'node:path';
import { keepPacks } from '../backend/packs/keep-packs.ts';
import { keepRecord } from '../backend/record/keep-record.ts';
import { reportOn } from '../pack-files/pack-report.ts';
import { packVersion } from '../pack-files/testing/pack-version.ts';
import { coreInThread } from './core-in-thread.ts';

const [dataDir = ''] = process.argv.slice(2);
const MIGRATIONS = join(import.meta.dirname, '../database/migrations');
const nothing = (): void => undefined;
const logger = { info: nothing, warn: nothing, error: nothing };
const { record } = keepRecord({ dataDir, migrationsDir: MIGRATIONS, logger });
const { library, intake } = keepPacks({
  ...{ dataDir, record, logger },
  packDirs: [],
  core: coreInThread(),
  newCore: coreInThread,
  clock: Date.now,
  read: async (bytes) => Promise.resolve(reportOn(bytes)),
});
const versions = ['1.0.0', '1.0.1'].map((version) => packVersion(version));
await library();
process.stdout.write('ready\n');
for (let count = 0; ; count++) {
  const { fileHash } = await intake.preview(versions[count % 2] ?? new Uint8Array());
  await intake.install(fileHash, { accepted: ['older-version'] });
}

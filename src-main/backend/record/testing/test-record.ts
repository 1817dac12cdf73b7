import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { attempt, MIGRATIONS } from '../../../database/testing/test-database.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { testLogger } from '../../../testing/test-logger.ts';
import { databaseIn, keepRecord, type Keeper } from '../keep-record.ts';

/** Opens the record of a data folder; it is closed when the test ends, or by `close`. */
export function openKeeper(dataDir = temporaryFolder(), migrationsDir = MIGRATIONS) {
  const { logger, events } = testLogger();
  let now = Date.UTC(2026, 0, 1);
  const keeper = keepRecord({ dataDir, migrationsDir, logger, clock: () => (now += 60_000) });
  let isClosed = false;
  const close = (): void => {
    if (!isClosed) keeper.close();
    isClosed = true;
  };
  onTestFinished(close);
  return { ...keeper, close, dataDir, file: databaseIn(dataDir), events };
}

/** Records wrong answers of the first learner, who is made when there is none. */
export function answer({ record, unsaved }: Keeper, count: number): void {
  const { database } = record;
  const [learner] = database.profiles.list();
  if (!learner) database.transact(() => database.profiles.create('Ada', 1));
  const first = database.attempts.count() + 1;
  for (let number = first; number < first + count; number++) {
    unsaved.saveAttempt(attempt({ answers: { a: `answer ${number}` } }));
  }
}

/** A data folder with `backedUp` answers in a backup and `after` more in the database, all closed. */
export async function dataFolder(backedUp: number, after: number): Promise<string> {
  const keeper = openKeeper();
  answer(keeper, backedUp);
  await keeper.record.backUp('asked');
  answer(keeper, after);
  keeper.close();
  return keeper.dataDir;
}

/** SHA-256 of the database and its WAL, whichever are there and not empty. */
export function fingerprint(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /^chainrule\.db(-wal)?$/.test(name));
  const full = names.filter((name) => statSync(join(folder, name)).size > 0);
  return Object.fromEntries(full.map((name) => [name, sha256(join(folder, name))]));
}

const sha256 = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

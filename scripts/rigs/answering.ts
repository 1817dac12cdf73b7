/**
 * `answering.ts FOLDER [COUNT] [weak]`: records answers in the data folder FOLDER, COUNT of them or
 * without end, and writes the number of all answers as a line to stdout when one is saved. With
 * `weak`, commits are not synced, as better-sqlite3 has it of itself: a rig has to notice.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { keepRecord } from '../../src-main/backend/record/keep-record.ts';
import { connect } from '../../src-main/database/connection.ts';
import { readMigrations } from '../../src-main/database/migrate.ts';
import { databaseOn, type Database } from '../../src-main/database/open-database.ts';
import { attempt } from '../../src-main/database/testing/attempt.ts';
import { MIGRATIONS } from './record-places.ts';

const [folder = '', most = 'Infinity', weak] = process.argv.slice(2);
const BACKUP_EVERY = 150;
const nothing = (): void => undefined;

function makeWeak(): Database {
  const connection = connect(join(folder, 'chainrule.db'));
  const database = databaseOn(connection, readMigrations(MIGRATIONS));
  connection.pragma('synchronous = NORMAL');
  return database;
}

function makeKept() {
  const logger = { info: nothing, warn: nothing, error: nothing };
  const keeper = keepRecord({ dataDir: folder, migrationsDir: MIGRATIONS, logger });
  if (keeper.record.damage) throw new Error(keeper.record.damage.sentence);
  return keeper;
}

const kept = weak === undefined ? makeKept() : undefined;
const database = kept ? kept.record.database : makeWeak();
if (database.profiles.list().length === 0) {
  database.transact(() => database.profiles.create('Ada', 1));
}

for (let done = 0; done < Number(most); done++) {
  const number = database.attempts.count() + 1;
  const answer = attempt({ answers: { a: `answer ${number} ${'x'.repeat(number % 700)}` } });
  if (kept) kept.unsaved.saveAttempt(answer);
  else database.transact(() => database.attempts.record(answer));
  if (kept && kept.unsaved.state.answers > 0) throw new Error(kept.unsaved.state.reason);
  writeSync(1, `${number}\n`);
  if (kept && number % BACKUP_EVERY === 0) void kept.record.backUp('schedule');
  // Backups go on between answers.
  if (number % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
}
if (kept) kept.close();
else database.close();

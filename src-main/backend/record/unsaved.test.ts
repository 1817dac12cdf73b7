import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attempt, MIGRATIONS, rawDatabase } from '../../database/testing/test-database.ts';
import { connect } from '../../database/connection.ts';
import { readMigrations } from '../../database/migrate.ts';
import { databaseOn } from '../../database/open-database.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { answer, openKeeper } from './testing/test-record.ts';
import { Unsaved } from './unsaved.ts';

const variant = { profileId: 1, packId: 'pack', exerciseId: 'one', seed: 0 };

/** A record in a folder of its own below another, so that it can be moved away. */
function setUp() {
  const dataDir = join(temporaryFolder(), 'data');
  cpSync(temporaryFolder(), dataDir, { recursive: true });
  const keeper = openKeeper(dataDir);
  answer(keeper, 2);
  return keeper;
}

describe('Unsaved', () => {
  test('keeps answers in order while another program holds the file, and writes them after', () => {
    const keeper = setUp();
    const { unsaved, record } = keeper;
    const other = rawDatabase(keeper.file);
    other.exec('BEGIN IMMEDIATE');
    unsaved.saveDraft(variant, { a: 'draft' }, 5);
    unsaved.saveAttempt(attempt({ answers: { a: 'third' } }));
    expect(unsaved.state).toEqual({
      answers: 1,
      drafts: 1,
      reason: `${keeper.file}: another program is using it. Try again.`,
    });
    expect(unsaved.draftOn(variant)).toEqual({ a: 'draft' });
    expect(unsaved.attemptsOn(variant)).toHaveLength(1);
    expect(unsaved.attemptsOn({ ...variant, seed: 7 })).toEqual([]);
    expect(unsaved.retry()).toBe(false);
    other.exec('ROLLBACK');
    other.close();
    expect(unsaved.retry()).toBe(true);
    expect(unsaved.state).toEqual({ answers: 0, drafts: 0, reason: '' });
    expect(record.database.attempts.lastAnswersOn(variant)).toEqual({ a: 'third' });
    expect(record.database.drafts.find(variant)).toEqual({ a: 'draft' });
  });

  test('keeps answers while the folder is away, and writes them when it is back', () => {
    const { unsaved, record, dataDir } = setUp();
    renameSync(dataDir, `${dataDir}-away`);
    unsaved.saveAttempt(attempt());
    expect(unsaved.state.reason).toContain('is not there any more');
    renameSync(`${dataDir}-away`, dataDir);
    expect(unsaved.retry()).toBe(true);
    expect(record.database.attempts.count()).toBe(3);
  });

  test('writes into a copy of the folder that was put in its place', () => {
    const { unsaved, record, dataDir } = setUp();
    renameSync(dataDir, `${dataDir}-away`);
    unsaved.saveAttempt(attempt());
    cpSync(`${dataDir}-away`, dataDir, { recursive: true });
    expect([unsaved.retry(), unsaved.retry()]).toEqual([false, true]);
    expect(record.database.attempts.count()).toBe(3);
  });

  test('keeps answers while the disk is full, and writes them when there is room', () => {
    const connection = connect(join(temporaryFolder(), 'chainrule.db'));
    const database = databaseOn(connection, readMigrations(MIGRATIONS));
    const saved: number[] = [];
    const unsaved = new Unsaved({
      record: { database, comeBack: () => undefined },
      file: connection.name,
      onSaved: () => void saved.push(database.attempts.count()),
    });
    database.transact(() => database.profiles.create('Ada', 1));
    const pages = String(connection.pragma('page_count', { simple: true }));
    connection.pragma(`max_page_count = ${pages}`);
    const long = 'x'.repeat(3000);
    for (let i = 0; i < 10; i++) unsaved.saveAttempt(attempt({ answers: { a: `${i}${long}` } }));
    expect(unsaved.state.reason).toContain('the disk is full');
    const written = database.attempts.count();
    expect(written + unsaved.state.answers).toBe(10);
    connection.pragma('max_page_count = 1000000');
    expect(unsaved.retry()).toBe(true);
    expect(database.attempts.count()).toBe(10);
    expect(saved.at(-1)).toBe(10);
    database.close();
  });

  test('throws what waiting does not mend, and keeps it not', () => {
    const { unsaved } = setUp();
    expect(() => unsaved.saveAttempt(attempt({ seed: -1 }))).toThrow(/CHECK/);
    expect(unsaved.state.answers).toBe(0);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unsaved } from '../../src-main/backend/record/unsaved.ts';
import { connect, type Connection } from '../../src-main/database/connection.ts';
import { readMigrations } from '../../src-main/database/migrate.ts';
import { databaseOn } from '../../src-main/database/open-database.ts';
import { attempt } from '../../src-main/database/testing/attempt.ts';
import { attemptsOf, examineIn, MIGRATIONS } from './record-places.ts';
import type { Rig } from './rig.ts';

/** Answers given after the disk is full. */
const AFTER = 8;
const MANY_PAGES = 1_000_000;

/**
 * Fills the disk after the n-th answer for n = 1, 2, …: once room returns everything has to be
 * there; and where the app ends while it is full, everything that was acknowledged as saved.
 */
export const fullRig: Rig = {
  name: 'full',
  count: 200,
  async run(count) {
    const sum = { waited: 0, lost: 0, lostForGood: 0, damaged: 0, slowestMs: 0 };
    for (let n = 1; n <= count; n++) {
      for (const returns of [true, false]) {
        const folder = mkdtempSync(join(tmpdir(), 'chainrule-full-'));
        const { expected, waited, tookMs } = fillAfter(folder, n, returns);
        const found = examineIn(folder);
        const lost = Math.max(0, expected - attemptsOf(found));
        if (returns) sum.lost += lost;
        else sum.lostForGood += lost;
        if (found.state === 'damaged') sum.damaged++;
        sum.waited += waited;
        sum.slowestMs = Math.max(sum.slowestMs, tookMs);
        rmSync(folder, { recursive: true });
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return {
      rows: [
        ['full disks', 2 * count],
        ['answers that had to wait', sum.waited],
        ['lost after room returned', sum.lost],
        ['acknowledged as saved and lost where none returned', sum.lostForGood],
        ['databases damaged', sum.damaged],
        ['slowest write of all that waited', `${sum.slowestMs} ms`],
      ],
      held: sum.lost + sum.lostForGood + sum.damaged === 0 && sum.waited > 0,
    };
  },
};

/** Yields how many answers have to be found. */
function fillAfter(folder: string, n: number, returns: boolean) {
  const connection = connect(join(folder, 'chainrule.db'));
  const database = databaseOn(connection, readMigrations(MIGRATIONS));
  const record = { database, comeBack: () => undefined };
  const unsaved = new Unsaved({ record, file: connection.name, onSaved: () => undefined });
  database.transact(() => database.profiles.create('Ada', 1));
  const answer = (number: number): void =>
    unsaved.saveAttempt(attempt({ answers: { a: `${number}${'x'.repeat(97 * (number % 17))}` } }));
  for (let number = 1; number <= n; number++) answer(number);
  setRoom(connection, Number(connection.pragma('page_count', { simple: true })));
  for (let number = n + 1; number <= n + AFTER; number++) answer(number);
  const waited = unsaved.state.answers;
  const started = performance.now();
  if (returns) {
    setRoom(connection, MANY_PAGES);
    if (!unsaved.retry()) throw new Error(`n = ${n}: ${unsaved.state.reason}`);
  }
  const tookMs = Math.round(performance.now() - started);
  const expected = returns ? n + AFTER : n + AFTER - waited;
  database.close();
  return { expected, waited, tookMs };
}

const setRoom = (connection: Connection, pages: number): unknown =>
  connection.pragma(`max_page_count = ${pages}`);

import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { learnerKey, learnerKeyFile } from '../../results-files/learner-key.ts';
import { attempt, testDatabase } from '../../database/testing/test-database.ts';
import { verifyChain } from '../../database/verify-chain.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { purgeDeleted } from './purge-deleted.ts';

const DAY_MS = 86_400_000;
const YEAR = 365 * DAY_MS;

/** Ada and Bo with answers, Bo deleted; `answered` says whose answer is the newest. */
function withDeleted(last: 'Ada' | 'Bo') {
  const { database, raw } = testDatabase();
  const dataDir = temporaryFolder();
  const bo = database.transact(() => database.profiles.create('Bo', 2)).profileId;
  const answer = (profileId: number) =>
    database.transact(() => database.attempts.record(attempt({ profileId })));
  for (const id of [1, bo, 1, bo]) answer(id);
  if (last === 'Ada') answer(1);
  const variant = { profileId: bo, packId: 'pack', exerciseId: 'one', seed: 3 };
  database.transact(() => {
    database.drafts.save(variant, { a: 'half' }, 5);
    database.reveals.addHint(variant, 0, 5);
    const note = { packId: 'pack', exerciseId: 'one', note: 'mine', isBookmarked: true };
    database.annotations.set(bo, note, 5);
    database.series.start(bo, 'placement', '', 5);
    database.settings.set(`rhythm.${bo}`, 1);
    database.profiles.hide(bo, 10);
  });
  let now = 0;
  const startsOn = (days: number, step = DAY_MS) => {
    for (let day = 0; day < days; day++) purgeDeleted(database, dataDir, (now += step));
  };
  const left = () =>
    ['attempts', 'drafts', 'reveals', 'annotations', 'series', 'exercise_tallies'].map((table) =>
      raw
        .prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE profile_id = ?`)
        .pluck()
        .get(bo),
    );
  return { database, raw, dataDir, bo, answer, startsOn, left };
}

describe('purgeDeleted', () => {
  test('removes all of a learner after thirty days of use, and leaves the others as they were', () => {
    const { database, raw, dataDir, bo, startsOn, left } = withDeleted('Ada');
    learnerKey(dataDir, bo);
    startsOn(29);
    expect(database.profiles.deleted()).toMatchObject([{ name: 'Bo', graceDays: 1 }]);
    expect(left()).toEqual([2, 1, 1, 1, 1, 1]);
    startsOn(1);
    expect(database.profiles.deleted()).toEqual([]);
    expect(left()).toEqual([0, 0, 0, 0, 0, 0]);
    expect(database.settings.get(`rhythm.${bo}`)).toBeUndefined();
    expect(existsSync(learnerKeyFile(dataDir, bo))).toBe(false);
    expect(verifyChain(raw)).toEqual({ checked: 3, broken: [] });
    expect(database.attempts.count()).toBe(5);
    // The number is not given to somebody else.
    expect(database.transact(() => database.profiles.create('Cy', 3)).profileId).toBe(bo + 1);
  });

  test('counts days of use: a clock that jumps by years, or many starts on a day, remove nobody', () => {
    const { startsOn, left } = withDeleted('Ada');
    startsOn(3, 10 * YEAR);
    startsOn(100, 1);
    expect(left()[0]).toBe(2);
  });

  test('waits while the newest answer of all is theirs: its number tells how many there were', () => {
    const { bo, answer, startsOn, left } = withDeleted('Bo');
    startsOn(40);
    expect(left()[0]).toBe(2);
    answer(1);
    startsOn(1);
    expect(left()[0]).toBe(0);
    expect(bo).toBe(2);
  });

  test('spares a learner who was brought back, who then has all days again', () => {
    const { database, bo, startsOn, left } = withDeleted('Ada');
    startsOn(20);
    database.transact(() => database.profiles.hide(bo));
    startsOn(40);
    database.transact(() => database.profiles.hide(bo, 1));
    startsOn(29);
    expect(left()[0]).toBe(2);
  });

  test('no connection removes answers of a learner who is here', () => {
    const { raw } = withDeleted('Ada');
    expect(() => raw.exec('DELETE FROM attempts WHERE profile_id = 1')).toThrow('never removed');
  });
});

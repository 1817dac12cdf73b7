import { describe, expect, test } from 'vitest';
import { toDrop } from './thin.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const ROOM = 200_000_000;

const backup = (number: number, at: number, change = {}) => ({
  number,
  at,
  attempts: number,
  reason: 'schedule' as const,
  bytes: 1000,
  ...change,
});

/** What is left when a backup is taken every half hour of three hours a day. */
function yearOf(days: number, clock = (at: number) => at) {
  let kept: ReturnType<typeof backup>[] = [];
  let number = 0;
  for (let day = 0; day < days; day++) {
    for (let half = 0; half < 6; half++) {
      const at = clock(START + day * DAY + half * 1_800_000);
      kept.push(backup(++number, at));
      const dropped = toDrop(kept, ROOM);
      kept = kept.filter((one) => !dropped.includes(one));
    }
  }
  return kept;
}

describe('toDrop', () => {
  test('leaves the last hours, days, weeks and months of a year', () => {
    const kept = yearOf(366);
    const end = START + 366 * DAY;
    const within = (days: number) => kept.filter(({ at }) => end - at <= days * DAY);
    expect(new Set(within(14).map(({ at }) => Math.floor(at / DAY))).size).toBe(14);
    expect(
      new Set(within(70).map(({ at }) => Math.floor(at / (7 * DAY)))).size,
    ).toBeGreaterThanOrEqual(10);
    expect(new Set(kept.map(({ at }) => new Date(at).getUTCMonth())).size).toBe(12);
    expect(kept.length).toBeLessThanOrEqual(4 + 12 + 14 + 10 + 12);
  });

  test('keeps the newest by number when the clock goes back', () => {
    const kept = yearOf(60, (at) => 2 * START - at);
    expect(kept.map(({ number }) => number)).toEqual(expect.arrayContaining([360, 359, 358, 357]));
  });

  test('drops but a few of before when the clock is far ahead for an hour', () => {
    const before = yearOf(30);
    const ahead = [1, 2].map((half) =>
      backup(1000 + half, Date.UTC(9000, 0, 1) + half * 1_800_000),
    );
    const dropped = toDrop([...before, ...ahead], ROOM);
    expect(dropped.length).toBeLessThan(before.length / 4);
  });

  test('keeps no more bytes than there is room for, but the newest and the fullest', () => {
    const all = Array.from({ length: 10 }, (_, index) =>
      backup(index + 1, START + index * DAY, {
        bytes: 60_000_000,
        attempts: index === 2 ? 99 : index,
      }),
    );
    const kept = all.filter((one) => !toDrop(all, ROOM).includes(one));
    expect(kept.map(({ number }) => number)).toEqual([3, 9, 10]);
  });

  test('keeps those from before a change of the format through a hundred later ones', () => {
    const first = backup(1, START, { reason: 'migration', attempts: 0 });
    const later = Array.from({ length: 100 }, (_, index) =>
      backup(index + 2, START + index * 1000),
    );
    expect(toDrop([first, ...later], ROOM)).not.toContain(first);
  });
});

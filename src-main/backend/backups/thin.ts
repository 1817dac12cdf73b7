import type { BackupFacts } from './backup-name.ts';

type Facts = Pick<BackupFacts, 'number' | 'at' | 'attempts' | 'reason'> & { bytes: number };

const HOUR_MS = 3_600_000;
/** 1 January 1970 was a Thursday: weeks begin on Mondays. */
const MONDAY_MS = 3 * 24 * HOUR_MS;

/** The newest backup of so many different periods is kept. */
const PERIODS: { count: number; of: (at: number) => string | number }[] = [
  { count: 12, of: (at) => Math.floor(at / HOUR_MS) },
  { count: 14, of: (at) => Math.floor(at / (24 * HOUR_MS)) },
  { count: 10, of: (at) => Math.floor((at + MONDAY_MS) / (7 * 24 * HOUR_MS)) },
  { count: 12, of: (at) => new Date(at).toISOString().slice(0, -17) },
];
const NEWEST = 4;
/** Of those taken before something that could go wrong. */
const NEWEST_OF_REASON = 2;

/**
 * Which backups to drop: what is not among the newest, the newest before each kind of change, or the
 * newest of the last hours, days, weeks and months that have one; then the oldest, until no more
 * than `mostBytes` are left. The newest and the one with the most answers always stay.
 *
 * Periods are counted by those that have a backup and never by today's date, so that a clock that is
 * set drops nothing.
 */
export function toDrop<F extends Facts>(backups: readonly F[], mostBytes: number): F[] {
  const newestFirst = backups.toSorted((a, b) => b.number - a.number);
  const always = new Set([newestFirst[0], fullest(newestFirst)]);
  const kept = new Set([...always, ...newestFirst.slice(0, NEWEST)]);
  for (const { count, of } of PERIODS) {
    for (const one of firstOfEach(newestFirst, ({ at }) => of(at)).slice(0, count)) kept.add(one);
  }
  for (const reason of ['migration', 'import', 'restore']) {
    const those = newestFirst.filter((one) => one.reason === reason);
    for (const one of those.slice(0, NEWEST_OF_REASON)) kept.add(one);
  }
  let bytes = newestFirst.reduce((sum, one) => sum + (kept.has(one) ? one.bytes : 0), 0);
  for (const one of newestFirst.toReversed()) {
    if (bytes <= mostBytes || !kept.has(one) || always.has(one)) continue;
    kept.delete(one);
    bytes -= one.bytes;
  }
  return newestFirst.filter((one) => !kept.has(one));
}

/** The newest of those with the most answers. */
const fullest = <F extends Facts>(newestFirst: readonly F[]): F | undefined =>
  newestFirst.toSorted((a, b) => b.attempts - a.attempts)[0];

function firstOfEach<F>(all: readonly F[], keyOf: (one: F) => string | number): F[] {
  const seen = new Map<string | number, F>();
  for (const one of all) if (!seen.has(keyOf(one))) seen.set(keyOf(one), one);
  return [...seen.values()];
}

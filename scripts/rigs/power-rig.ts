import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Random } from '#core/random.ts';
import { Disk } from './disk.ts';
import { ANSWERING, attemptsOf, examineIn } from './record-places.ts';
import type { Rig, RigResult } from './rig.ts';
import { readTrace, STRACE, type Event } from './syscalls.ts';

/** Cuts of one traced run. */
const CUTS_PER_RUN = 250;
/** Enough that SQLite copies its WAL back in between. */
const ANSWERS = 700;

/** True where programs can be traced. */
export const canTrace = (): boolean =>
  spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** Cuts the power of a traced run at random points and starts from what is left on the disk. */
export const powerRig: Rig = {
  name: 'power',
  count: 1000,
  async run(count, seed) {
    const results: RigResult[] = [];
    for (let cuts = 0; cuts < count; cuts += CUTS_PER_RUN) {
      const events = traceRun(count < CUTS_PER_RUN ? 60 : ANSWERS);
      results.push(cutRun(events, Math.min(CUTS_PER_RUN, count - cuts), seed + cuts));
    }
    await Promise.resolve();
    const sum = (index: number): number =>
      results.reduce((total, { rows }) => total + Number(rows[index]?.[1]), 0);
    const names = results[0]?.rows.map(([what]) => what) ?? [];
    return {
      rows: names.map((what, index) => [what, sum(index)]),
      held: results.every(({ held }) => held),
    };
  },
};

/** The calls of a run that saves so many answers; `weak` leaves syncs out. */
export function traceRun(answers: number, weak?: 'weak'): Event[] {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-traced-'));
  const log = join(tmpdir(), `${basename(folder)}.trace`);
  const program = [process.execPath, ANSWERING, folder, String(answers), ...(weak ? [weak] : [])];
  const { status, stderr } = spawnSync('strace', [...STRACE, '-o', log, ...program], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`the traced program ended with ${status}: ${stderr}`);
  const events = readTrace(readFileSync(log, 'latin1'), folder);
  rmSync(log);
  rmSync(folder, { recursive: true });
  return events;
}

/** Cuts a run at random points after its database is made. */
export function cutRun(events: readonly Event[], cuts: number, seed: number): RigResult {
  const random = new Random(seed);
  const points = Array.from({ length: cuts }, () => random.integer(1, events.length));
  const sum = { saved: 0, lost: 0, worst: 0, damaged: 0 };
  const disk = new Disk();
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-cut-'));
  let [acknowledged, next] = [0, 0];
  for (const point of points.sort((a, b) => a - b)) {
    for (; next < point; next++) {
      const event = events[next] as Event;
      disk.apply(event);
      if (event.kind === 'acknowledge') acknowledged = event.number;
    }
    const found = startFrom(disk.cut(random), folder);
    const lost = Math.max(0, acknowledged - attemptsOf(found));
    sum.saved += acknowledged;
    sum.lost += lost > 0 ? 1 : 0;
    sum.worst = Math.max(sum.worst, lost);
    if (found.state === 'damaged') {
      sum.damaged++;
      console.error(`cut at call ${point}: ${found.damage.kind}: ${found.damage.sentence}`);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  const unsynced = unsyncedAnswers(events);
  return {
    rows: [
      ['power cuts', cuts],
      ['answers acknowledged before them', sum.saved],
      ['cuts that lost an acknowledged answer', sum.lost],
      ['most answers lost in one cut', sum.worst],
      ['databases damaged', sum.damaged],
      ['answers acknowledged before a sync of the WAL', unsynced],
    ],
    held: sum.lost + sum.damaged + unsynced === 0,
  };
}

/** Answers that were acknowledged though the WAL was not synced since the answer before. */
function unsyncedAnswers(events: readonly Event[]): number {
  let [unsynced, isSynced] = [0, false];
  for (const event of events) {
    if (event.kind === 'sync' && event.file.endsWith('-wal')) isSynced = true;
    if (event.kind !== 'acknowledge') continue;
    if (!isSynced) unsynced++;
    isSynced = false;
  }
  return unsynced;
}

function startFrom(files: Map<string, Buffer>, folder: string) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of files) {
    const isRecord = /^chainrule\.db(-wal|-open|-journal)?$/.test(basename(name));
    if (isRecord) writeFileSync(join(folder, basename(name)), bytes);
  }
  return examineIn(folder);
}

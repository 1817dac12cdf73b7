import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '#core/random.ts';
import { ANSWERING, attemptsOf, examineIn, NEWEST } from './record-places.ts';
import { examine } from '../../src-main/database/examine.ts';
import type { Rig } from './rig.ts';

/** Kills on one data folder before a fresh one is taken. */
const KILLS_PER_FOLDER = 20;
const LONGEST_MS = 120;

/** Kills the program that answers, at random points, and looks at what it left. */
export const killRig: Rig = {
  name: 'kill',
  count: 1000,
  async run(count, seed) {
    const random = new Random(seed);
    const sum = { acknowledged: 0, lost: 0, damaged: 0, badBackups: 0, slowestMs: 0 };
    let folder = '';
    let before = 0;
    for (let kill = 0; kill < count; kill++) {
      if (kill % KILLS_PER_FOLDER === 0) {
        if (folder) rmSync(folder, { recursive: true });
        folder = mkdtempSync(join(tmpdir(), 'chainrule-kill-'));
        before = 0;
      }
      const last = await killOnce(folder, random.next() * LONGEST_MS, random.next() < 0.2);
      const started = performance.now();
      const found = examineIn(folder);
      sum.slowestMs = Math.max(sum.slowestMs, Math.round(performance.now() - started));
      const reached = Math.max(last, before);
      sum.acknowledged += reached - before;
      if (found.state === 'damaged') sum.damaged++;
      sum.lost += Math.max(0, reached - attemptsOf(found));
      before = attemptsOf(found);
      sum.badBackups += badBackupsIn(join(folder, 'backups'));
    }
    rmSync(folder, { recursive: true });
    return {
      rows: [
        ['kills', count],
        ['answers acknowledged', sum.acknowledged],
        ['acknowledged answers lost', sum.lost],
        ['databases damaged', sum.damaged],
        ['backups that are not good', sum.badBackups],
        ['slowest look at a start', `${sum.slowestMs} ms`],
      ],
      held: sum.lost + sum.damaged + sum.badBackups === 0,
    };
  },
};

/** Yields the number of the last answer that was acknowledged; `early` may kill before the first. */
function killOnce(folder: string, afterMs: number, early: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ANSWERING, folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, complaint, isTimed] = ['', '', false];
    const time = (): void => {
      if (!isTimed) setTimeout(() => child.kill('SIGKILL'), early ? 4 * afterMs : afterMs);
      isTimed = true;
    };
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      time();
    });
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    if (early) time();
    child.once('close', (code) => {
      if (code !== null)
        reject(new Error(`the program that answers ended with ${code}: ${complaint}`));
      // The last line may be cut off.
      resolve(Number(out.slice(0, out.lastIndexOf('\n')).split('\n').at(-1) ?? 0));
    });
  });
}

function badBackupsIn(folder: string): number {
  const names = readNames(folder).filter((name) => /^\d{6}_/.test(name));
  const newest = names.sort().slice(-1);
  return newest.filter((name) => examine(join(folder, name), NEWEST).state !== 'good').length;
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Killed before the first backup.
    return [];
  }
}

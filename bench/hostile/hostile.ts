import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Measurement } from '../measurement.ts';
import { HOSTILE } from './cases.ts';

const PROGRAM = join(import.meta.dirname, 'read-one.ts');
const run = promisify(execFile);

interface Reading {
  ms: number;
  /** `taken`, or the code of the refusal. */
  verdict: string;
  /** Peak of memory above that of reading a small sound pack. */
  kB: number;
}

/** What looking at the costliest packs of strangers takes, each in a process of its own: time, and memory at its peak. */
export const hostile: Bench = {
  name: 'hostile',
  async measure() {
    const rows: Measurement[] = [];
    for (const name of Object.keys(HOSTILE)) {
      const { stdout } = await run(process.execPath, [PROGRAM, name]);
      const { ms, verdict, kB } = JSON.parse(stdout) as Reading;
      const what = `${name}: ${verdict}`;
      rows.push({ what, value: ms, unit: 'ms', goal: 2000, runs: 1 });
      rows.push({ what: `${what}, memory`, value: kB, unit: 'kB', goal: 262_144, runs: 1 });
    }
    return rows;
  },
};

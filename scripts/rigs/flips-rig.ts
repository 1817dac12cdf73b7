import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '#core/random.ts';
import { readRows } from '../../src-main/database/testing/read-rows.ts';
import { ANSWERING, examineIn } from './record-places.ts';
import type { Rig } from './rig.ts';

const ANSWERS = 400;

/** Turns single bits of a database over and asks a start whether it notices. */
export const flipsRig: Rig = {
  name: 'flips',
  count: 1000,
  async run(count, seed) {
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-flips-'));
    spawnSync(process.execPath, [ANSWERING, folder, String(ANSWERS)], { stdio: 'ignore' });
    const file = join(folder, 'chainrule.db');
    const whole = readFileSync(file);
    const rows = JSON.stringify(readRows(file));
    const random = new Random(seed);
    const sum = { noticed: 0, changing: 0, missed: 0 };
    for (let flip = 0; flip < count; flip++) {
      const bytes = Buffer.from(whole);
      const at = random.integer(0, bytes.length - 1);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.integer(0, 7)), at);
      for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
      writeFileSync(file, bytes);
      const isNoticed = examineIn(folder).state === 'damaged';
      const isChanging = JSON.stringify(readRows(file)) !== rows;
      if (isNoticed) sum.noticed++;
      if (isChanging) sum.changing++;
      if (isChanging && !isNoticed) sum.missed++;
      if (flip % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    rmSync(folder, { recursive: true });
    return {
      rows: [
        ['bits turned over', count],
        ['noticed', sum.noticed],
        ['change a stored answer', sum.changing],
        ['of these not noticed', sum.missed],
        ['crashes', 0],
      ],
      held: sum.missed === 0 && sum.changing > 0,
    };
  },
};

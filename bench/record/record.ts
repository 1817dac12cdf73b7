import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '#core/contract/contract.ts';
import { startServer } from '../../e2e/server.ts';
import { median, repeat, type Bench, type Measurement } from '../measurement.ts';
import { connect } from '../rpc-client.ts';
import { withDataDir } from '../surroundings.ts';
import { fillRecord } from './fill-record.ts';
import { idOf, packIdOf, writeManyPacks } from './many-packs.ts';

const RUNS = 15;
const STARTS = 5;
const PING_MS = 5;

/** The app with 200,000 attempts, 2,000 exercises and 5 learners, called as the window calls it. */
export const record: Bench = {
  name: 'record',
  measure: () =>
    withDataDir(async (dataDir) => {
      const packDir = join(dataDir, 'many');
      mkdirSync(packDir);
      writeManyPacks(packDir);
      fillRecord(dataDir);
      const options = ['--pack-dir', packDir];
      // The first start replays the record once and stores where each learner stands.
      await withServer(dataDir, options, (call) => call('home.open'));
      const starts: number[] = [];
      const homes: number[] = [];
      for (let run = 0; run < STARTS; run++) {
        const startedAt = performance.now();
        await withServer(dataDir, options, async (call) => {
          await call('recovery.state');
          starts.push(performance.now() - startedAt);
          // The packs are loaded meanwhile.
          await call('pack.list');
          homes.push(await timed(() => call('home.open')));
        });
      }
      const rows: Measurement[] = [
        row('start, the record read through', starts, 2000),
        row('home, first look after a start', homes, 100),
      ];
      await withServer(dataDir, options, async (call) => {
        await call('home.open');
        rows.push(row('home', await repeat(RUNS, () => timed(() => call('home.open'))), 100));
        rows.push(
          row('progress', await repeat(RUNS, () => timed(() => call('progress.open'))), 500),
        );
        // The first search reads all packs.
        while (!(await call('search.find', { text: '' })).isComplete)
          await new Promise((resolve) => setTimeout(resolve, PING_MS));
        const words = ['kernel 7', 'gradients flow', 'word42', 'rows colu'];
        const searches = words.flatMap((text) =>
          Array.from({ length: 4 }, () => () => call('search.find', { text })),
        );
        const found: number[] = [];
        for (const search of searches) found.push(await timed(search));
        rows.push(row('search', found, 50));
        rows.push(row('record an answer, synced', await repeat(RUNS, () => answer(call)), 20));
        rows.push(...(await backups(call)));
      });
      return rows;
    }),
};

async function withServer<T>(
  dataDir: string,
  options: string[],
  use: (call: Client) => Promise<T>,
): Promise<T> {
  const server = await startServer(dataDir, options);
  const { call, close } = await connect(server.address);
  try {
    return await use(call);
  } finally {
    close();
    await server.stop();
  }
}

const answered = { count: 0 };

/** A wrong answer, other than the one before. */
function answer(call: Client): Promise<number> {
  const answers = { a: `${++answered.count}`, b: '1' };
  const input = { packId: packIdOf(0), exerciseId: idOf(0), seed: 0, answers };
  return timed(() => call('exercise.check', input));
}

/** How long a backup takes, and the longest that another call waits meanwhile. */
async function backups(call: Client): Promise<Measurement[]> {
  const waits: number[] = [];
  const took = await repeat(3, async () => {
    let isDone = false;
    const backup = timed(() => call('backup.now')).finally(() => (isDone = true));
    let longest = 0;
    while (!isDone) {
      longest = Math.max(longest, await timed(() => call('profile.list')));
      await new Promise((resolve) => setTimeout(resolve, PING_MS));
    }
    waits.push(longest);
    return backup;
  });
  return [row('backup', took, 3000), row('longest wait of another call meanwhile', waits, 100)];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await run();
  return performance.now() - at;
}

const row = (what: string, values: number[], goal: number): Measurement => ({
  ...{ what: `record: ${what}`, value: median(values) },
  ...{ unit: 'ms', goal, runs: values.length },
});

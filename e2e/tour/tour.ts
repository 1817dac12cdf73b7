/**
 * `npm run tour [-- --out FOLDER] [--only TEXT] [--seed N] [--dark]`: opens every exercise of the bundled packs in the built
 * app, once answered wrong and once right, takes a picture of each, and tells what is amiss: a verdict that is not as it should
 * be, a message on the console, anything wider than its place at 900 × 700. The pictures are for looking at.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { trySamples } from '#core/exercise/engine.ts';
import { messageOf } from '#core/errors.ts';
import type { Answers } from '#core/exercise/answers.ts';
import { bundledPacks } from '../../bench/bundled-packs.ts';
import { connect } from '../../bench/rpc-client.ts';
import { withDataDir } from '../../bench/surroundings.ts';
import { CHROMIUM_ARGS, chromiumPath } from '../config/chromium.ts';
import { startServer } from '../server.ts';
import { visit } from './visit.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/tour' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '0' },
    dark: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
mkdirSync(values.out, { recursive: true });
const faults = await withDataDir(tour);
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'Nothing is amiss.' : `${faults.length} things are amiss.`);
process.exitCode = Math.min(1, faults.length);

async function tour(dataDir: string): Promise<string[]> {
  const server = await startServer(dataDir);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    colorScheme: values.dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  await page.goto(server.address);
  const { call, close } = await connect(server.address, await context.cookies());
  for (const pack of bundledPacks()) {
    for (const exercise of pack.exercises) {
      const place = { packId: pack.id, exerciseId: exercise.id, seed };
      if (!`${pack.id}/${exercise.id}`.includes(values.only)) continue;
      const trials = trySamples(pack, exercise, seed);
      for (const sample of ['wrong', 'correct'] as const) {
        const answers: Answers = Object.fromEntries(
          trials.filter((trial) => trial.sample === sample).map(({ part, raw }) => [part, raw]),
        );
        await call('draft.save', { ...place, answers });
        const picture = join(values.out, `${pack.id}--${exercise.id}--${sample}.png`);
        const found = await visit(page, place, sample === 'correct', picture).catch(
          (thrown: unknown) => [messageOf(thrown).split('\n', 1)[0] ?? ''],
        );
        faults.push(...found.map((fault) => `${pack.id}/${exercise.id}, ${sample}: ${fault}`));
      }
    }
  }
  close();
  await browser.close();
  await server.stop();
  return faults;
}

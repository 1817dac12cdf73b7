import { startServer } from '../e2e/server.ts';
import { bundledPacks } from './bundled-packs.ts';
import { median, repeat, type Bench } from './measurement.ts';
import { withBrowser, withDataDir } from './surroundings.ts';

const RUNS = 5;
const MARK = 'stage:first-frame';

/**
 * From the wish for an exercise with a picture to the picture's first frame, drawn in software, in a
 * page that is already open and has not loaded three.js yet.
 */
export const firstFrame: Bench = {
  name: 'first-frame',
  measure: () =>
    withBrowser((browser) =>
      withDataDir(async (dataDir) => {
        const server = await startServer(dataDir);
        const context = await browser.newContext();
        await (await context.newPage()).goto(server.address);
        const times = await repeat(RUNS, async () => {
          const page = await context.newPage();
          await page.goto(new URL('/', server.address).href);
          await page.getByRole('heading', { level: 1 }).waitFor();
          const took = await page.evaluate(untilMark, {
            hash: `#/packs/${withScene()}`,
            mark: MARK,
          });
          await page.close();
          return took;
        });
        await server.stop();
        const what = 'first frame of the stage';
        return [{ what, value: median(times), unit: 'ms', goal: 500, runs: RUNS }];
      }),
    ),
};

/** `pack/exercise` of the first exercise with a picture. */
function withScene(): string {
  for (const pack of bundledPacks()) {
    const exercise = pack.exercises.find(({ view }) => view !== undefined);
    if (exercise) return `${pack.id}/${exercise.id}`;
  }
  throw new Error('first-frame: expected an exercise with a picture, got none');
}

/** Runs in the page: goes to the address and waits for the mark. Yields ms. */
function untilMark({ hash, mark }: { hash: string; mark: string }): Promise<number> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName(mark);
      if (entry) resolve(entry.startTime - startedAt);
    }).observe({ type: 'mark' });
    location.hash = hash;
  });
}

import { startServer } from '../e2e/server.ts';
import { withBrowser, withDataDir } from './surroundings.ts';
import { median, repeat, type Bench } from './measurement.ts';

const RUNS = 5;

/** From the start of the serve shell, on a new data folder, to a page with its heading. */
export const coldStart: Bench = {
  name: 'cold-start',
  measure: () =>
    withBrowser(async (browser) => {
      const times = await repeat(RUNS, () =>
        withDataDir(async (dataDir) => {
          const page = await browser.newPage();
          const startedAt = performance.now();
          const server = await startServer(dataDir);
          await page.goto(server.address);
          await page.getByRole('heading', { level: 1 }).waitFor();
          const took = performance.now() - startedAt;
          await page.close();
          await server.stop();
          return took;
        }),
      );
      const what = 'cold start of the serve shell to a usable page';
      return [{ what, value: median(times), unit: 'ms', goal: 2000, runs: RUNS }];
    }),
};

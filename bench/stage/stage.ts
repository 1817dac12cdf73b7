import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { CHROMIUM_ARGS, chromiumPath } from '../../e2e/config/chromium.ts';
import { median, type Bench, type Measurement } from '../measurement.ts';
import type {} from './page.ts';

const FRAMES = 20;
/** Cells of the picture, and what a turned frame may take: 30 frames a second in software. */
const SIZES = [
  { shape: [10, 10, 10], goal: 33 },
  { shape: [64, 56, 56], goal: 33 },
  { shape: [10, 100, 100], goal: 33 },
  { shape: [512, 28, 28], goal: 50 },
  { shape: [100, 100, 100], goal: 50 },
] as const;

/**
 * The picture by itself, drawn in software at 1024 × 640: turned frames, the first frame, the longest time that the
 * window stands still over a large row, and what 80 more opened and closed pictures leave on the heap.
 */
export const stage: Bench = {
  name: 'stage',
  async measure() {
    const root = join(import.meta.dirname, '../..');
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      plugins: [svelte({ configFile: false })],
      server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    });
    await server.listen();
    const browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: [...CHROMIUM_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
    });
    try {
      const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
      const address = server.resolvedUrls?.local[0] ?? '';
      await page.goto(new URL('bench/stage/index.html', address).href);
      await page.waitForFunction(() => 'stagePage' in window);
      const rows: Measurement[] = [];
      for (const { shape, goal } of SIZES) {
        const { first, each } = await page.evaluate(
          ({ shape: cells, frames }) => window.stagePage.draw(cells, frames),
          { shape, frames: FRAMES },
        );
        const what = `${shape.join(' × ')} cells`;
        rows.push({
          what: `turned frame, ${what}`,
          value: median(each),
          unit: 'ms',
          goal,
          runs: FRAMES,
        });
        rows.push({ what: `first frame, ${what}`, value: first, unit: 'ms', goal: 500, runs: 1 });
      }
      const still = await page.evaluate(() => window.stagePage.longestTasks());
      for (const [what, value] of [
        ['opened', still.opening],
        ['picked in', still.picking],
      ] as const)
        rows.push({
          what: `longest standstill, 370,000 cells ${what}`,
          value,
          unit: 'ms',
          goal: 50,
          runs: 1,
        });
      const before = await page.evaluate(() => window.stagePage.openAndClose(20));
      const after = await page.evaluate(() => window.stagePage.openAndClose(80));
      const kept = Math.max(0, after - before) / 1000;
      rows.push({
        what: 'heap kept by 80 closed pictures',
        value: kept,
        unit: 'kB',
        goal: 2000,
        runs: 1,
      });
      return rows;
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

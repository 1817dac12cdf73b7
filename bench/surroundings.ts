import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { CHROMIUM_ARGS, chromiumPath } from '../e2e/config/chromium.ts';

/** Runs `use` with a Chromium that is already there, so that its own start is not measured. */
export async function withBrowser<Result>(use: (browser: Browser) => Promise<Result>) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/** Runs `use` with an empty data folder that is gone afterwards. */
export async function withDataDir<Result>(use: (dataDir: string) => Promise<Result>) {
  const folder = await mkdtemp(join(tmpdir(), 'chainrule-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts';

/** `app`: the serve shell in a browser. `electron`: the Electron shell, one at a time. */
export default defineConfig({
  testDir: '..',
  outputDir: '../../out/e2e',
  // One set of pictures for all platforms: SwiftShader draws the same pixels everywhere.
  snapshotPathTemplate: '../snapshots/{testFileName}/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  // A second try on a machine that is busy with other work; both show in the report.
  retries: 1,
  workers: 2,
  reporter: 'list',
  // Far above what a test takes, for machines with much else to do.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    trace: 'on-first-retry',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
  },
  projects: [
    { name: 'app', testIgnore: 'electron.spec.ts' },
    { name: 'electron', testMatch: 'electron.spec.ts', workers: 1, fullyParallel: false },
  ],
});

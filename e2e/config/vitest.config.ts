import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS, chromiumPath } from './chromium.ts';

/**
 * Threads of the app start from their source here, hundreds of files each: what Node has once stripped and compiled
 * it keeps for the next start, which takes half the time.
 */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, '../../out/compile-cache');

/** Tests assert results, never speed: a busy machine may take its time. */
const PATIENCE = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * `core`: the pure core, whose test files share their modules: nothing there keeps a state that a test could leave
 * behind, and loading 200 ops for each file took two thirds of the time. `backend`: src-main and tools. `dom`: logic of components. `browser`:
 * whatever needs layout, focus or a canvas.
 */
export default defineConfig({
  test: {
    // Every processor: by default one is left free, which is half of a small machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...PATIENCE,
          name: 'node',
          environment: 'node',
          isolate: false,
          include: ['src-core/**/*.test.ts'],
        },
      },
      {
        test: {
          ...PATIENCE,
          name: 'backend',
          environment: 'node',
          include: ['{src-main,scripts,bench}/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte({ configFile: false }), svelteTesting()],
        test: {
          ...PATIENCE,
          name: 'dom',
          environment: 'happy-dom',
          include: ['src-renderer/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        test: {
          ...PATIENCE,
          name: 'browser',
          include: ['src-renderer/**/*.browser.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_ARGS },
            }),
            instances: [{ browser: 'chromium' }],
            expect: {
              toMatchScreenshot: {
                resolveScreenshotPath: ({ arg, ext, root }) =>
                  join(root, 'e2e/snapshots', `${arg}${ext}`),
              },
            },
          },
        },
      },
    ],
  },
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const inProject = (path: string) => join(import.meta.dirname, path);

const MIGRATIONS = inProject('src-main/database/migrations');

const MANUAL = inProject('exercises/README.md');

/** Puts the migrations and the manual for authors beside the built code, where it reads them. */
const besideCode: Plugin = {
  name: 'beside-code',
  generateBundle() {
    for (const name of readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'))) {
      const source = readFileSync(join(MIGRATIONS, name));
      this.emitFile({ type: 'asset', fileName: `migrations/${name}`, source });
    }
    this.emitFile({ type: 'asset', fileName: 'manual.md', source: readFileSync(MANUAL) });
  },
};

export default defineConfig({
  main: {
    plugins: [besideCode],
    // Its form for Node makes a `require` of its own, which the build makes, too; nothing here needs its threads.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: inProject('out/main'),
      rolldownOptions: {
        input: {
          electron: inProject('src-main/shells/electron/main.ts'),
          serve: inProject('src-main/shells/serve/main.ts'),
          cli: inProject('src-main/shells/cli/chainrule.ts'),
          'core-worker': inProject('src-main/core-worker/worker.ts'),
          'kernel-thread': inProject('src-main/core-worker/kernel-thread.ts'),
          'lab-thread': inProject('src-main/lab-worker/lab-thread.ts'),
          'pack-thread': inProject('src-main/pack-files/pack-thread.ts'),
          'examine-thread': inProject('src-main/database/examine-thread.ts'),
          'code-thread': inProject('src-main/core-worker/code-sandbox/code-thread.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: inProject('src-main/shells/electron/preload.ts') },
        // A sandboxed preload script has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [svelte({ configFile: false })],
    build: {
      outDir: inProject('out/renderer'),
      minify: true,
      // Fonts in data: addresses would need a laxer policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: inProject('src-renderer/index.html') } },
    },
  },
});

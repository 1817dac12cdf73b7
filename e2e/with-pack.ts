import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type App } from './fixtures.ts';
import { startServer } from './server.ts';

/** Playwright's test on an app that has one more pack, made of these files. */
export function testWithPack(files: Record<string, string>) {
  return test.extend<{ app: App }>({
    app: async ({}, use, info) => {
      const [dataDir, pack] = [info.outputPath('data'), info.outputPath('pack')];
      mkdirSync(pack, { recursive: true });
      for (const [name, text] of Object.entries(files)) writeFileSync(join(pack, name), text);
      const start = () => startServer(dataDir, ['--pack-dir', pack]);
      let server = await start();
      await use({
        dataDir,
        get address() {
          return server.address;
        },
        async restart(how) {
          await (how === 'crash' ? server.kill() : server.stop());
          server = await start();
        },
      });
      await server.stop();
    },
  });
}

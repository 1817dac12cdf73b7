import { createServer, type AddressInfo } from 'node:net';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { testPlaces } from '../testing/test-places.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { startServing } from './serve.ts';

vi.setConfig({ testTimeout: 60_000 });

function optionsFor(change: { port?: number; dataDir?: string }) {
  return {
    port: 0,
    dataDir: temporaryFolder(),
    packDirs: [],
    packFiles: [],
    opens: false,
    json: false,
    ...change,
  };
}

describe('startServing', () => {
  test('says in a sentence that the port is in use, and gives the data folder free again', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const options = optionsFor({ port });
    await expect(startServing(testPlaces(), options)).rejects.toThrow(
      `Port ${port} is already in use. Choose another with --port, or leave it out for a free one.`,
    );
    const served = await startServing(testPlaces(), { ...options, port: 0 });
    await served.close();
  });

  test('says in a sentence that the window is not built', async () => {
    const places = testPlaces();
    rmSync(join(places.rendererDir, 'index.html'));
    await expect(startServing(places, optionsFor({}))).rejects.toThrow(/not built yet/);
  });

  test('says in a sentence that the data folder is a file', async () => {
    const dataDir = join(temporaryFolder(), 'file');
    writeFileSync(dataDir, '');
    const starting = startServing(testPlaces(), optionsFor({ dataDir }));
    await expect(starting).rejects.toThrow(`${dataDir} is a file, not a folder.`);
  });

  test('says in a sentence that another shell is at work in the folder', async () => {
    const options = optionsFor({});
    const first = await startServing(testPlaces(), options);
    await expect(startServing(testPlaces(), options)).rejects.toThrow(/already running/);
    await first.close();
  });
});

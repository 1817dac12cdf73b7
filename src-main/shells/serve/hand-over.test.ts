import { connect } from 'node:net';
import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { acceptStarts, handOver, placeFor, type Start } from './hand-over.ts';

function accepting(dataDir: string) {
  const taken: Start[] = [];
  const stop = acceptStarts(dataDir, (start) => {
    taken.push(start);
    return `http://127.0.0.1:1/?token=${taken.length}`;
  });
  onTestFinished(stop);
  return { taken, stop };
}

describe('handOver', () => {
  test('hands pack files to the shell that runs, and knows when it has ended', async () => {
    const dataDir = temporaryFolder();
    const { taken, stop } = accepting(dataDir);
    const first = await handOver(dataDir, { packFiles: ['/a.chainpack'] });
    const second = await handOver(dataDir, { packFiles: [] });
    expect(first?.address).toBe('http://127.0.0.1:1/?token=1');
    expect(second?.address).toBe('http://127.0.0.1:1/?token=2');
    expect(taken).toEqual([{ packFiles: ['/a.chainpack'] }, { packFiles: [] }]);
    second?.leave();
    stop();
    await first?.ended;
  });

  test('finds nobody where no shell runs, or one was killed', async () => {
    const dataDir = temporaryFolder();
    expect(await handOver(dataDir, { packFiles: [] })).toBeUndefined();
    // What a shell leaves that ends without a word.
    if (process.platform !== 'win32') writeFileSync(placeFor(dataDir) ?? '', '');
    expect(await handOver(dataDir, { packFiles: [] })).toBeUndefined();
    const { taken } = accepting(dataDir);
    await handOver(dataDir, { packFiles: [] });
    expect(taken).toHaveLength(1);
  });
});

test('acceptStarts hangs up on what is no start', async () => {
  const dataDir = temporaryFolder();
  const { taken } = accepting(dataDir);
  const socket = connect(placeFor(dataDir) ?? '');
  socket.write('{"packFiles": 5}\n');
  await new Promise((resolve) => socket.once('close', resolve));
  expect(taken).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'placeFor is a folder that only its owner can enter',
  () => {
    const folder = dirname(placeFor(temporaryFolder()) ?? '');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  },
);

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { lockFolder } from './instance-lock.ts';

const HOLDER = fileURLToPath(new URL('./testing/hold-lock.ts', import.meta.url));

/** Another process that holds the lock of a folder. */
async function holder(folder: string) {
  const child = spawn(process.execPath, [HOLDER, folder]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('lockFolder', () => {
  test('says in a sentence that another process is at work there', async () => {
    const folder = temporaryFolder();
    await holder(folder);
    expect(() => lockFolder(folder)).toThrow(`Chainrule is already running on ${folder}.`);
  });

  test('is free again after the holder was killed', async () => {
    const folder = temporaryFolder();
    const child = await holder(folder);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockFolder(folder).release();
  });

  test('keeps a second start in the same process out until it is released', () => {
    const folder = temporaryFolder();
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/already running/);
    lock.release();
    lockFolder(folder).release();
  });
});

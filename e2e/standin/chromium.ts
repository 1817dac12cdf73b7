import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { CHROMIUM_ARGS, chromiumPath } from '../config/chromium.ts';
import { cdp } from './cdp.ts';

const LISTENING = 'DevTools listening on ';

/** A running browser without a screen. */
export interface Chromium {
  /** The line in which it says where its DevTools listen. */
  listening: string;
  /** Ends it, and waits until nothing of it is left. */
  close: () => Promise<void>;
}

/**
 * Starts a Chromium without a page; it does not outlive this process.
 *
 * Errors: Error when it ends before it listens.
 */
export async function startChromium(profile: string): Promise<Chromium> {
  const child = spawn(
    chromiumPath() ?? chromium.executablePath(),
    [
      '--headless=new',
      ...CHROMIUM_ARGS,
      '--remote-debugging-port=0',
      '--no-startup-window',
      `--user-data-dir=${profile}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  process.once('exit', () => child.kill('SIGKILL'));
  const listening = await new Promise<string>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      if (line.startsWith(LISTENING)) resolve(line);
    });
    void ended.then(() => reject(new Error('Chromium ended before it listened')));
  });
  await cdp.connect(listening.slice(LISTENING.length));
  return {
    listening,
    close: async () => {
      await Promise.race([cdp.send('Browser.close'), ended]);
      await ended;
    },
  };
}

import type { Places } from '../places.ts';
import { openBrowser } from './open-browser.ts';
import { readServeOptions } from './options.ts';
import { startServing } from './serve.ts';

/** Serves until the process is asked to stop; prints `READY <address>` once it listens. */
export async function runServe(places: Places, args: readonly string[]): Promise<number> {
  const options = readServeOptions(args);
  const served = await startServing(places, options);
  process.stdout.write(`READY ${served.address}\n`);
  if (options.opens) openBrowser(served.address);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  await served.close();
  return 0;
}

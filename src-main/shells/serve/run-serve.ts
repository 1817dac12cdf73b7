import type { Places } from '../places.ts';
import { openBrowser } from './open-browser.ts';
import { readServeOptions } from './options.ts';
import { startServing } from './serve.ts';

/** Serves until the process is asked to stop; prints `READY <address>` (or JSON) once it listens. */
export async function runServe(places: Places, args: readonly string[]): Promise<number> {
  const options = readServeOptions(args);
  const served = await startServing(places, options);
  // Before the address is printed: whoever reads it may ask to stop at once.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  const { address } = served;
  process.stdout.write(options.json ? `${JSON.stringify({ address })}\n` : `READY ${address}\n`);
  if (options.opens) openBrowser(address);
  await stopped;
  await served.close();
  return 0;
}

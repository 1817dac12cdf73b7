import { AppError } from '#core/errors.ts';
import { openDataDir } from '../data-dir.ts';
import type { Places } from '../places.ts';
import { openBrowser } from './open-browser.ts';
import { handOver } from './hand-over.ts';
import { readServeOptions, type ServeOptions } from './options.ts';
import { startServing, type Served } from './serve.ts';

/**
 * Serves until the process is asked to stop; prints `READY <address>` (or JSON) once it listens. Where a shell runs on
 * the data folder already, that one takes over the pack files, and its address is told until it ends.
 */
export async function runServe(places: Places, args: readonly string[]): Promise<number> {
  const options = readServeOptions(args);
  const served = await startServing(places, options).catch((thrown: unknown) =>
    handToRunning(options, thrown),
  );
  // Before the address is printed: whoever reads it may ask to stop at once.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  const { address } = served;
  process.stdout.write(options.json ? `${JSON.stringify({ address })}\n` : `READY ${address}\n`);
  if (options.opens) openBrowser(address);
  await Promise.race([stopped, ...(served.ended ? [served.ended] : [])]);
  await served.close();
  return 0;
}

/** Errors: what `thrown` is, where no shell runs on the folder, or none that answers. */
async function handToRunning(options: ServeOptions, thrown: unknown): Promise<Served> {
  const isRunning = thrown instanceof AppError && thrown.code === 'already-running';
  const { dataDir, packFiles } = options;
  const running = isRunning ? await handOver(openDataDir(dataDir), { packFiles }) : undefined;
  if (!running) throw thrown;
  const { address, ended, leave } = running;
  return { address, ended, close: async () => Promise.resolve(leave()) };
}

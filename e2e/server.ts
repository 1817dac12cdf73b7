import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SERVE = join(import.meta.dirname, '../out/main/serve.js');

/** A running serve shell. */
export interface Server {
  /** The address with its one-time token. */
  address: string;
  pid: number;
  /** Ends it as Ctrl+C would, and waits until it has ended. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** Code that sets the clock of a program ahead. */
const clockAhead = (days: number): string =>
  encodeURIComponent(`const { now } = Date; Date.now = () => now() + ${days * 86_400_000};`);

/**
 * Starts the built serve shell on a free port, its clock so many days ahead, and waits until it listens.
 *
 * Errors: Error with what it wrote to stderr when it ends before that.
 */
export async function startServer(
  dataDir: string,
  options: readonly string[] = [],
  daysLater = 0,
): Promise<Server> {
  const args = [SERVE, '--no-open', '--port', '0', '--data-dir', dataDir, ...options];
  const clock = daysLater === 0 ? [] : [`--import=data:text/javascript,${clockAhead(daysLater)}`];
  const child = spawn(process.execPath, [...clock, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('READY ')) resolve(line.slice('READY '.length));
    });
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${complaint}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    address,
    pid: child.pid ?? 0,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

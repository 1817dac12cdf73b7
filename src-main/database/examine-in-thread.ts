import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DatabaseError } from './database-error.ts';
import { byHistory, examine, type Finding } from './examine.ts';
import type { ChainPart } from './verify-chain.ts';

/** What a thread is to do: look at a whole database, or at a part of its history alone, or copy one. */
export type Look =
  | { file: string; newest: number; chain: 'chain' | 'no-chain' }
  | { file: string; part: ChainPart }
  | { file: string; target: string };

/** Why a copy could not be made: an error as it crosses to another thread. */
export interface Problem {
  code: string;
  message: string;
}

/** Below this a second thread costs more than it saves. Units: bytes. */
const LARGE = 10_000_000;
const MOST_PARTS = 3;

/**
 * What `examine` finds, looked for in threads of their own: in a large database the history is gone through beside
 * SQLite's own check. Where a thread cannot run or breaks off, in this one. Nothing may write to the database until
 * it is known.
 */
export async function examineInThread(
  threadFile: string | URL,
  file: string,
  newest: number,
): Promise<Finding> {
  const ask = <T>(look: Look) => inThread<T>(threadFile, look);
  const count = partsFor(file);
  const parts = Array.from({ length: count }, (_, part) =>
    ask<number[]>({ file, part: { part, of: count } }),
  );
  const found = await ask<Finding>({ file, newest, chain: count > 0 ? 'no-chain' : 'chain' });
  const broken = await Promise.all(parts);
  const isWhole = broken.every((ids) => ids !== undefined);
  if (!found || (found.state === 'good' && !isWhole)) return examine(file, newest);
  if (found.state !== 'good') return found;
  return byHistory(
    found,
    broken.flatMap((ids) => ids ?? []),
  );
}

/**
 * Copies a database, open elsewhere or not, to a new file that stands alone, in a thread of its own.
 *
 * Errors: DatabaseError when it cannot be written.
 */
export async function copyInThread(
  threadFile: string | URL,
  file: string,
  target: string,
): Promise<void> {
  const problem = await inThread<Problem | null>(threadFile, { file, target });
  if (problem === null) return;
  const { code, message } = problem ?? STOPPED;
  throw new DatabaseError(code, message);
}

const STOPPED: Problem = { code: 'backup', message: 'The copy was broken off.' };

/** In how many threads beside the first the history is gone through. */
function partsFor(file: string): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return bytes < LARGE ? 0 : Math.max(1, Math.min(MOST_PARTS, availableParallelism() - 1));
}

/** What the thread answers; none when it breaks off. */
function inThread<T>(threadFile: string | URL, look: Look): Promise<T | undefined> {
  return new Promise((resolve) => {
    const thread = new Worker(threadFile, { workerData: look });
    const stop = (): void => resolve(undefined);
    thread.once('message', resolve);
    thread.once('error', stop);
    // After an answer this changes nothing any more.
    thread.once('exit', stop);
  });
}

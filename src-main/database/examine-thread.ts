/** Thread that reads the database through at the start, or a part of its history, or copies it, while the window goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, messageOf } from '#core/errors.ts';
import { brokenIn } from './check-content.ts';
import { examine, type Finding } from './examine.ts';
import type { Look, Problem } from './examine-in-thread.ts';
import { copyThrough } from './snapshot.ts';

async function answer(look: Look): Promise<Finding | number[] | Problem | null> {
  if ('part' in look) return brokenIn(look.file, look.part);
  if ('newest' in look) return examine(look.file, look.newest, look.chain);
  try {
    await copyThrough(look.file, look.target);
    return null;
  } catch (thrown) {
    return {
      code: thrown instanceof AppError ? thrown.code : 'backup',
      message: messageOf(thrown),
    };
  }
}

parentPort?.postMessage(await answer(workerData as Look));

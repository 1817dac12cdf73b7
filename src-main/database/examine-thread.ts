/** Thread that reads the database through at the start, so that the window opens meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './examine.ts';

const { file, newest } = workerData as { file: string; newest: number };
parentPort?.postMessage(examine(file, newest));

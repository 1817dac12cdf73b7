/** The core's worker for tests: an answer of "hang", "work", "exit" or "throw" makes it do so. */
import { parentPort } from 'node:worker_threads';
import { createAnswers } from '../core-worker/answer-calls.ts';
import type { Answer, CallName, Request } from '../core-worker/protocol.ts';

const answers = createAnswers() as Record<CallName, (input: unknown) => unknown>;

const send = (message: Answer) => parentPort?.postMessage(message);

function obey(wish: unknown): void {
  for (let count = 0; wish === 'hang'; count++);
  if (wish === 'work') work();
  if (wish === 'exit') process.exit(3);
  if (wish === 'throw') throw new Error('broken core');
}

/** Longer than the deadlines of tests, with a sign of work now and then. */
function work(): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let part = 0; part < 5; part++) {
    send({ busy: true });
    Atomics.wait(clock, 0, 0, 300);
  }
}

parentPort?.on('message', ({ id, call, input }: Request) => {
  if (call === 'grade') obey(input.answers['a']);
  send({ id, ok: true, value: answers[call](input) });
});
send({ ready: true });

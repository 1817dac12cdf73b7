/** Thread that hosts the core, so that a grading that hangs can be ended from outside. */
import { parentPort } from 'node:worker_threads';
import { AppError, messageOf } from '#core/errors.ts';
import { createAnswers } from './answer-calls.ts';
import type { Answer, CallName, Request } from './protocol.ts';

const answers = createAnswers() as Record<CallName, (input: unknown) => unknown>;

function answer({ id, call, input }: Request): Answer {
  try {
    return { id, ok: true, value: answers[call](input) };
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.code : 'core';
    return { id, ok: false, error: { code, message: messageOf(thrown) } };
  }
}

const send = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on('message', (request: Request) => send(answer(request)));
send({ ready: true });

/** Thread that hosts the core, so that a grading that hangs can be ended from outside. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { AppError, messageOf } from '#core/errors.ts';
import { offerCodeRunner } from '#core/exercise/code/code-runner.ts';
import { offerHelpers } from '#core/kernels/patient-runner.ts';
import { createAnswers } from './answer-calls.ts';
import { codeSandbox } from './code-sandbox/code-sandbox.ts';
import { kernelThreads } from './spawn-kernel-thread.ts';
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

const cores = availableParallelism();
/**
 * Threads that help this one with large tensors. One core stays free for the window where there are at least three;
 * of two, a helper takes the second one for the moments in which it has work.
 */
const HELPERS = Math.min(3, cores > 2 ? cores - 2 : cores - 1);
const isSource = import.meta.filename.endsWith('.ts');
const threadFile = join(import.meta.dirname, isSource ? 'kernel-thread.ts' : 'kernel-thread.js');
const codeThread = isSource ? 'code-sandbox/code-thread.ts' : 'code-thread.js';
// A thread that is lost is not reported: the work goes on without it, and what it leaves incomplete throws by itself.
offerHelpers(HELPERS, kernelThreads({ threadFile }));
offerCodeRunner(codeSandbox({ threadFile: join(import.meta.dirname, codeThread) }));

const send = (message: Answer) => parentPort?.postMessage(message);

parentPort?.on('message', (request: Request) => send(answer(request)));
send({ ready: true });

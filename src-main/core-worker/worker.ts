/** Thread that hosts the core, so that a grading that hangs can be ended from outside. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { offerCodeRunner } from '#core/exercise/code/code-runner.ts';
import { offerHelpers } from '#core/kernels/patient-runner.ts';
import { createAnswers } from './answer-calls.ts';
import { answerRequest } from './answer-request.ts';
import type { AnswersByCall } from './answer-request.ts';
import { codeSandbox } from './code-sandbox/code-sandbox.ts';
import { kernelThreads } from './spawn-kernel-thread.ts';
import type { Answer, Request } from './protocol.ts';

const answers = createAnswers() as AnswersByCall;

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

parentPort?.on('message', (request: Request) => send(answerRequest(answers, request)));
send({ ready: true });

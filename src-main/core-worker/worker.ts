/** Thread that hosts the core, so that a grading that hangs can be ended from outside. */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { offerCodeRunner } from '#core/exercise/code/code-runner.ts';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { offerPatience } from '#core/lab/patience.ts';
import { createAnswers } from './answer-calls.ts';
import { answerRequest } from './answer-request.ts';
import type { AnswersByCall } from './answer-request.ts';
import { codeSandbox } from './code-sandbox/code-sandbox.ts';
import { offerKernelThreads } from './offer-kernel-threads.ts';
import type { Answer, Request } from './protocol.ts';

const answers = createAnswers() as AnswersByCall;

const isSource = import.meta.filename.endsWith('.ts');
const codeThread = isSource ? 'code-sandbox/code-thread.ts' : 'code-thread.js';
offerKernelThreads(join(import.meta.dirname, isSource ? 'kernel-thread.ts' : 'kernel-thread.js'));
const threadFile = join(import.meta.dirname, codeThread);
offerCodeRunner(codeSandbox({ threadFile }));
/**
 * What code that a lab runs may take for a step, and the thread of it to start: both within the time after which a
 * verdict has to say that it goes on. Units: ms.
 */
const [STEP_MS, START_MS] = [1000, 700];
offerOwnCode(codeSandbox({ threadFile, startMs: START_MS, keepsThread: true }), STEP_MS);

const send = (message: Answer) => parentPort?.postMessage(message);

// The run of a lab in a verdict takes seconds: it may go on as long as it says that it does.
offerPatience(() => send({ busy: true }));
parentPort?.on('message', (request: Request) => send(answerRequest(answers, request)));
send({ ready: true });

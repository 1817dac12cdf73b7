import { AppError } from '#core/errors.ts';
import type { Answer, CallName, Request } from './protocol.ts';

export type AnswersByCall = Record<CallName, (input: unknown) => unknown>;

/**
 * The answer to one request, whatever the core throws: what it says on purpose is told by its code and sentence, any
 * other error is a fault of ours, told with its stack for the log and never shown.
 */
export function answerRequest(answers: AnswersByCall, { id, call, input }: Request): Answer {
  try {
    return { id, ok: true, value: answers[call](input) };
  } catch (thrown) {
    if (thrown instanceof AppError)
      return { id, ok: false, error: { code: thrown.code, message: thrown.message } };
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    return { id, ok: false, fault: `${call}: ${stack ?? String(thrown)}` };
  }
}

import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { answerRequest } from './answer-request.ts';
import type { AnswersByCall } from './answer-request.ts';
import type { Answer, Request } from './protocol.ts';

/** What becomes of a hint when the core throws this. */
function answerTo(thrown: unknown): Answer {
  const failing = {
    hint: () => {
      throw thrown;
    },
  } as unknown as AnswersByCall;
  const input = { hash: 'k', exerciseId: 'one', seed: 0, index: 0 };
  return answerRequest(failing, { id: 7, call: 'hint', input } as unknown as Request);
}

describe('answerRequest', () => {
  test('tells what the core says on purpose by its code and sentence', () => {
    expect(answerTo(new AppError('hint', 'one: expected a hint from 0 to 1, got 7'))).toEqual({
      id: 7,
      ok: false,
      error: { code: 'hint', message: 'one: expected a hint from 0 to 1, got 7' },
    });
  });

  test.each([new TypeError('x is undefined'), new RangeError('Maximum call stack'), 'a text'])(
    'keeps any other error apart, with its call, for the log: %s',
    (thrown) => {
      const answer = answerTo(thrown);
      expect(answer).not.toHaveProperty('error');
      expect(answer).toMatchObject({ id: 7, ok: false });
      expect(JSON.stringify(answer)).toMatch(/hint: .*(?:x is undefined|call stack|a text)/);
    },
  );
});

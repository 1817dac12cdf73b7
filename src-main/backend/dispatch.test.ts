import { describe, expect, test } from 'vitest';
import type { Handlers } from '#core/contract/contract.ts';
import { AppError } from '#core/errors.ts';
import { testLogger } from '../testing/test-logger.ts';
import { dispatch } from './dispatch.ts';

/** Handlers of which only the given ones may be called. */
const handlersWith = (some: Partial<Handlers>) => some as Handlers;

function call(message: unknown, some: Partial<Handlers> = {}) {
  const { logger, events } = testLogger();
  return { reply: dispatch(handlersWith(some), message, logger), events };
}

describe('dispatch', () => {
  test('hands the checked input to the handler and yields its value', async () => {
    const { reply } = call(
      { method: 'profile.create', input: { name: '  Ada ' } },
      { 'profile.create': ({ name }) => ({ profileId: 1, name, createdAt: 5 }) },
    );
    expect(await reply).toEqual({ ok: true, value: { profileId: 1, name: 'Ada', createdAt: 5 } });
  });

  test.each(['toString', '__proto__', 'constructor', 'nope', '', 5, null, undefined])(
    'answers the method %j, which is not in the contract, with a sentence',
    async (method) => {
      const { reply } = call({ method, input: undefined });
      expect(await reply).toMatchObject({ ok: false, error: { code: 'unknown-method' } });
    },
  );

  test.each([undefined, null, 'text', 7, []])('survives the message %j', async (message) => {
    expect(await call(message).reply).toMatchObject({ ok: false });
  });

  test('names every field of an input that is not as the contract says', async () => {
    const input = { packId: '', exerciseId: 'one', seed: -1, extra: true };
    const reply = await call({ method: 'exercise.solution', input }).reply;
    const message = reply.ok ? '' : reply.error.message;
    expect(message).toMatch(/^exercise\.solution: /);
    for (const name of ['packId', 'seed', 'extra']) expect(message).toContain(name);
  });

  test('tells an error of ours by its code and sentence', async () => {
    const failing = () => {
      throw new AppError('unknown-pack', 'There is no pack “x” here.');
    };
    const { reply } = call({ method: 'pack.list' }, { 'pack.list': failing });
    expect(await reply).toEqual({
      ok: false,
      error: { code: 'unknown-pack', message: 'There is no pack “x” here.' },
    });
  });

  test('keeps the details of any other error in the log', async () => {
    const failing = () => Promise.reject(new TypeError('secret detail'));
    const { reply, events } = call({ method: 'pack.list' }, { 'pack.list': failing });
    const answer = await reply;
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(JSON.stringify(events)).toContain('secret detail');
  });
});

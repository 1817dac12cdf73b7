import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { tamper } from '../database/testing/test-database.ts';
import { testBackend } from '../testing/test-backend.ts';
import { testLogger } from '../testing/test-logger.ts';

// Each of these starts a worker from its source.
vi.setConfig({ testTimeout: 60_000 });

const one = { packId: 'test', exerciseId: 'one' };

describe('createBackend', () => {
  test('tells that the answer is kept as a draft when the core hangs, and goes on', async () => {
    const workerFile = new URL('../testing/hanging-worker.ts', import.meta.url);
    const { handlers, events } = testBackend({ workerFile });
    const check = (a: string) => handlers['exercise.check']({ ...one, seed: 0, answers: { a } });
    await expect(check('hang')).rejects.toMatchObject({
      code: 'core-timeout',
      message:
        'The core did not answer within 2 s and was restarted; your answer is kept as a draft.',
    });
    expect(events.map(([event]) => event)).toContain('core-lost');
    expect((await handlers['exercise.open'](one)).answers).toEqual({ a: 'hang' });
    expect(await check('4')).toMatchObject({ verdict: { status: 'correct' }, tries: 1 });
  });

  test('makes a learner at the first start', async () => {
    const { handlers } = testBackend();
    expect(await handlers['app.info'](undefined)).toMatchObject({
      version: '1.2.3',
      shell: 'serve',
      profile: { profileId: 1, name: 'Learner' },
    });
    expect(await handlers['profile.list'](undefined)).toHaveLength(1);
  });

  test('finds everything again after the first was closed', async () => {
    const first = testBackend();
    await first.handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    await first.handlers['settings.set']({ theme: 'dark' });
    await first.close();
    const second = testBackend(first.options);
    const page = await second.handlers['exercise.open'](one);
    expect(page).toMatchObject({ tries: 1, answers: { a: '4' } });
    expect(await second.handlers['settings.get'](undefined)).toMatchObject({ theme: 'dark' });
  });

  test('is refused where another one runs, which goes on', async () => {
    const first = testBackend();
    expect(() => testBackend(first.options)).toThrow(/already running/);
    expect((await first.handlers['exercise.open'](one)).tries).toBe(0);
  });

  test('starts where the history was changed, says so, and answers nothing else until it is decided', async () => {
    const first = testBackend();
    await first.handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    await first.close();
    const damage = 'DROP TRIGGER attempts__no_update; UPDATE attempts SET seed = 1';
    tamper(join(first.options.dataDir, 'chainrule.db'), damage);
    const { logger, events } = testLogger();
    const { handlers } = testBackend({ ...first.options, logger });
    expect(await handlers['recovery.state'](undefined)).toMatchObject({
      damage: { kind: 'history', attempts: 1, waysOut: ['as-is', 'anew'] },
    });
    expect(events.map(([event]) => event)).toContain('database-damaged');
    await expect(handlers['exercise.open'](one)).rejects.toThrow('1 answer is not as recorded');
    await handlers['recovery.leave']({ way: 'as-is' });
    expect((await handlers['exercise.open']({ ...one, seed: 1 })).tries).toBe(1);
  });

  test('keeps the history of exercises that are gone, off the pages', async () => {
    const first = testBackend();
    await first.handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    await first.close();
    const [folder = ''] = first.options.packDirs;
    rmSync(join(folder, 'one.md'));
    writeFileSync(
      join(folder, 'pack.yaml'),
      readFileSync(join(folder, 'pack.yaml'), 'utf8').replace('one, ', ''),
    );
    const { handlers } = testBackend(first.options);
    expect((await handlers['home.open'](undefined)).recent).toEqual([]);
  });
});

import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { TEST_PACK } from '../testing/test-pack.ts';
import type { Answers } from '#core/exercise/answers.ts';
import { plain } from '#core/exercise/language/marks.ts';
import { buildPack } from '../pack-files/build-pack.ts';
import { Supervisor } from './supervisor.ts';

// Workers start from their source, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const REAL = new URL('./worker.ts', import.meta.url);
const HANGING = new URL('../testing/hanging-worker.ts', import.meta.url);

function supervisor(workerFile: URL, deadlines = {}) {
  const losses: string[] = [];
  const core = new Supervisor({ workerFile, deadlines, onLoss: (why) => losses.push(why) });
  onTestFinished(() => core.close());
  return { core, losses };
}

const SOURCE = { files: TEST_PACK, pictures: new Map() };
const KEY = buildPack(TEST_PACK).built?.hash ?? '';

const draw = (seed = 0) => ({ key: KEY, exerciseId: 'one', seed });
const answer = (a: string): Answers => ({ a });

describe('Supervisor with the real worker', () => {
  test('loads a pack, then draws, grades and reveals', async () => {
    const { core } = supervisor(REAL);
    const { pack, issues } = await core.load(SOURCE);
    expect(issues).toEqual([]);
    expect(pack?.exercises.map(({ id, types }) => [id, types])).toEqual([
      ['one', ['integer']],
      ['two', ['integer']],
      ['three', ['integer']],
    ]);
    expect(plain((await core.call('draw', draw())).statement)).toBe('Look at 3.');
    expect((await core.call('grade', { ...draw(), answers: answer('4') })).status).toBe('correct');
    expect(plain(await core.call('hint', { ...draw(), index: 1 }))).toBe('It ends at 4.');
    expect(plain(await core.call('solution', draw()))).toBe('One more than 3 is 4.');
    const asked = { address: 'statement:0', answers: {}, isOpen: false };
    expect(await core.call('explain', { ...draw(), ...asked })).toMatchObject({ origin: 'source' });
  });

  test('rejects with the code and sentence of what the core threw, and stays', async () => {
    const { core, losses } = supervisor(REAL);
    await core.load(SOURCE);
    await expect(core.call('hint', { ...draw(), index: 7 })).rejects.toMatchObject({
      code: 'hint',
      message: 'one: expected a hint from 0 to 1, got 7',
    });
    await core.call('draw', draw());
    expect(losses).toEqual([]);
  });
});

describe('Supervisor with a worker that misbehaves', () => {
  test('ends a call at its deadline with one sentence, and the next call gets a new worker', async () => {
    const { core, losses } = supervisor(HANGING, { grade: 300 });
    await core.load(SOURCE);
    const started = Date.now();
    const late = core.call('grade', { ...draw(), answers: answer('hang') });
    await expect(late).rejects.toMatchObject({
      code: 'core-timeout',
      message: 'The core did not answer within 0.3 s and was restarted.',
    });
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
    // The new worker knows the pack, so it was loaded again.
    expect(plain((await core.call('draw', draw())).statement)).toBe('Look at 3.');
    expect(losses).toHaveLength(1);
  });

  test('waits past the deadline as long as the worker says that it is at work', async () => {
    const { core, losses } = supervisor(HANGING, { grade: 1000 });
    await core.load(SOURCE);
    // 1.5 s of work, then an answer that cannot be read as a number.
    const verdict = await core.call('grade', { ...draw(), answers: answer('work') });
    expect([verdict.status, losses]).toEqual(['unreadable', []]);
  });

  test('fails only the call that hangs; those behind it are answered by the next worker', async () => {
    const { core } = supervisor(HANGING, { grade: 300 });
    await core.load(SOURCE);
    const late = core.call('grade', { ...draw(), answers: answer('hang') });
    const next = core.call('grade', { ...draw(), answers: answer('4') });
    await expect(late).rejects.toThrow();
    expect((await next).status).toBe('correct');
  });

  test.each([
    ['ends', 'exit', 'exit code 3'],
    ['throws', 'throw', 'broken core'],
  ])('tells that the core stopped when its worker %s, and goes on', async (_what, wish, reason) => {
    const { core } = supervisor(HANGING);
    await core.load(SOURCE);
    const lost = core.call('grade', { ...draw(), answers: answer(wish) });
    await expect(lost).rejects.toMatchObject({
      code: 'core-crash',
      message: `The core stopped (${reason}) and was restarted.`,
    });
    expect(plain((await core.call('draw', draw())).statement)).toBe('Look at 3.');
  });

  test('fails every call when its worker cannot start, and says so', async () => {
    const { core } = supervisor(new URL('./no-such-worker.ts', import.meta.url));
    await expect(core.load(SOURCE)).rejects.toMatchObject({ code: 'core-crash' });
  });

  test('closes while a call hangs and while one waits', async () => {
    const { core } = supervisor(HANGING);
    await core.load(SOURCE);
    const late = core.call('grade', { ...draw(), answers: answer('hang') });
    const waiting = core.call('draw', draw());
    const outcomes = Promise.allSettled([late, waiting]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await core.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'core-closed' } });
    }
  });
});

// Code of learners through the whole backend side: supervisor, core worker, sandbox.
import { expect, onTestFinished, test, vi } from 'vitest';
import { packWithFile } from '../testing/test-pack.ts';
import type { Answers } from '#core/exercise/answers.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import { buildPack } from '../pack-files/build-pack.ts';
import { Supervisor } from './supervisor.ts';

// Workers start from their source, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PART = 'a: { type: code, signature: "next(x)", cases: "[[0], [n]]", expected: "x + 1" }';
const LAB = `a: { type: lab, experiment: my-backward, settings: { steps: 2, batch: 1, hidden: 1 }, choose: [backward], accept: [{ that: farthest < 9, say: Far. }], example: { backward: '"x"' } }`;

/** A pack with this part, and the hash of it. */
function packOf(part: string) {
  const files = packWithFile('one.md', (text) => text.replace(/a: \{ type: integer.*\}/, part));
  return { source: { files, pictures: new Map() }, key: buildPack(files).built?.hash ?? '' };
}

/** On a busy machine a thread may be late now and then. */
const MOST_TRIES = 10;

/** A core that tells what became of its worker. */
function newCore() {
  const losses: string[] = [];
  const core = new Supervisor({
    workerFile: new URL('./worker.ts', import.meta.url),
    onLoss: (why) => losses.push(why),
  });
  onTestFinished(() => core.close());

  /** Checks again, as the learner is told, where a thread did not start in time. */
  async function grade(key: string, answers: Answers): Promise<Verdict> {
    for (let tries = 1; ; tries++) {
      const verdict = await core.call('grade', { key, exerciseId: 'one', seed: 0, answers });
      const isLate = verdict.parts[0]?.message.includes('did not start in time') === true;
      if (!isLate || tries === MOST_TRIES) return verdict;
    }
  }
  return { core, grade, losses };
}

test('an endless loop is a verdict within the deadline; this thread goes on, and so does the core', async () => {
  const { source, key } = packOf(PART);
  const { core, grade, losses } = newCore();
  await core.load(source);

  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  const verdict = await grade(key, { a: 'function next(x) { for (;;); }' });
  clearInterval(timer);
  expect(verdict.parts[0]?.message).toContain('still running');
  expect(ticks).toBeGreaterThan(10);
  const { status, parts } = await grade(key, {
    a: 'const next = (x: number): number => x + 1;',
  });
  expect([status, parts[0]?.message]).toEqual(['correct', 'All 2 cases pass.']);
  expect(losses).toEqual([]);
});

test('a lab runs code that was handed in, and one that does not end is stopped at its first step', async () => {
  const { source, key } = packOf(LAB);
  const { core, grade, losses } = newCore();
  await core.load(source);
  const gradeOf = async (code: string) => (await grade(key, { a: { backward: [code] } })).parts[0];

  expect(await gradeOf('function backward() { for (;;); }')).toMatchObject({
    status: 'unreadable',
    message: expect.stringContaining('took longer than 1 s') as string,
  });
  const ZEROS =
    'const backward = (A, b) => ({ dA: A.map((m) => m.map((r) => r.map(() => 0))), db: b.map((l) => l.map(() => 0)) });';
  expect((await gradeOf(ZEROS))?.status).toBe('correct');
  expect(losses).toEqual([]);
});

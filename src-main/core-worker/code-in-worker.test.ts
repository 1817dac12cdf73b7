// Code of learners through the whole backend side: supervisor, core worker, sandbox.
import { expect, onTestFinished, test, vi } from 'vitest';
import { packWithFile } from '../testing/test-pack.ts';
import { buildPack } from '../pack-files/build-pack.ts';
import { Supervisor } from './supervisor.ts';

// Workers start from their source, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const PART = 'a: { type: code, signature: "next(x)", cases: "[[0], [n]]", expected: "x + 1" }';
const FILES = packWithFile('one.md', (text) => text.replace(/a: \{ type: integer.*\}/, PART));

const SOURCE = { files: FILES, pictures: new Map() };
const KEY = buildPack(FILES).built?.hash ?? '';

test('an endless loop is a verdict within the deadline; this thread goes on, and so does the core', async () => {
  const losses: string[] = [];
  const core = new Supervisor({
    workerFile: new URL('./worker.ts', import.meta.url),
    onLoss: (why) => losses.push(why),
  });
  onTestFinished(() => core.close());
  await core.load(SOURCE);
  const gradeOf = (source: string) =>
    core.call('grade', { key: KEY, exerciseId: 'one', seed: 0, answers: { a: source } });

  let ticks = 0;
  const timer = setInterval(() => ticks++, 10);
  const verdict = await gradeOf('function next(x) { for (;;); }');
  clearInterval(timer);
  expect(verdict.parts[0]?.message).toMatch(/still running|did not start in time/);
  expect(ticks).toBeGreaterThan(10);
  const { status, parts } = await gradeOf('const next = (x: number): number => x + 1;');
  expect([status, parts[0]?.message]).toEqual(['correct', 'All 2 cases pass.']);
  expect(losses).toEqual([]);
});

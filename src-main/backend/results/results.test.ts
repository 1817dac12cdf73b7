import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assignedTestPack } from '../../results-files/testing/test-assignment.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testHandlers } from '../../testing/test-handlers.ts';
import { writePack } from '../../testing/test-pack.ts';

const packId = 'test';

/** The handlers on the test pack with an assignment, their clock in this year. */
function assigned(more = '') {
  const folder = writePack(temporaryFolder(), 'test', assignedTestPack(more));
  const found = testHandlers({ packDirs: [folder] });
  found.clock.goOn(Date.UTC(2026, 10, 1));
  return found;
}

type Handlers = ReturnType<typeof assigned>['handlers'];

async function seedOf(handlers: Handlers, exerciseId: string): Promise<number> {
  const page = await handlers['assignment.open']({ packId });
  return page?.tasks.find((task) => task.exerciseId === exerciseId)?.seed ?? NaN;
}

/** Reads the number out of the statement and answers one more, or what `change` makes of that. */
async function answerOne(handlers: Handlers, change = (right: number) => right) {
  const variant = { packId, exerciseId: 'one', seed: await seedOf(handlers, 'one') };
  const { problem } = await handlers['exercise.open'](variant);
  const n = Number(/\d+/.exec(problem.statement.replace(/[\uE000].*?[\uE001]/g, ''))?.[0]);
  const answers = { a: String(change(n + 1)) };
  return handlers['exercise.check']({ ...variant, answers });
}

describe('assignment.open', () => {
  test('tells points, tries and the best score of the answers that count', async () => {
    const { handlers } = assigned('tries: 2\n');
    const page = await handlers['assignment.open']({ packId });
    expect(page).toMatchObject({ title: 'Week 1', points: 14, earned: 0, tries: 2 });
    await answerOne(handlers, () => 0);
    const two = { packId, exerciseId: 'two', seed: 0 };
    await handlers['exercise.check']({ ...two, answers: { a: '4', b: '5' } });
    await answerOne(handlers, () => 1);
    await answerOne(handlers);
    const after = await handlers['assignment.open']({ packId });
    // The third answer to “one” is right and too late; half of “two” is right.
    expect(after?.earned).toBe(2);
    expect(after?.tasks.map(({ tries, earned }) => [tries, earned])).toEqual([
      [3, 0],
      [1, 2],
    ]);
  });

  test('draws own numbers from the key of the learner, which stays', async () => {
    const [first, second] = [assigned(), assigned()];
    const seed = await seedOf(first.handlers, 'one');
    expect(seed).toBeGreaterThan(0);
    expect(await seedOf(first.handlers, 'one')).toBe(seed);
    expect(await seedOf(second.handlers, 'one')).not.toBe(seed);
    // Nothing is drawn in “two”.
    expect(await seedOf(first.handlers, 'two')).toBe(0);
    const same = assigned('seeds: { same: 7 }\n');
    expect(await seedOf(same.handlers, 'one')).toBe(7);
  });

  test('is null for a pack that asks nothing', async () => {
    const { handlers } = testHandlers();
    expect(await handlers['assignment.open']({ packId })).toBeNull();
    await expect(handlers['assignment.handIn']({ packId, name: 'Ada' })).rejects.toThrow(
      'This pack has no assignment.',
    );
  });
});

describe('an assigned variant', () => {
  test('shows its points, and is an ordinary one with any other numbers', async () => {
    const { handlers } = assigned('hints: false\n');
    const seed = await seedOf(handlers, 'one');
    const open = (at: number) => handlers['exercise.open']({ packId, exerciseId: 'one', seed: at });
    expect((await open(seed)).assigned).toEqual({ points: 10, hints: false });
    expect((await open(0)).assigned).toBeUndefined();
  });

  test('gives no hint where there are none, and its solution once it is solved', async () => {
    const { handlers } = assigned('hints: false\n');
    const variant = { packId, exerciseId: 'one', seed: await seedOf(handlers, 'one') };
    await expect(handlers['exercise.hint']({ ...variant, index: 0 })).rejects.toThrow(
      'without hints',
    );
    await expect(handlers['exercise.solution'](variant)).rejects.toThrow('when it is solved');
    await answerOne(handlers);
    expect(await handlers['exercise.solution'](variant)).toContain('One more than');
    expect(await handlers['exercise.hint']({ ...variant, seed: 0, index: 0 })).toContain('Count');
  });
});

describe('a result that is handed in', () => {
  test('shows in the grade book with the score computed anew', async () => {
    const { handlers, clock } = assigned('due: 2026-01-05\n');
    await answerOne(handlers, (right) => right - 1);
    await handlers['exercise.check']({ packId, exerciseId: 'three', seed: 0, answers: { a: '4' } });
    clock.goOn(60_000);
    await answerOne(handlers);
    const { name, bytes } = await handlers['assignment.handIn']({ packId, name: 'Ada Łó' });
    expect(name).toMatch(/^test-ada-o-2026-11-01\.chainresult$/);
    const line = await handlers['results.add']({ name, bytes });
    expect(line).toMatchObject({ name: 'Ada Łó', earned: 10, points: 14, counts: true });
    // Handed in long after the fifth of January.
    expect(line.findings.map(({ code }) => code)).toEqual(['late']);
    const page = await handlers['results.open'](undefined);
    expect(page.items.map(({ exerciseId, difficulty }) => [exerciseId, difficulty])).toEqual([
      ['one', 1],
      ['two', 0],
    ]);
    expect(page.mistakes).toMatchObject([
      { exerciseId: 'one', part: 'a', learners: 1, mistakes: [{ title: 'one forgotten' }] },
    ]);
    // One learner tells nothing about numbers; an integer has no cells.
    expect(page.parameters).toEqual([]);
    expect(page.mistakes[0]?.form).toBeUndefined();
    const csv = Buffer.from(
      (await handlers['results.export']({ kind: 'csv', names: false })).bytes,
    ).toString('utf8');
    expect(csv).not.toContain('Ada');
    expect(csv.split('\r\n')[1]).toContain(',yes,10,14,71.429,10,2,0,0,');
    await handlers['results.clear'](undefined);
    expect((await handlers['results.open'](undefined)).results).toEqual([]);
  });

  test('sealed for a key is read where that key lies, and nowhere else', async () => {
    const instructor = assigned();
    const { publicKey } = instructor.handlers['results.key'](undefined) as { publicKey: string };
    const learner = assigned(`sealFor: ${publicKey}\n`);
    await answerOne(learner.handlers);
    const { bytes } = await learner.handlers['assignment.handIn']({ packId, name: 'Ada' });
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Ada');
    const add = (handlers: Handlers) => handlers['results.add']({ name: 'a.chainresult', bytes });
    expect((await add(learner.handlers)).findings).toMatchObject([{ code: 'sealed' }]);
    // The pack of the instructor is another one here: it names no key.
    expect((await add(instructor.handlers)).findings).toMatchObject([{ code: 'foreign-pack' }]);
  });

  test('is no harm when it is anything else', async () => {
    const { handlers } = assigned();
    for (const text of ['', 'hello', '{"chainresult":1}\n{}', '{"chainresult":9}\n', '[]\n'])
      expect(
        (await handlers['results.add']({ name: 'x', bytes: Buffer.from(text) })).findings,
      ).toMatchObject([{ code: 'unreadable' }]);
  });
});

test('a key file that is none is said, and never replaced', async () => {
  const { handlers, dataDir } = assigned();
  const file = join(dataDir, 'keys/learner-1.pem');
  mkdirSync(join(dataDir, 'keys'));
  writeFileSync(file, 'nothing');
  await expect(handlers['assignment.open']({ packId })).rejects.toThrow('Ed25519 private key');
  expect(readFileSync(file, 'utf8')).toBe('nothing');
});

import { describe, expect, test } from 'vitest';
import type { AnswerInput } from '#core/contract/contract.ts';
import { replayCode } from '#core/exercise/replay-code.ts';
import { plain, plainData } from '#core/exercise/language/marks.ts';
import { testHandlers } from '../testing/test-handlers.ts';
import { packWithFile, writePack } from '../testing/test-pack.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const one = { packId: 'test', exerciseId: 'one' };
const two = { packId: 'test', exerciseId: 'two' };

describe('exercise.open', () => {
  test('shows the numbers of the source first, with nothing answered yet', async () => {
    const { handlers } = testHandlers();
    const page = await handlers['exercise.open'](one);
    expect(plain(page.problem.statement)).toBe('Look at 3.');
    expect(page).toMatchObject({ packTitle: 'Test pack', answers: {}, tries: 0, hints: [] });
    expect(page.conventions).toEqual([{ title: 'Counting', text: 'From 0.' }]);
    expect(page.previous).toBeUndefined();
    expect(page.next).toEqual({ ...two, title: 'Twice' });
  });

  test('returns to the variant that was typed on last, with what was typed', async () => {
    const { handlers } = testHandlers();
    await handlers['draft.save']({ ...one, seed: 0, answers: { a: '1' } });
    await handlers['draft.save']({ ...one, seed: 7, answers: { a: '12' } });
    const page = await handlers['exercise.open'](one);
    expect(page.problem.seed).toBe(7);
    expect(page.answers).toEqual({ a: '12' });
  });

  test('says in a sentence which pack or exercise there is not', async () => {
    const { handlers } = testHandlers();
    const stray = async () => handlers['exercise.open']({ packId: 'test', exerciseId: 'nine' });
    await expect(stray()).rejects.toThrow('There is no exercise “nine” in test.');
    const lost = async () => handlers['pack.open']({ packId: 'nope' });
    await expect(lost()).rejects.toThrow('There is no pack “nope” here.');
  });
});

describe('exercise.check', () => {
  test('records each try that could be read and counts tries by variant', async () => {
    const { handlers } = testHandlers();
    const check = (seed: number, a: string) =>
      handlers['exercise.check']({ ...one, seed, answers: { a } });
    const wrong = await check(0, '3');
    expect(wrong.verdict.parts[0]?.diagnosis[0]?.id).toBe('forgot');
    expect(wrong.tries).toBe(1);
    expect((await check(0, '4')).verdict.status).toBe('correct');
    expect((await check(5, '0')).tries).toBe(1);
    expect((await handlers['exercise.open']({ ...one, seed: 0 })).tries).toBe(2);
  });

  test('costs no try when nothing can be read, and keeps what was typed', async () => {
    const { handlers } = testHandlers();
    const input = { ...one, seed: 0, answers: { a: 'four' } };
    const { verdict, tries } = await handlers['exercise.check'](input);
    expect(verdict.status).toBe('unreadable');
    expect(tries).toBe(0);
    expect((await handlers['exercise.open'](one)).answers).toEqual({ a: 'four' });
  });

  test('takes a text for no try, keeps it with its marks, and records it beside what is graded', async () => {
    const text = 'b: { type: text, rubric: [Says four.], sample: Four. }';
    const files = packWithFile('two.md', (file) =>
      file.replace('b: { type: integer, answer: "6" }', text),
    );
    const { handlers, raw } = testHandlers({
      packDirs: [writePack(temporaryFolder(), 'test', files)],
    });
    const check = (answers: AnswerInput['answers']) =>
      handlers['exercise.check']({ ...two, seed: 0, answers });
    const b = { text: 'Four', met: [] as number[] };
    const alone = await check({ b });
    expect([alone.verdict.status, alone.tries]).toEqual(['self-marked', 0]);
    expect((await handlers['exercise.open']({ ...two, seed: 0 })).answers).toEqual({ b });
    expect((await check({ a: '4', b })).tries).toBe(1);
    // To mark the text is no other try.
    const marked = { a: '4', b: { ...b, met: [0] } };
    expect((await check(marked)).tries).toBe(1);
    expect((await handlers['exercise.open']({ ...two, seed: 0 })).answers).toEqual(marked);
    const rows = raw.prepare('SELECT status, score, answers FROM attempts').all();
    expect(rows).toEqual([{ status: 'correct', score: 1, answers: JSON.stringify({ a: '4', b }) }]);
  });

  test('has the attempt on disk, with pack hash, hints and chain, when it answers', async () => {
    const { handlers, raw } = testHandlers();
    await handlers['exercise.hint']({ ...one, seed: 0, index: 0 });
    await handlers['exercise.solution']({ ...one, seed: 0 });
    await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    const row = raw.prepare('SELECT * FROM attempts').get();
    expect(row).toMatchObject({
      pack_id: 'test',
      exercise_id: 'one',
      seed: 0,
      answers: '{"a":"4"}',
      status: 'correct',
      score: 1,
      hints_seen: 1,
      solution_seen: 1,
      previous_hash: '0'.repeat(64),
    });
  });
});

describe('exercise.another', () => {
  test('draws numbers that were not worked on before', async () => {
    const { handlers } = testHandlers();
    const met: string[] = [];
    for (const seed of [1, 2, 3, 0]) {
      await handlers['draft.save']({ ...one, seed, answers: { a: '1' } });
      met.push((await handlers['exercise.open']({ ...one, seed })).problem.statement);
    }
    const { problem } = await handlers['exercise.another']({ ...one, seed: 0 });
    expect(met).not.toContain(problem.statement);
  });

  test('never draws what is on the screen already', async () => {
    const { handlers } = testHandlers();
    const shown = await handlers['exercise.another']({ ...one, seed: 0 });
    const next = await handlers['exercise.another']({ ...one, seed: shown.problem.seed });
    expect(next.problem.statement).not.toBe(shown.problem.statement);
  });

  test('says that an exercise has no other numbers', async () => {
    const { handlers } = testHandlers();
    await expect(handlers['exercise.another'](two)).rejects.toMatchObject({ code: 'no-variants' });
  });
});

describe('exercise.find', () => {
  test('leads from a code to the variant that it was given out for', async () => {
    const { handlers } = testHandlers();
    const place = { ...one, seed: 41, step: 3 };
    expect(await handlers['exercise.find']({ code: replayCode(place) })).toEqual(place);
  });

  test('says why a code opens nothing', async () => {
    const { handlers } = testHandlers();
    const code = replayCode({ packId: 'elsewhere', exerciseId: 'one', seed: 1, step: 0 });
    await expect(handlers['exercise.find']({ code })).rejects.toThrow('None of the packs here');
    await expect(handlers['exercise.find']({ code: 'abc' })).rejects.toThrow('this one has 3');
  });
});

describe('exercise.hint and exercise.solution', () => {
  test('stay on the page of their variant once they were seen', async () => {
    const { handlers } = testHandlers();
    const first = await handlers['exercise.hint']({ ...one, seed: 0, index: 0 });
    expect(plain(first)).toBe('Count on from 3.');
    await handlers['exercise.hint']({ ...one, seed: 0, index: 1 });
    await handlers['exercise.solution']({ ...one, seed: 0 });
    const page = plainData(await handlers['exercise.open']({ ...one, seed: 0 }));
    expect(page.hints).toEqual(['Count on from 3.', 'It ends at 4.']);
    expect(page.solution).toBe('One more than 3 is 4.');
    const other = await handlers['exercise.open']({ ...one, seed: 4 });
    expect(other).toMatchObject({ hints: [] });
    expect(other.solution).toBeUndefined();
  });
});

describe('home.open and pack.open', () => {
  test('lead from the first exercise on, as its needs are met', async () => {
    const { handlers } = testHandlers();
    const next = async () => (await handlers['home.open'](undefined)).next;
    expect(await next()).toEqual({
      ...one,
      title: 'One more',
      packTitle: 'Test pack',
      reason: 'A good place to start',
    });
    await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    expect(await next()).toMatchObject({ exerciseId: 'two', reason: 'Next in “First”' });
    await handlers['draft.save']({ ...two, seed: 0, answers: { a: '4' } });
    expect(await next()).toMatchObject({ reason: 'Continue where you left off' });
    await handlers['exercise.check']({ ...two, seed: 0, answers: { a: '4', b: '6' } });
    expect(await next()).toMatchObject({ exerciseId: 'three', reason: 'Next in “Last”' });
    const three = { packId: 'test', exerciseId: 'three', seed: 0, answers: { a: '4', b: '6' } };
    await handlers['exercise.check'](three);
    expect(await next()).toBeUndefined();
  });

  test('count what is solved and started, and keep a solved exercise solved', async () => {
    const { handlers } = testHandlers();
    await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    await handlers['exercise.check']({ ...one, seed: 1, answers: { a: '0' } });
    await handlers['exercise.check']({ ...two, seed: 0, answers: { a: '4' } });
    const { pack, exercises } = await handlers['pack.open']({ packId: 'test' });
    expect(pack).toMatchObject({ exerciseCount: 3, solvedCount: 1, startedCount: 1, issues: [] });
    expect(
      exercises.map(({ id, state, bestScore, attemptCount }) => [
        id,
        state,
        bestScore,
        attemptCount,
      ]),
    ).toEqual([
      ['one', 'solved', 1, 2],
      ['two', 'started', 0.5, 1],
      ['three', 'new', 0, 0],
    ]);
  });

  test('list recent work newest first, with the last score where there is one', async () => {
    const { handlers } = testHandlers();
    await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '0' } });
    await handlers['draft.save']({ ...two, seed: 0, answers: { a: '4' } });
    const { recent } = await handlers['home.open'](undefined);
    expect(recent.map(({ exerciseId, state, score }) => [exerciseId, state, score])).toEqual([
      ['two', 'started', undefined],
      ['one', 'started', 0],
    ]);
  });
});

describe('profiles and settings', () => {
  test('another learner starts afresh', async () => {
    const { handlers } = testHandlers();
    await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
    const { profileId } = await handlers['profile.create']({ name: 'Grace' });
    await handlers['profile.select']({ profileId });
    expect((await handlers['app.info'](undefined)).profile.name).toBe('Grace');
    expect((await handlers['home.open'](undefined)).recent).toEqual([]);
    expect(await handlers['profile.list'](undefined)).toHaveLength(2);
    expect(() => handlers['profile.select']({ profileId: 99 })).toThrow(/no learner number 99/);
  });

  test('a setting that is changed stays, the others keep their defaults', async () => {
    const { handlers } = testHandlers();
    expect(await handlers['settings.get'](undefined)).toMatchObject({ theme: 'system' });
    expect(await handlers['settings.set']({ theme: 'dark' })).toMatchObject({ theme: 'dark' });
    expect(await handlers['settings.set']({})).toMatchObject({ theme: 'dark' });
  });
});

describe('packs', () => {
  test('load as far as they can, with every issue in its place', async () => {
    const files = packWithFile('two.md', (text) => text.replace('difficulty: 2', 'difficulty: 9'));
    const { handlers, events } = testHandlers({
      packDirs: [writePack(temporaryFolder(), 'bad', files)],
    });
    const [pack] = await handlers['pack.list'](undefined);
    expect(pack).toMatchObject({ id: 'test', exerciseCount: 2 });
    expect(pack?.issues).toMatchObject([{ file: 'two.md', line: 5 }]);
    expect(events.map(([event]) => event)).toContain('pack-issue');
    expect((await handlers['exercise.open'](one)).problem.title).toBe('One more');
  });

  test('show a pack without readable manifest by the name of its folder', async () => {
    const files = packWithFile('pack.yaml', () => 'format: [');
    const { handlers } = testHandlers({
      packDirs: [writePack(temporaryFolder(), 'broken', files)],
    });
    const [pack] = await handlers['pack.list'](undefined);
    expect(pack).toMatchObject({ id: 'broken', exerciseCount: 0 });
    expect(pack?.issues.length).toBeGreaterThan(0);
  });

  test('leave out a second pack with the same id, and say so', async () => {
    const folder = temporaryFolder();
    writePack(folder, 'a');
    writePack(folder, 'b');
    const { handlers } = testHandlers({ packDirs: [folder] });
    const packs = await handlers['pack.list'](undefined);
    expect(packs).toHaveLength(1);
    expect(packs[0]?.issues[0]?.message).toContain('the id “test” is taken by another pack');
  });
});

import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ExportKind } from '#core/contract/learner.ts';
import { testHandlers } from '../../testing/test-handlers.ts';

type Handlers = ReturnType<typeof testHandlers>['handlers'];

const one = { packId: 'test', exerciseId: 'one' };

async function fetchExport(handlers: Handlers, kind: ExportKind) {
  const { name, size } = await handlers['export.make']({ kind });
  const bytes = await handlers['export.piece']({ name, offset: 0 });
  expect(bytes).toHaveLength(size);
  return bytes;
}

async function withAnswers() {
  const made = testHandlers();
  const { handlers } = made;
  await handlers['exercise.hint']({ ...one, seed: 0, index: 0 });
  await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '3' } });
  await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '4' } });
  await handlers['draft.save']({ ...one, seed: 7, answers: { a: 'half' } });
  await handlers['annotation.set']({ ...one, note: 'Add $1$.', isBookmarked: true });
  return made;
}

describe('a learner', () => {
  test('goes out as one file and comes in elsewhere with answers, drafts, hints and notes', async () => {
    const { handlers } = await withAnswers();
    const bytes = await fetchExport(handlers, 'learner');
    const other = testHandlers();
    const list = await other.handlers['profile.import']({ transfer: 't', bytes, isLast: true });
    expect(list.profiles.map(({ name, answers }) => [name, answers])).toEqual([
      ['Ada', 0],
      ['Ada', 2],
    ]);
    expect(list.current).toBe(list.profiles[1]?.profileId);
    const page = await other.handlers['exercise.open']({ ...one, seed: 0 });
    expect(page).toMatchObject({ tries: 2, hints: [expect.any(String)] });
    expect((await other.handlers['exercise.open']({ ...one, seed: 7 })).answers).toEqual({
      a: 'half',
    });
    expect(await other.handlers['annotation.find'](one)).toMatchObject({ note: 'Add $1$.' });
    expect(await other.handlers['backup.list'](undefined)).toMatchObject([{ reason: 'import' }]);
  });

  test.each([
    ['an answer changed', (text: string) => text.replace('correct', 'wrongly'), /answer 2 is not/],
    ['its end cut off', (text: string) => text.slice(0, -200), /lines are there|cannot be read/],
    ['something else in it', () => '{"hello": 1}\n', /line 1 cannot be read/],
  ])('is refused with %s, and nothing of it is kept', async (_what, change, message) => {
    const { handlers } = await withAnswers();
    const text = gunzipSync(await fetchExport(handlers, 'learner')).toString();
    const bytes = new Uint8Array(gzipSync(change(text)));
    const importing = handlers['profile.import']({ transfer: 't', bytes, isLast: true });
    await expect(importing).rejects.toThrow(message);
    expect((await handlers['profile.overview'](undefined)).profiles).toHaveLength(1);
  });

  test('can be renamed, hidden with all answers, and brought back; the only one stays', async () => {
    const { handlers } = await withAnswers();
    expect(() => handlers['profile.delete']({ profileId: 1 })).toThrow(/only learner/);
    const { profileId } = await handlers['profile.create']({ name: 'Bo' });
    await handlers['profile.rename']({ profileId: 1, name: 'Ada L.' });
    const hidden = await handlers['profile.delete']({ profileId: 1 });
    expect(hidden).toMatchObject({ current: profileId, deleted: [{ name: 'Ada L.' }] });
    const back = await handlers['profile.restore']({ profileId: 1 });
    expect(back.profiles.map(({ name, answers }) => [name, answers])).toEqual([
      ['Ada L.', 2],
      ['Bo', 0],
    ]);
  });
});

describe('export', () => {
  test('gives every answer as a line of CSV', async () => {
    const { handlers } = await withAnswers();
    const text = Buffer.from(await fetchExport(handlers, 'csv')).toString();
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      'attempt,time,pack,exercise,seed,status,score,hints,solution,answers,verdict',
    );
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(
      /^1,1970-01-01T00:\d\d:\d\d\.\d{3}Z,test,one,0,wrong,0,1,0,"\{""a"":""3""\}",/,
    );
  });

  test('gives everything of a learner as JSON, answers and verdicts as they are', async () => {
    const { handlers } = await withAnswers();
    await handlers['series.start']({ kind: 'placement' });
    const text = Buffer.from(await fetchExport(handlers, 'json')).toString();
    const record = JSON.parse(text) as Record<string, unknown>;
    expect(record).toMatchObject({
      format: 'chainrule-record',
      learner: { name: 'Ada' },
      rhythm: { minutes: 20 },
      attempts: [
        { exerciseId: 'one', answers: { a: '3' }, verdict: { status: 'wrong' }, hintsSeen: 1 },
        { exerciseId: 'one', answers: { a: '4' }, verdict: { status: 'correct' }, score: 1 },
      ],
      regrades: [],
      reveals: [{ kind: 'hint', number: 0 }],
      annotations: [{ ...one, note: 'Add $1$.', isBookmarked: true }],
      series: [{ kind: 'placement', isOver: false }],
      labRuns: [],
    });
    expect(record['drafts']).toContainEqual(
      expect.objectContaining({ ...one, seed: 7, answers: { a: 'half' } }),
    );
    expect(text).not.toContain('profileId');
  });

  test('gives the database itself', async () => {
    const { handlers } = await withAnswers();
    const bytes = await fetchExport(handlers, 'database');
    expect(Buffer.from(bytes.slice(0, 15)).toString()).toBe('SQLite format 3');
  });

  test('reads no other file than the one that was written last', () => {
    const { handlers } = testHandlers();
    expect(() => handlers['export.piece']({ name: '../chainrule.db', offset: 0 })).toThrow(/anew/);
  });
});

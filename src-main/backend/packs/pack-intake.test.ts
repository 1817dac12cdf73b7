import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PackPreview, PackWarning } from '#core/contract/pages.ts';
import { newSigningKey } from '../../pack-files/signing-keys.ts';
import { fingerprintOf } from '../../pack-files/signature.ts';
import { sha256 } from '../../pack-files/sha256.ts';
import { packVersion } from '../../pack-files/testing/pack-version.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testBackend } from '../../testing/test-backend.ts';
import { testHandlers } from '../../testing/test-handlers.ts';
import { writePack } from '../../testing/test-pack.ts';

type Handlers = ReturnType<typeof testHandlers>['handlers'];

const emptyHandlers = () => testHandlers({ packDirs: [] });
const newKey = () => newSigningKey(join(temporaryFolder(), 'key.pem'));

async function preview(handlers: Handlers, bytes: Uint8Array): Promise<PackPreview> {
  const half = Math.floor(bytes.length / 2);
  await handlers['pack.send']({ transfer: 'one', bytes: bytes.subarray(0, half) });
  const size = await handlers['pack.send']({ transfer: 'one', bytes: bytes.subarray(half) });
  expect(size).toBe(bytes.length);
  return handlers['pack.preview']({ transfer: 'one' });
}

async function takeIn(handlers: Handlers, bytes: Uint8Array, accepted: PackWarning['code'][] = []) {
  const { fileHash } = await preview(handlers, bytes);
  return handlers['pack.install']({ fileHash, accepted });
}

const variant = { packId: 'test', exerciseId: 'one', seed: 0 };
const codesOf = ({ warnings }: PackPreview) => warnings.map(({ code }) => code);

describe('taking in a pack', () => {
  test('shows what is in it, keeps nothing before it is accepted, then has it as one file', async () => {
    const { handlers, dataDir } = emptyHandlers();
    const bytes = packVersion('1.0.0');
    const shown = await preview(handlers, bytes);
    expect(shown).toMatchObject({
      ...{ id: 'test', title: 'Test pack', version: '1.0.0', size: bytes.length },
      fileHash: sha256(bytes),
      exercises: [
        { id: 'one', title: 'One more', section: 'First', change: 'new' },
        { id: 'two', change: 'new' },
        { id: 'three', change: 'new' },
      ],
      ...{ removed: [], isHere: false, warnings: [], signature: 'unsigned' },
    });
    expect([shown.fingerprint, shown.replaces]).toEqual([undefined, undefined]);
    expect(existsSync(join(dataDir, 'packs'))).toBe(false);

    const summary = await handlers['pack.install']({ fileHash: shown.fileHash, accepted: [] });
    expect(summary).toMatchObject({ id: 'test', exerciseCount: 3, isInstalled: true, issues: [] });
    expect(readdirSync(join(dataDir, 'packs'))).toEqual([`${sha256(bytes)}.chainpack`]);
    expect((await handlers['pack.list'](undefined)).map(({ id }) => id)).toEqual(['test']);
    expect((await handlers['exercise.open'](variant)).problem.statement).toContain('Look at');
  });

  test('refuses a damaged pack with its place, and keeps not a byte', async () => {
    const { handlers, dataDir } = emptyHandlers();
    const bytes = Buffer.from(packVersion('1.0.0'));
    bytes[bytes.indexOf('exercises/one.json') + 60] = 0;
    await expect(preview(handlers, bytes)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^This pack is not taken: exercises\/one\.json: .+\. Nothing of it was kept\./,
      ) as string,
    });
    await expect(
      handlers['pack.install']({ fileHash: sha256(bytes), accepted: [] }),
    ).rejects.toMatchObject({ code: 'pack-preview' });
    expect(existsSync(join(dataDir, 'packs'))).toBe(false);
  });

  test('says that a file did not arrive, or is too large', async () => {
    const { handlers } = emptyHandlers();
    expect(() => handlers['pack.preview']({ transfer: 'none' })).toThrow('did not arrive whole');
    const send = () => handlers['pack.send']({ transfer: 'a', bytes: new Uint8Array(30_000_000) });
    await send();
    expect(send).toThrow('at most 50 MB');
  });
});

describe('a pack file that is opened from outside', () => {
  test('reaches the window that waits, or the next one that asks', async () => {
    const { handlers, inbox } = emptyHandlers();
    const file = join(temporaryFolder(), 'mine.chainpack');
    writeFileSync(file, packVersion('1.0.0'));
    const waiting = handlers['pack.opened'](undefined);
    inbox.open(file);
    inbox.open(`${file}.gone`);
    const { name, transfer = '' } = (await waiting) ?? { name: '' };
    expect(name).toBe('mine.chainpack');
    expect((await handlers['pack.preview']({ transfer })).id).toBe('test');
    expect(await handlers['pack.opened'](undefined)).toMatchObject({
      name: 'mine.chainpack.gone',
      problem: `${file}.gone: expected a pack file (.chainpack), but there is no file of that name.`,
    });
  });
});

describe('a backup', () => {
  test('is taken before a pack comes in where there are answers', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    expect(await handlers['backup.list'](undefined)).toEqual([]);
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    await takeIn(handlers, packVersion('1.1.0'));
    expect(await handlers['backup.list'](undefined)).toMatchObject([
      { reason: 'import', attempts: 1 },
    ]);
  });
});

describe('updating a pack', () => {
  test('lists what changed, keeps answers and drafts, and leaves one file', async () => {
    const { handlers, dataDir } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    await handlers['draft.save']({ ...variant, exerciseId: 'two', answers: { a: '5' } });

    const bytes = packVersion('1.1.0', { sentence: 'See {n}.' });
    const shown = await preview(handlers, bytes);
    expect(shown.exercises.map(({ change }) => change)).toEqual(['changed', 'same', 'same']);
    expect(shown.replaces).toEqual({ title: 'Test pack', version: '1.0.0', isInstalled: true });
    await handlers['pack.install']({ fileHash: shown.fileHash, accepted: [] });

    expect(readdirSync(join(dataDir, 'packs'))).toEqual([`${sha256(bytes)}.chainpack`]);
    const { pack, exercises } = await handlers['pack.open']({ packId: 'test' });
    expect([pack.version, pack.solvedCount]).toEqual(['1.1.0', 1]);
    expect(exercises.map(({ state }) => state)).toEqual(['solved', 'started', 'new']);
    expect((await handlers['exercise.open'](variant)).problem.statement).toContain('See');
    expect((await preview(handlers, bytes)).isHere).toBe(true);
  });

  test('asks before an older version, and before another key or none', async () => {
    const { handlers } = emptyHandlers();
    const [key, other] = [newKey(), newKey()];
    await takeIn(handlers, packVersion('1.10.0', { key }));
    expect(codesOf(await preview(handlers, packVersion('1.10.1', { key })))).toEqual([]);
    expect(codesOf(await preview(handlers, packVersion('1.9.0', { key })))).toEqual([
      'older-version',
    ]);
    expect(codesOf(await preview(handlers, packVersion('2.0.0')))).toEqual(['changed-key']);
    const foreign = await preview(handlers, packVersion('2.0.0', { key: other }));
    expect(codesOf(foreign)).toEqual(['changed-key']);
    expect(foreign.warnings[0]?.message).toContain(fingerprintOf(key.publicKey));
    expect(foreign.warnings[0]?.message).toContain(fingerprintOf(other.publicKey));

    const { fileHash } = foreign;
    await expect(
      handlers['pack.install']({ fileHash, accepted: ['older-version'] }),
    ).rejects.toMatchObject({ code: 'pack-consent', message: foreign.warnings[0]?.message });
    await handlers['pack.install']({ fileHash, accepted: ['changed-key'] });
    // From now on the other key is the one expected, and the first one is remembered with its version.
    expect(codesOf(await preview(handlers, packVersion('2.0.1', { key: other })))).toEqual([]);
    expect(codesOf(await preview(handlers, packVersion('1.9.0', { key })))).toEqual([
      'changed-key',
      'older-version',
    ]);
  });

  test('remembers the highest version when the pack was removed meanwhile', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('3.0.0'));
    await handlers['pack.remove']({ packId: 'test' });
    expect(codesOf(await preview(handlers, packVersion('2.0.0')))).toEqual(['older-version']);
  });
});

describe('grading earlier answers by a new version', () => {
  test('tells which would be graded otherwise, from what to what and in which part, and changes nothing', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    for (const a of ['4', '5', 'many'])
      await handlers['exercise.check']({ ...variant, answers: { a } });
    await handlers['exercise.check']({
      ...variant,
      exerciseId: 'two',
      answers: { a: '4', b: '6' },
    });

    // The numbers of the source are n = 3: 4 was right and is one too few now.
    const { fileHash } = await preview(handlers, packVersion('1.1.0', { answer: 'n + 2' }));
    const [diff, ...others] = await handlers['pack.regrade']({ fileHash });
    expect(others).toEqual([]);
    expect(diff).toMatchObject({ name: 'Ada', isAtWork: true, answers: 2, graded: 2 });
    expect(diff?.changes).toMatchObject([
      {
        ...{ title: 'One more', seed: 0, question: 'same' },
        before: { status: 'wrong', score: 0 },
        after: { status: 'correct', score: 1 },
        parts: [{ name: 'a', before: 'wrong', after: 'correct' }],
      },
      {
        before: { status: 'correct', score: 1 },
        after: { status: 'wrong', score: 0 },
        parts: [{ name: 'a', before: 'correct', after: 'wrong' }],
      },
    ]);
    expect((await handlers['pack.list'](undefined))[0]).toMatchObject({
      version: '1.0.0',
      solvedCount: 2,
    });

    const countsRegradeFor = [diff?.profileId ?? 0];
    await handlers['pack.install']({ fileHash, accepted: [], countsRegradeFor });
    const { exercises } = await handlers['pack.open']({ packId: 'test' });
    expect(exercises[0]).toMatchObject({ state: 'solved', bestScore: 1 });
    const marks = (await handlers['progress.open'](undefined)).attempts.map(({ score }) => score);
    expect(marks).toEqual([1, 1, 0]);
    const again = await preview(
      handlers,
      packVersion('1.2.0', { answer: 'n + 2', sentence: '{n}.' }),
    );
    const { fileHash: third } = again;
    expect((await handlers['pack.regrade']({ fileHash: third }))[0]?.changes).toEqual([]);
  });

  test('changes no mark unless the learner wants that', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    const summary = await takeIn(handlers, packVersion('1.1.0', { answer: 'n + 2' }));
    expect(summary.solvedCount).toBe(1);
  });

  test('has nothing to tell where no answered exercise changed, and says when the question reads otherwise', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    await handlers['exercise.check']({
      ...variant,
      exerciseId: 'two',
      answers: { a: '4', b: '6' },
    });
    const change = { answer: 'n + 2', sentence: 'See {n}.' };
    const { fileHash } = await preview(handlers, packVersion('1.1.0', change));
    const regrade = async () => (await handlers['pack.regrade']({ fileHash }))[0];
    expect(await regrade()).toMatchObject({ answers: 0, graded: 0, changes: [] });
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    expect((await regrade())?.changes.map(({ question }) => question)).toEqual(['changed']);
  });

  test('does not say whether a question changed whose version is not here any more', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    await takeIn(handlers, packVersion('1.1.0', { sentence: 'See {n}.' }));
    const { fileHash } = await preview(handlers, packVersion('1.2.0', { answer: 'n + 2' }));
    const [diff] = await handlers['pack.regrade']({ fileHash });
    expect(diff?.changes.map(({ question }) => question)).toEqual(['unknown']);
  });

  test('is offered for every learner of the machine, and counts for those alone for whom it is wanted', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    const [ada] = await handlers['profile.list'](undefined);
    const ben = await handlers['profile.create']({ name: 'Ben' });
    await handlers['profile.create']({ name: 'Eve' });
    const solvedBy = async (profileId = 0) => {
      await handlers['profile.select']({ profileId });
      return (await handlers['pack.list'](undefined))[0]?.solvedCount;
    };
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    await handlers['profile.select']({ profileId: ben.profileId });
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    await solvedBy(ada?.profileId);

    const { fileHash } = await preview(handlers, packVersion('1.1.0', { answer: 'n + 2' }));
    const diffs = await handlers['pack.regrade']({ fileHash });
    expect(diffs.map(({ name, isAtWork, changes }) => [name, isAtWork, changes.length])).toEqual([
      ['Ada', true, 1],
      ['Ben', false, 1],
    ]);
    const countsRegradeFor = [ben.profileId];
    await handlers['pack.install']({ fileHash, accepted: [], countsRegradeFor });
    expect([await solvedBy(ada?.profileId), await solvedBy(ben.profileId)]).toEqual([1, 0]);
  });
});

describe('removing a pack', () => {
  test('takes its file away and keeps the history, which is there again with the pack', async () => {
    const { handlers, dataDir } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    await handlers['exercise.check']({ ...variant, answers: { a: '4' } });
    await handlers['pack.remove']({ packId: 'test' });
    expect(await handlers['pack.list'](undefined)).toEqual([]);
    expect(readdirSync(join(dataDir, 'packs'))).toEqual([]);
    await expect(handlers['pack.remove']({ packId: 'test' })).rejects.toThrow(
      'no pack that was taken',
    );
    const summary = await takeIn(handlers, packVersion('1.0.0'));
    expect(summary.solvedCount).toBe(1);
  });

  test('can be undone without the file', async () => {
    const { handlers } = emptyHandlers();
    await takeIn(handlers, packVersion('1.0.0'));
    const { fileHash = '' } = await handlers['pack.remove']({ packId: 'test' });
    await handlers['pack.install']({ fileHash, accepted: [] });
    expect((await handlers['pack.list'](undefined)).map(({ id }) => id)).toEqual(['test']);
  });

  test('brings back the pack of the app whose place it took', async () => {
    const { handlers } = testHandlers();
    const shown = await preview(handlers, packVersion('2.0.0', { sentence: 'See {n}.' }));
    expect(codesOf(shown)).toEqual(['takes-place']);
    expect(shown.replaces?.isInstalled).toBe(false);
    await handlers['pack.install']({ fileHash: shown.fileHash, accepted: ['takes-place'] });
    const versions = async () =>
      (await handlers['pack.list'](undefined)).map((pack) => pack.version);
    expect(await versions()).toEqual(['2.0.0']);
    await handlers['pack.remove']({ packId: 'test' });
    expect(await versions()).toEqual(['1.0.0']);
    expect((await handlers['exercise.open'](variant)).problem.statement).toContain('Look at');
  });
});

describe('the next start', () => {
  test('has the packs again, sweeps what was left behind, and leaves other files alone', async () => {
    const options = { dataDir: temporaryFolder(), packDirs: [writePack(temporaryFolder())] };
    const first = testBackend(options);
    const bytes = packVersion('1.0.0', { id: 'mine' });
    await takeIn(first.handlers, bytes);
    await first.close();
    const folder = join(options.dataDir, 'packs');
    for (const name of ['.x.chainpack.1.unfinished', `${'0'.repeat(64)}.chainpack`, 'notes.txt'])
      writeFileSync(join(folder, name), 'left');

    const { handlers } = testBackend(options);
    const packs = await handlers['pack.list'](undefined);
    expect(packs.map(({ id, isInstalled }) => [id, isInstalled])).toEqual([
      ['test', false],
      ['mine', true],
    ]);
    expect(readdirSync(folder).sort()).toEqual([`${sha256(bytes)}.chainpack`, 'notes.txt'].sort());
    const page = await handlers['exercise.open']({ ...variant, packId: 'mine' });
    expect(page.problem.statement).toContain('Look at');
  });

  test('says of a pack whose file was changed that it has to be taken in again', async () => {
    const options = { dataDir: temporaryFolder(), packDirs: [] };
    const first = testBackend(options);
    const bytes = packVersion('1.0.0');
    await takeIn(first.handlers, bytes);
    await first.close();
    const file = join(options.dataDir, 'packs', `${sha256(bytes)}.chainpack`);
    writeFileSync(file, packVersion('1.0.0', { sentence: 'Changed.' }));

    const second = testBackend(options);
    const [pack] = await second.handlers['pack.list'](undefined);
    expect(pack).toMatchObject({ id: 'test', exerciseCount: 0, isInstalled: true });
    expect(pack?.issues[0]?.message).toContain('take the pack in again');
    expect(readFileSync(file)).not.toEqual(Buffer.from(bytes));
    await takeIn(second.handlers, bytes, ['older-version', 'takes-place', 'changed-key']);
    expect((await second.handlers['pack.list'](undefined))[0]?.exerciseCount).toBe(3);
  });
});

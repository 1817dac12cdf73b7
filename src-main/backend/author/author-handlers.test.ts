import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testHandlers } from '../../testing/test-handlers.ts';
import { writePack } from '../../testing/test-pack.ts';

function atDesk() {
  const folder = writePack(temporaryFolder(), 'mine');
  return { folder, ...testHandlers({ packDirs: [] }) };
}

describe('the folder of an author', () => {
  test('shows its texts, pack.yaml first, and is remembered', async () => {
    const { handlers, folder } = atDesk();
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    mkdirSync(join(folder, 'primers'));
    writeFileSync(join(folder, 'primers/counting.md'), '---\n---\nOne.');
    const { files } = await handlers['author.open']({ folder });
    expect(files).toEqual(['pack.yaml', 'one.md', 'primers/counting.md', 'three.md', 'two.md']);
    expect((await handlers['author.start'](undefined)).recent).toEqual([folder]);
  });

  test('saves a text whole, and says what another program wrote meanwhile instead of overwriting it', async () => {
    const { handlers, folder } = atDesk();
    const path = 'one.md';
    const read = await handlers['author.read']({ folder, path });
    const saved = await handlers['author.save']({ ...read, folder, text: 'mine' });
    expect(readFileSync(join(folder, path), 'utf8')).toBe('mine');
    writeFileSync(join(folder, path), 'theirs');
    const stamp = 'stamp' in saved ? saved.stamp : '';
    expect(
      await handlers['author.save']({ folder, path, text: 'mine again', stamp }),
    ).toMatchObject({
      conflict: { path, text: 'theirs' },
    });
    expect(readFileSync(join(folder, path), 'utf8')).toBe('theirs');
    expect(
      await handlers['author.save']({ folder, path: 'two.md', text: 'x', stamp: '' }),
    ).toMatchObject({
      conflict: { path: 'two.md' },
    });
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test.each([
    '../outside.md',
    'primers/../../outside.md',
    '/outside.md',
    'a\\b.md',
    '.hidden.md',
    'run.sh',
    'other.yaml',
    'deep/er.md',
    'link.md',
    'primers/linked.md',
  ])('neither reads nor writes %s', (path) => {
    const { handlers, folder } = atDesk();
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'linked.md'), 'outside');
    symlinkSync(join(outside, 'linked.md'), join(folder, 'link.md'));
    symlinkSync(outside, join(folder, 'primers'));
    expect(() => handlers['author.read']({ folder, path })).toThrow('is no text of this folder');
    const save = () => handlers['author.save']({ folder, path, text: 'x', stamp: '' });
    expect(save).toThrow('is no text of this folder');
    expect(readFileSync(join(outside, 'linked.md'), 'utf8')).toBe('outside');
  });

  test('tells when another program changes it', async () => {
    const { handlers, folder } = atDesk();
    const { revision } = await handlers['author.open']({ folder });
    const waiting = handlers['author.watch']({ folder, revision });
    writeFileSync(join(folder, 'four.md'), 'new');
    expect((await waiting).files).toContain('four.md');
  });
});

describe('checking, drawing and grading', () => {
  test('goes by the text in the editor, with errors at their place', async () => {
    const { handlers, folder } = atDesk();
    const { text } = await handlers['author.read']({ folder, path: 'one.md' });
    const broken = text.replace('difficulty: 1', 'difficulty: 9');
    const found = await handlers['author.check']({ folder, path: 'one.md', text: broken });
    expect(found.issues[0]).toMatchObject({ file: 'one.md', line: 5, column: 13 });
    expect(found.exercises.map(({ id }) => id)).toEqual(['two', 'three']);
    await expect(handlers['author.draw']({ exerciseId: 'one', seed: 0 })).rejects.toThrow(
      'mend what is told about one.md',
    );

    const harder = text.replace('answer: "n + 1"', 'answer: "n + 2"');
    expect(
      (await handlers['author.check']({ folder, path: 'one.md', text: harder })).issues,
    ).toEqual([]);
    const page = await handlers['author.draw']({ exerciseId: 'one', seed: 0 });
    expect(page.problem.statement).toContain('Look at');
    const grade = (a: string) =>
      handlers['author.grade']({ exerciseId: 'one', seed: 0, answers: { a } });
    expect([(await grade('4')).status, (await grade('5')).status]).toEqual(['wrong', 'correct']);
    const other = await handlers['author.draw']({ exerciseId: 'one', seed: 0, fresh: true });
    expect(other.problem.seed).toBeGreaterThan(0);
    expect(await handlers['home.open'](undefined)).toMatchObject({ recent: [] });
  });

  test('tries an exercise on many draws', async () => {
    const { handlers, folder } = atDesk();
    await handlers['author.check']({ folder });
    const found = await handlers['author.lint']({ exerciseId: 'two', seeds: 3 });
    expect(found.map(({ file }) => file)).toContain('two.md');
    expect(found.map(({ message }) => message).join()).toMatch(/hint/);
  });
});

describe('a new assignment', () => {
  test('asks for every exercise and has no fault; there is one at most', async () => {
    const { handlers, folder } = atDesk();
    expect(handlers['author.assign']({ folder })).toBe('assignment.yaml');
    expect((await handlers['author.check']({ folder })).issues).toEqual([]);
    expect(readFileSync(join(folder, 'assignment.yaml'), 'utf8')).toMatch(
      /id: one, .*\n.*id: two, .*\n.*id: three, /,
    );
    expect(() => handlers['author.assign']({ folder })).toThrow('There is an assignment.yaml');
  });

  test('waits until there is an exercise that can be read', () => {
    const { handlers, folder } = atDesk();
    writeFileSync(join(folder, 'pack.yaml'), 'format: 1');
    expect(() => handlers['author.assign']({ folder })).toThrow('mend the errors first');
    expect(existsSync(join(folder, 'assignment.yaml'))).toBe(false);
  });
});

describe('an exercise from elsewhere', () => {
  test('stands in the folder and in the last section; its id has to be free', async () => {
    const { handlers, folder } = atDesk();
    const { text } = await handlers['author.read']({ folder, path: 'one.md' });
    const input = { folder, id: 'from-bench', text: text.replace('id: one', 'id: from-bench') };
    expect(handlers['author.addText'](input)).toBe('from-bench.md');
    const { issues, exercises } = await handlers['author.check']({ folder });
    expect(issues).toEqual([]);
    expect(exercises.map(({ id }) => id)).toContain('from-bench');
    expect(() => handlers['author.addText'](input)).toThrow('There is a file from-bench.md');
    expect(() => handlers['author.addText']({ ...input, id: '../up' })).toThrow('“../up”');
  });
});

describe('a new exercise', () => {
  test('comes from a template and stands in the last section', async () => {
    const { handlers, folder } = atDesk();
    const input = { folder, template: 'number', id: 'four', title: 'Four: “new”' };
    expect(await handlers['author.add'](input)).toBe('four.md');
    const { issues, exercises } = await handlers['author.check']({ folder });
    expect(
      issues.filter(({ file, message }) => file === 'four.md' && !message.includes('topic')),
    ).toEqual([]);
    expect(exercises.at(-1)).toMatchObject({ id: 'four', title: 'Four: “new”' });
    expect(() => handlers['author.add'](input)).toThrow('There is a file four.md already');
    expect(() => handlers['author.add']({ ...input, id: '../x' })).toThrow('expected an id');
  });

  test('comes with a new pack in a new folder', async () => {
    const { handlers } = testHandlers({ packDirs: [] });
    const folder = join(temporaryFolder(), 'fresh-pack');
    await handlers['author.create']({ folder, title: 'Fresh' });
    expect((await handlers['author.check']({ folder })).pack?.title).toBe('Fresh');
    expect(() => handlers['author.create']({ folder, title: 'Fresh' })).toThrow('something in it');
  });
});

describe('building', () => {
  test('writes the pack file into the folder, signed with the key of this machine, and shows it to the learner', async () => {
    const { handlers, folder } = atDesk();
    expect(await handlers['author.key'](undefined)).toBeNull();
    const key = await handlers['author.newKey'](undefined);
    expect(() => handlers['author.newKey'](undefined)).toThrow('already');
    const waiting = handlers['pack.opened'](undefined);
    const built = await handlers['author.build']({ folder, signs: true, takesIn: true });
    expect(built).toMatchObject({ id: 'test', exercises: 3, fingerprint: key.fingerprint });
    const { transfer = '' } = (await waiting) ?? {};
    expect((await handlers['pack.preview']({ transfer })).fingerprint).toBe(key.fingerprint);
  });

  test('tells what is at fault and writes nothing', async () => {
    const { handlers, folder } = atDesk();
    writeFileSync(join(folder, 'one.md'), 'nothing');
    const built = await handlers['author.build']({ folder, signs: false, takesIn: false });
    expect('issues' in built && built.issues[0]?.file).toBe('one.md');
    expect(existsSync(join(folder, 'test.chainpack'))).toBe(false);
  });
});

test('completing a path yields the folders that begin so', async () => {
  const { handlers } = testHandlers({ packDirs: [] });
  const parent = temporaryFolder();
  for (const name of ['alpha', 'Alps', 'beta', '.hidden']) mkdirSync(join(parent, name));
  writeFileSync(join(parent, 'alone.txt'), '');
  const complete = async (begin: string) => handlers['author.complete']({ begin });
  expect(await complete(join(parent, 'al'))).toEqual([join(parent, 'Alps'), join(parent, 'alpha')]);
  expect(await complete(`${parent}/`)).toHaveLength(3);
  expect(await complete(join(parent, 'nowhere/x'))).toEqual([]);
});

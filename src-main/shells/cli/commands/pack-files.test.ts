import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { packWithFile, TEST_PACK, writePack } from '../../../testing/test-pack.ts';
import { testPlaces } from '../../testing/test-places.ts';
import { runCommand } from '../run-command.ts';

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand({
    places: testPlaces(),
    args,
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Builds a pack of these files and yields the path of its file. */
async function build(files = TEST_PACK, ...more: string[]): Promise<string> {
  const target = join(temporaryFolder(), 'test.chainpack');
  const { code, err } = await run(
    'pack',
    'build',
    writePack(temporaryFolder(), 'test', files),
    '-o',
    target,
    ...more,
  );
  expect([code, err]).toEqual([0, '']);
  return target;
}

async function newKey(): Promise<{ file: string; fingerprint: string }> {
  const file = join(temporaryFolder(), 'key.pem');
  const { out } = await run('keys', 'new', file, '--json');
  return JSON.parse(out) as { file: string; fingerprint: string };
}

describe('chainrule pack build', () => {
  test('writes one file per pack into a folder, the same bytes each time', async () => {
    const [sources, target] = [temporaryFolder(), temporaryFolder()];
    writePack(sources);
    const { code, out } = await run('pack', 'build', sources, '-o', target);
    expect(code).toBe(0);
    expect(out).toContain('test 1.0.0, 3 exercises');
    expect(readdirSync(target)).toEqual(['test.chainpack']);
    expect(readFileSync(join(target, 'test.chainpack')).equals(readFileSync(await build()))).toBe(
      true,
    );
  });

  test('writes nothing for a pack with an issue, and tells all issues at their places', async () => {
    const files = packWithFile('two.md', (text) => text.replaceAll('answer: "', 'answer: "x'));
    const folder = writePack(temporaryFolder(), 'test', files);
    const target = temporaryFolder();
    const { code, out, err } = await run('pack', 'build', folder, '-o', target, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([{ path: folder }]);
    expect(err.split('\n')).toEqual([
      expect.stringContaining(`${join(folder, 'two.md')}:8:`),
      expect.stringContaining(`${join(folder, 'two.md')}:9:`),
    ]);
    expect(readdirSync(target)).toEqual([]);
  });

  test.each(['validate', 'build'])(
    'pack %s finds a picture that is not there, at its place',
    async (command) => {
      const files = packWithFile('two.md', (text) =>
        text.replace('\nTwice.', '\nTwice, as in ![a graph](pictures/graph.svg).'),
      );
      const folder = writePack(temporaryFolder(), 'test', files);
      const { code, err } = await run('pack', command, folder);
      expect(code).toBe(1);
      expect(err).toMatch(/two\.md:11:25: there is no picture pictures\/graph\.svg in this pack$/);
    },
  );

  test('names the content in JSON as inspect does', async () => {
    const file = await build();
    const { out } = await run('pack', 'inspect', file, '--json');
    const about = JSON.parse(out) as { hash: string; exercises: object[]; files: object[] };
    expect(about).toMatchObject({
      id: 'test',
      version: '1.0.0',
      signer: null,
      bytes: readFileSync(file).length,
    });
    expect([about.exercises.length, about.files.length]).toEqual([3, 4]);
    const { out: text } = await run('pack', 'inspect', file);
    expect(text).toContain(`content ${about.hash}`);
    expect(text).toContain('First:\n  one  One more\n  two  Twice\nLast:\n  three');
  });
});

describe('chainrule pack sign and verify', () => {
  let file: string;
  let key: { file: string; fingerprint: string };
  beforeAll(async () => {
    [file, key] = [await build(), await newKey()];
    expect((await run('pack', 'sign', file, '--key', key.file)).code).toBe(0);
  });

  test('a signed file is that of a build with the key, and tells its fingerprint', async () => {
    const built = await build(TEST_PACK, '--key', key.file);
    expect(readFileSync(built).equals(readFileSync(file))).toBe(true);
    expect((await run('pack', 'verify', file)).out).toBe(
      `${file}: whole, signed with the key ${key.fingerprint}`,
    );
    expect((await run('keys', 'show', key.file)).out).toBe(`${key.file}: ${key.fingerprint}`);
  });

  test('verify asks for the key that it is given, with or without blanks', async () => {
    const bare = key.fingerprint.replaceAll(' ', '').toUpperCase();
    expect((await run('pack', 'verify', file, '--key', bare)).code).toBe(0);
    const other = await newKey();
    const { code, err } = await run('pack', 'verify', file, '--key', other.fingerprint, '--json');
    expect([code, err]).toEqual([
      1,
      `${file}: expected the signature of the key ${other.fingerprint}, got ${key.fingerprint} [signature]`,
    ]);
    expect((await run('pack', 'verify', await build(), '--key', bare)).err).toContain('got none');
  });

  test('a damaged file is refused with place and code', async () => {
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('exercises/one.json') + 60] = 0;
    const damaged = join(temporaryFolder(), 'a.chainpack');
    writeFileSync(damaged, bytes);
    for (const command of ['verify', 'inspect'])
      expect((await run('pack', command, damaged, '--json')).code).toBe(
        command === 'verify' ? 1 : 0,
      );
    expect((await run('pack', 'verify', damaged)).err).toMatch(/: exercises\/one\.json: .+ \[zip-/);
  });

  test('what is no pack, and what is no file, is said in a sentence', async () => {
    expect((await run('pack', 'inspect', import.meta.filename)).err).toContain(
      'no pack [zip-structure]',
    );
    await expect(run('pack', 'inspect', 'no-such-file')).rejects.toThrow(
      'no-such-file: expected a pack file (.chainpack), but there is no file of that name.',
    );
    const folder = temporaryFolder();
    await expect(run('pack', 'verify', folder)).rejects.toThrow(
      `${folder}: expected a pack file (.chainpack), but it is a folder; “pack validate” checks`,
    );
  });
});

describe('chainrule pack diff', () => {
  test('tells what differs, and whose answers change on which seeds', async () => {
    const before = await build();
    const files = packWithFile('one.md', (text) => text.replace('"n + 1"', '"n + 2"')).map(
      (file) =>
        file.path === 'two.md'
          ? { ...file, text: file.text.replace('Twice 2?', 'Twice two?') }
          : file,
    );
    const after = writePack(temporaryFolder(), 'test', files);
    const { code, out } = await run('pack', 'diff', before, after, '--seeds', '1');
    expect([code, out.split('\n')]).toEqual([
      0,
      ['changed one  One more', '  seed 0, a: "4" → "5"', 'changed two  Twice, every answer stays'],
    ]);
    const { out: json } = await run('pack', 'diff', before, after, '--seeds', '3', '--json');
    const [one] = JSON.parse(json) as { answers: { seed: number }[] }[];
    expect(one?.answers.map(({ seed }) => seed)).toEqual([0, 1, 2]);
  });

  test('tells exercises that came and went, and that nothing differs', async () => {
    const manifest = packWithFile('pack.yaml', (text) =>
      text.replace('[one, two]', '[one]').replace('exercises: [three]', 'exercises: [three, four]'),
    );
    const files = manifest
      .filter(({ path }) => path !== 'two.md')
      .map((file) => ({ ...file, text: file.text.replace('needs: [two]', '') }));
    const three = files.find(({ path }) => path === 'three.md')!;
    const four = { path: 'four.md', text: three.text.replace('id: three', 'id: four') };
    const folder = writePack(temporaryFolder(), 'test', [...files, four]);
    const { out } = await run('pack', 'diff', await build(), folder);
    expect(out.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'changed three',
      'added four',
      'removed two',
    ]);
    expect((await run('pack', 'diff', folder, folder)).out).toBe('no exercise differs');
  });
});

describe('chainrule pack new', () => {
  test('starts a pack in which nothing is wrong', async () => {
    const folder = join(temporaryFolder(), 'my-pack');
    expect((await run('pack', 'new', folder, '--title', 'My: pack')).code).toBe(0);
    const target = temporaryFolder();
    const { err } = await run('pack', 'build', folder, '-o', target);
    expect([err, readdirSync(target)]).toEqual(['', ['my-pack.chainpack']]);
    expect((await run('pack', 'inspect', join(target, 'my-pack.chainpack'))).out).toContain(
      'My: pack (my-pack 1.0.0)',
    );
  });

  test('refuses a folder with something in it, and a name that is no id', async () => {
    await expect(run('pack', 'new', writePack(temporaryFolder()))).rejects.toThrow(
      'there is something in it',
    );
    await expect(run('pack', 'new', join(temporaryFolder(), 'My Pack'))).rejects.toThrow(
      'such as my-pack',
    );
  });
});

import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { placesOf } from '#core/exercise/places.ts';
import { packWithFile, TEST_PACK } from '../testing/test-pack.ts';
import { buildPack, packFile } from './build-pack.ts';
import { readPackFile } from './read-pack-file.ts';
import { sha256 } from './sha256.ts';
import { builtTestPack } from './testing/test-pack-file.ts';

const PICTURES = new Map([['pictures/a.svg', Buffer.from('<svg width="1"/>')]]);

describe('buildPack', () => {
  test('gives the same bytes for the same files, in whatever order and time zone', () => {
    const first = packFile(builtTestPack(TEST_PACK, PICTURES));
    const second = packFile(builtTestPack(TEST_PACK.toReversed(), PICTURES));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    const script = `
      import { buildPack, packFile } from '${import.meta.resolve('./build-pack.ts')}';
      import { sha256 } from '${import.meta.resolve('./sha256.ts')}';
      const { files } = JSON.parse(process.argv[1]);
      const pictures = new Map([['pictures/a.svg', Buffer.from('<svg width="1"/>')]]);
      console.log(sha256(packFile(buildPack(files, pictures).built)));`;
    for (const TZ of ['Pacific/Apia', 'America/St_Johns']) {
      const args = ['--input-type=module', '-e', script, JSON.stringify({ files: TEST_PACK })];
      const options = { encoding: 'utf8', env: { ...process.env, TZ, NODE_OPTIONS: '' } } as const;
      const { stdout, stderr } = spawnSync(process.execPath, args, options);
      expect([stdout.trim(), stderr]).toEqual([sha256(first), '']);
    }
  });

  test('is read back as the very exercises that its Markdown gives', () => {
    const built = builtTestPack(TEST_PACK, PICTURES);
    const { pack, opened } = readPackFile(packFile(built));
    expect(pack).toEqual(built.pack);
    expect(opened.hash).toBe(built.hash);
    expect([...placesOf(pack.exercises[0]!).keys()]).toContain('parts.a.misreadings.0.say');
  });

  test('is a zip file that others read, too', () => {
    const files = unzipSync(packFile(builtTestPack(TEST_PACK, PICTURES)));
    expect(Object.keys(files)).toEqual([
      'pack.json',
      'exercises/one.json',
      'exercises/three.json',
      'exercises/two.json',
      'pictures/a.svg',
    ]);
    const { head, body } = JSON.parse(Buffer.from(files['exercises/one.json']!).toString()) as {
      head: Record<string, unknown>;
      body: string[];
    };
    expect(head['parameters']).toEqual({ n: 'integer 2..99' });
    expect(body[0]).toBe('Look at {n}.');
  });

  test('names the content: by another text, picture or version, and by nothing else', () => {
    const hashOf = (files = TEST_PACK, pictures?: Map<string, Uint8Array>) =>
      builtTestPack(files, pictures).hash;
    const hashes = [
      hashOf(),
      hashOf(TEST_PACK, PICTURES),
      hashOf(packWithFile('one.md', (text) => text.replace('Look at', 'See'))),
      hashOf(packWithFile('pack.yaml', (text) => text.replace('1.0.0', '1.0.1'))),
    ];
    expect(new Set(hashes).size).toBe(4);
    expect(hashOf(packWithFile('pack.yaml', (text) => `# a comment\n${text}`))).toBe(hashes[0]);
  });

  test('leaves out what is broken, and tells it', () => {
    const files = packWithFile('two.md', (text) => text.replace('answer: "4"', 'answer: "4 +"'));
    const { built, issues } = buildPack(files);
    expect([...(built?.entries.keys() ?? [])]).toEqual([
      'pack.json',
      'exercises/one.json',
      'exercises/three.json',
    ]);
    expect(issues.map(({ file }) => file)).toEqual(['two.md']);
  });

  test('says where a value of YAML has no form in JSON', () => {
    // The number becomes the name of a value, which is fine for a formula and lost in JSON.
    const files = packWithFile('two.md', (text) =>
      text
        .replace('parts:', 'let: { Infinity: "4" }\nparts:')
        .replace('answer: "4"', 'answer: .inf'),
    );
    expect(buildPack(files).issues).toContainEqual({
      file: 'two.md',
      line: 9,
      column: 31,
      message: 'expected a text, a finite number, a list or a key with values',
    });
  });
});

import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#core/pack/limits.ts';
import { PackRefusal, refusalLine, type RefusalCode } from '#core/pack/refusal.ts';
import { openPack } from './open-pack.ts';
import { readPackFile } from './read-pack-file.ts';
import { rawZip, type RawEntry } from './testing/raw-zip.ts';
import { exerciseText, packOf, testEntries } from './testing/test-pack-file.ts';

/** What a pack is refused with. */
function refusalOf(bytes: Uint8Array): PackRefusal {
  try {
    readPackFile(bytes);
  } catch (thrown) {
    if (thrown instanceof PackRefusal) return thrown;
    throw thrown;
  }
  throw new Error('the pack was taken');
}

/** The test pack with one more entry, or with its second entry changed. */
const withEntry = (entry: RawEntry): Buffer => rawZip([...testEntries(), entry]);
const withSecond = (change: Partial<RawEntry>): Buffer =>
  rawZip(testEntries().map((entry, at) => (at === 1 ? { ...entry, ...change } : entry)));
const named = (name: string | Buffer): Buffer => withEntry({ name, content: 'x' });

type Case = [title: string, code: RefusalCode, bytes: () => Uint8Array, place?: string];

function refuses(cases: readonly Case[]): void {
  test.each(cases)('refuses %s', (_, code, bytes, place) => {
    const refusal = refusalOf(bytes());
    expect([refusal.code, refusal.message]).toEqual([code, expect.stringMatching(/^\S.{10,}$/)]);
    if (place !== undefined) expect(refusalLine(refusal)).toContain(place);
  });
}

test('the test pack itself is taken', () => {
  expect(readPackFile(rawZip(testEntries())).pack.exercises).toHaveLength(3);
  expect(readPackFile(packOf({})).pack.exercises).toHaveLength(3);
});

describe('names', () => {
  refuses([
    ['a way up', 'entry-name', () => named('../evil.json')],
    ['a way up in the middle', 'entry-name', () => named('exercises/../../evil.json')],
    ['an absolute path', 'entry-name', () => named('/etc/passwd')],
    ['a drive', 'entry-name', () => named('C:evil.json')],
    ['a share of another machine', 'entry-name', () => named('\\\\host\\share')],
    ['a backslash', 'entry-name', () => named('exercises\\evil.json')],
    ['an empty name', 'entry-name', () => named('')],
    ['a folder', 'entry-name', () => named('exercises/')],
    ['a device of Windows', 'entry-name', () => named('pictures/con.png')],
    ['a device with a superscript digit', 'entry-name', () => named('pictures/COM¹.png')],
    ['a dot at the end', 'entry-name', () => named('exercises/a.json.')],
    ['a blank at the end', 'entry-name', () => named('exercises/a.json ')],
    ['a stream of a file', 'entry-name', () => named('exercises/a.json:more')],
    ['a control character', 'entry-name', () => named('exercises/a\n.json'), 'a\\u{a}.json'],
    ['a zero byte', 'entry-name', () => named('exercises/a.json\0.png')],
    ['a turn of the direction of writing', 'entry-name', () => named('pictures/a\u202egnp.exe')],
    ['a name in too many folders', 'entry-name', () => named('a/'.repeat(8) + 'a')],
    ['a name of more than 200 bytes', 'limit', () => named('é'.repeat(101))],
    ['a name that is not UTF-8', 'text-encoding', () => named(Buffer.from([0x61, 0xff]))],
    ['the same name twice', 'entry-twice', () => named('exercises/one.json')],
    ['a name that differs in case alone', 'entry-twice', () => named('exercises/ONE.json')],
    ['a name that differs in its letters alone', 'entry-twice', () => named('exercises/ｏne.json')],
    ['a file that no pack has', 'entry-unknown', () => named('run.exe'), 'run.exe'],
    ['a file that pack.json does not list', 'entry-unknown', () => named('exercises/two-b.json')],
  ]);
});

describe('kinds of entries', () => {
  const unix = (mode: number) => ({ host: 3, attributes: mode * 0x10000 });
  refuses([
    ['a symbolic link', 'entry-kind', () => withSecond(unix(0o120777))],
    ['a device', 'entry-kind', () => withSecond(unix(0o060644))],
    ['a pipe', 'entry-kind', () => withSecond(unix(0o010644))],
    ['a folder in disguise', 'entry-kind', () => withSecond({ attributes: 0x10 })],
    ['a file with its owner’s rights', 'entry-kind', () => withSecond(unix(0o104755))],
    [
      'an encrypted file',
      'zip-feature',
      () => withSecond({ central: { flags: 1 }, local: { flags: 1 } }),
    ],
    [
      'sizes behind the content',
      'zip-feature',
      () => withSecond({ central: { flags: 8 }, local: { flags: 8 } }),
    ],
    [
      'another way of packing',
      'zip-feature',
      () => withSecond({ central: { method: 12 }, local: { method: 12 } }),
    ],
    ['64-bit sizes', 'zip-feature', () => withSecond({ central: { size: 0xffffffff } })],
    [
      'extra fields',
      'zip-feature',
      () => withSecond({ central: { extra: Buffer.from('up\x01\0x') } }),
    ],
    ['a comment on a file', 'zip-feature', () => withSecond({ central: { comment: 'hello' } })],
  ]);
});

describe('structure', () => {
  const sound = rawZip(testEntries());
  const twoTables = Buffer.concat([sound, rawZip([{ name: 'pack.json', content: '{}' }])]);
  refuses([
    ['a file in front', 'zip-structure', () => Buffer.concat([Buffer.from('#!/bin/sh\n'), sound])],
    [
      'bytes in front that the table knows of',
      'zip-structure',
      () => rawZip([{ ...testEntries()[0]!, before: Buffer.from('MZ') }]),
    ],
    [
      'bytes between two files',
      'zip-structure',
      () => withSecond({ before: Buffer.from('hidden') }),
    ],
    ['bytes after the end', 'zip-structure', () => Buffer.concat([sound, Buffer.from('x')])],
    ['a comment', 'zip-structure', () => rawZip(testEntries(), { comment: 'hello' })],
    ['two tables, one file after the other', 'zip-structure', () => twoTables],
    [
      'bytes between table and end',
      'zip-structure',
      () => rawZip(testEntries(), { beforeEnd: Buffer.from('hidden') }),
    ],
    [
      'a table with more files than it says',
      'zip-structure',
      () => rawZip(testEntries(), { count: 2 }),
    ],
    [
      'a table with fewer files than it says',
      'zip-structure',
      () => rawZip(testEntries(), { count: 5 }),
    ],
    ['an archive in several pieces', 'zip-feature', () => rawZip(testEntries(), { disk: 1 })],
    ['a table elsewhere', 'zip-structure', () => rawZip(testEntries(), { tableStart: 0 })],
    ['an empty file', 'zip-structure', () => Buffer.alloc(0)],
    ['no zip file at all', 'zip-structure', () => Buffer.from('<!doctype html>'.repeat(10))],
    ['an archive without files', 'entry-missing', () => rawZip([])],
    [
      'a local header with another name',
      'zip-local-header',
      () => withSecond({ local: { name: 'exercises/eno.json' } }),
      'exercises/one.json',
    ],
    [
      'a local header with another size',
      'zip-local-header',
      () => withSecond({ local: { size: 1 } }),
    ],
    [
      'a local header with another sum',
      'zip-local-header',
      () => withSecond({ local: { crc: 1 } }),
    ],
    [
      'a local header with another method',
      'zip-local-header',
      () => withSecond({ local: { method: 0 } }),
    ],
    [
      'a local header with extra fields',
      'zip-local-header',
      () => withSecond({ local: { extra: Buffer.from('xx\0\0') } }),
    ],
    [
      'two entries that share their bytes',
      'zip-overlap',
      () => withEntry({ name: 'exercises/four.json', isGhost: true, central: { offset: 0 } }),
    ],
    [
      'an entry inside another',
      'zip-overlap',
      () => withEntry({ name: 'exercises/four.json', isGhost: true, central: { offset: 40 } }),
    ],
    [
      'an entry that reaches into the table',
      'zip-overlap',
      () =>
        rawZip(
          testEntries().map((entry, at, all) =>
            at === all.length - 1
              ? { ...entry, central: { packed: 5000 }, local: { packed: 5000 } }
              : entry,
          ),
        ),
    ],
  ]);

  test('refuses a pack that is cut off, at every length', () => {
    for (let length = 0; length < sound.length; length += 7)
      expect(refusalOf(sound.subarray(0, length)).code).toBe('zip-structure');
  });
});

describe('sizes and sums', () => {
  const zeros = Buffer.alloc(2_000_001);
  const lie = (fields: object): Buffer => withSecond({ central: fields, local: fields });
  const lieFirst = (fields: object): Buffer =>
    rawZip(
      testEntries().map((entry, at) =>
        at === 0 ? { ...entry, central: fields, local: fields } : entry,
      ),
    );
  refuses([
    ['a wrong sum', 'zip-checksum', () => lie({ crc: 7 }), 'exercises/one.json'],
    ['a file longer than it says', 'zip-checksum', () => lieFirst({ size: 100 })],
    ['a file shorter than it says', 'zip-checksum', () => lieFirst({ size: 5000 })],
    [
      'bytes behind the end of the deflated ones',
      'zip-structure',
      () =>
        withSecond({
          packed: Buffer.concat([
            deflateRawSync(Buffer.from(exerciseText())),
            Buffer.from('hidden'),
          ]),
        }),
    ],
    [
      'deflated bytes that are none',
      'zip-checksum',
      () => withSecond({ packed: Buffer.from('not deflated') }),
    ],
    [
      'a file that grows more than 100 times',
      'limit',
      () => withEntry({ name: 'pictures/a.png', content: zeros }),
    ],
    ['a file of more than 20 MB', 'limit', () => lie({ size: LIMITS.file + 1 })],
    [
      'a stored file with two sizes',
      'limit',
      () =>
        withEntry({
          name: 'pictures/a.png',
          isStored: true,
          content: 'x',
          central: { size: 2 },
          local: { size: 2 },
        }),
    ],
    [
      'more than 2,000 files',
      'limit',
      () => rawZip(Array.from({ length: 2001 }, (_, at) => ({ name: `exercises/e${at}.json` }))),
    ],
    [
      'more than 200 MB when unpacked',
      'limit',
      () =>
        rawZip([
          ...testEntries(),
          ...Array.from({ length: 11 }, (_, at) => ({
            name: `pictures/p${at}.png`,
            packed: Buffer.alloc(250_000),
            central: { size: 19_000_000 },
            local: { size: 19_000_000 },
          })),
        ]),
    ],
    [
      'a text of more than 2 MB',
      'limit',
      () => packOf({ 'exercises/one.json': ' '.repeat(LIMITS.json + 1) }),
    ],
  ]);

  test('refuses a file of more than 50 MB without reading it', () => {
    const read = () => {
      throw new Error('read');
    };
    expect(() => openPack({ size: LIMITS.packed + 1, read })).toThrow(/at most 50 MB/);
  });
});

describe('JSON', () => {
  const one = (text: string | Buffer): Buffer => packOf({ 'exercises/one.json': text });
  const head = (from: string, to: string) => one(exerciseText().replace(from, to));
  const lineOf = (part: string): number =>
    exerciseText()
      .split('\n')
      .findIndex((line) => line.includes(part)) + 1;
  refuses([
    [
      'nesting of 100,000 lists',
      'json-depth',
      () => one('['.repeat(100_000)),
      'exercises/one.json:1:66:',
    ],
    [
      'the same key twice',
      'json-key',
      () => head('"difficulty": 1', '"difficulty": 1,\n    "difficulty": 1'),
      'exercises/one.json:9:5:',
    ],
    [
      'the key __proto__',
      'json-key',
      () => head('"difficulty": 1', '"difficulty": 1, "__proto__": {}'),
    ],
    [
      'the key __proto__ in escapes',
      'json-key',
      () => head('"difficulty": 1', '"difficulty": 1, "\\u005f_proto__": {}'),
    ],
    [
      '1e999',
      'json-number',
      () => head('"difficulty": 1', '"difficulty": 1e999'),
      'exercises/one.json:8:19:',
    ],
    ['NaN', 'json', () => head('"difficulty": 1', '"difficulty": NaN')],
    ['a number with a leading zero', 'json', () => head('"difficulty": 1', '"difficulty": 01')],
    ['a comment', 'json', () => head('"difficulty": 1', '/* */ "difficulty": 1')],
    ['a comma at the end', 'json', () => one('{"head": {}, "body": [""],}')],
    ['a text without an end', 'json', () => one('{"head": "')],
    ['half a character', 'text-encoding', () => head('One more', 'One \\ud800 more')],
    [
      'bytes that are not UTF-8',
      'text-encoding',
      () => one(Buffer.from('{"head":\n "\xff"}', 'latin1')),
      'exercises/one.json:2:1:',
    ],
    ['a mark of byte order', 'text-encoding', () => one(`\uFEFF${exerciseText()}`)],
    ['more after the value', 'json', () => one('{} {}')],
    [
      'an unknown key',
      'exercise',
      () => head('"difficulty": 1', '"difficulty": 1, "run": 1'),
      'exercises/one.json:8:22: unknown key “run”',
    ],
    [
      'a fault in the Markdown, at its line and column',
      'exercise',
      () => head('Look at {n}.', 'Look at {m}.'),
      `exercises/one.json:${lineOf('Look at')}:15: “m” is not defined`,
    ],
    [
      'Markdown whose lines share one',
      'exercise',
      () => one(exerciseText().replace('.",\n    "",', '.", "",')),
      'stands on a line of its own',
    ],
    ['a line break inside a line', 'exercise', () => head('Look at {n}.', 'Look\\nat {n}.')],
  ]);

  test('leaves the prototype of all objects as it was', () => {
    const keys = Object.getOwnPropertyNames(Object.prototype);
    refusalOf(head('"difficulty": 1', '"difficulty": 1, "__proto__": { "x": 1 }'));
    refusalOf(
      head('"difficulty": 1', '"difficulty": 1, "constructor": { "prototype": { "x": 1 } }'),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(keys);
  });
});

describe('the manifest', () => {
  const changed = (change: Parameters<typeof packOf>[1]): Buffer => packOf({}, change);
  const about = (more: object): Buffer =>
    changed((manifest) => ({ ...manifest, pack: { ...manifest.pack, ...more } }));
  refuses([
    [
      'a form of the future',
      'format',
      () => changed((manifest) => ({ ...manifest, format: 2 })),
      'pack.json:2:13: this pack has form 2',
    ],
    ['an unknown key', 'manifest', () => changed((manifest) => ({ ...manifest, script: '' }))],
    ['an id that is a path', 'manifest', () => about({ id: '../evil' })],
    ['SQL in an id', 'manifest', () => about({ id: "a'; DROP TABLE attempts; --" })],
    ['a list where a text belongs', 'manifest', () => about({ title: ['a'] })],
    [
      'a list that names a file twice',
      'manifest',
      () => changed((manifest) => ({ ...manifest, files: [...manifest.files, ...manifest.files] })),
    ],
    [
      'a list that names what is missing',
      'entry-missing',
      () =>
        changed((manifest) => ({
          ...manifest,
          files: [...manifest.files, { path: 'exercises/x.json', size: 1, sha256: '0'.repeat(64) }],
        })),
    ],
    [
      'another size',
      'entry-changed',
      () =>
        changed((manifest) => ({
          ...manifest,
          files: manifest.files.map((line) => ({ ...line, size: 1 })),
        })),
    ],
    [
      'another sum',
      'entry-changed',
      () =>
        changed((manifest) => ({
          ...manifest,
          files: manifest.files.map((line) => ({ ...line, sha256: '0'.repeat(64) })),
        })),
    ],
    [
      'an outline that promises something else',
      'outline',
      () =>
        changed((manifest) => ({
          ...manifest,
          exercises: manifest.exercises.map((one) => ({ ...one, title: 'Free' })),
        })),
    ],
    [
      'an exercise that no section names',
      'manifest',
      () => about({ sections: [{ title: 'First', exercises: ['one', 'two'] }] }),
    ],
    [
      'an exercise that nobody lists',
      'entry-unknown',
      () => packOf({ 'exercises/four.json': exerciseText() }),
    ],
    [
      'a formula of LaTeX that cannot be set',
      'manifest',
      () => about({ conventions: [{ title: 'A', text: '$\\frac$' }] }),
    ],
  ]);
});

import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { writePack } from '../../testing/test-pack.ts';
import { packHash } from './pack-hash.ts';
import { findPackFolders, readPackFolder } from './read-pack-folder.ts';

describe('findPackFolders', () => {
  test('yields a pack itself, or the packs in a folder, sorted', () => {
    const folder = temporaryFolder();
    const [b, a] = [writePack(folder, 'b'), writePack(folder, 'a')];
    mkdirSync(join(folder, 'empty'));
    expect(findPackFolders(folder)).toEqual([a, b]);
    expect(findPackFolders(a)).toEqual([a]);
  });

  test('says in a sentence that a path is no folder', () => {
    const missing = join(temporaryFolder(), 'missing');
    expect(() => findPackFolders(missing)).toThrow(`${missing} is not a folder.`);
  });
});

describe('readPackFolder', () => {
  test('reads the manifest and the exercises, and nothing else', () => {
    const folder = writePack(temporaryFolder());
    writeFileSync(join(folder, 'README.md'), 'about');
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    symlinkSync(join(folder, 'notes.txt'), join(folder, 'link.md'));
    const { files, issues, name } = readPackFolder(folder);
    expect(files.map(({ path }) => path)).toEqual(['one.md', 'pack.yaml', 'three.md', 'two.md']);
    expect(issues).toEqual([]);
    expect(name).toBe('test');
  });

  test('makes an issue of a file that is no text, or too long, and reads the others', () => {
    const folder = writePack(temporaryFolder());
    writeFileSync(join(folder, 'binary.md'), Buffer.from([0x2d, 0xff, 0xfe]));
    writeFileSync(join(folder, 'long.md'), 'x'.repeat(1_000_001));
    const { files, issues } = readPackFolder(folder);
    expect(issues.map(({ file }) => file)).toEqual(['binary.md', 'long.md']);
    expect(files).toHaveLength(4);
  });
});

describe('packHash', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  test('is the SHA-256 of a sorted list of path, size in bytes and SHA-256', () => {
    // “é” has two bytes in UTF-8.
    const expected = sha256(`a.md\0${2}\0${sha256('é')}\nb.md\0${1}\0${sha256('x')}\n`);
    const files = [
      { path: 'b.md', text: 'x' },
      { path: 'a.md', text: 'é' },
    ];
    expect(packHash(files)).toBe(expected);
    expect(packHash(files.reverse())).toBe(expected);
  });

  test('differs when a path, a text or the number of files differs', () => {
    const file = { path: 'a.md', text: 'x' };
    const hashes = [
      packHash([file]),
      packHash([{ ...file, path: 'b.md' }]),
      packHash([{ ...file, text: 'y' }]),
      packHash([file, { path: 'c.md', text: '' }]),
    ];
    expect(new Set(hashes).size).toBe(4);
  });
});

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { writePack } from '../../testing/test-pack.ts';
import { findPackFolders, findPacks, readPackFolder } from './read-pack-folder.ts';

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

describe('findPacks', () => {
  test('yields folders and pack files side by side, or the pack that it is given', () => {
    const folder = temporaryFolder();
    const [b, file] = [writePack(folder, 'b'), join(folder, 'a.chainpack')];
    writeFileSync(file, 'anything');
    mkdirSync(join(folder, 'c.chainpack'));
    expect(findPacks(folder)).toEqual([file, b]);
    expect(findPacks(file)).toEqual([file]);
    expect(findPacks(b)).toEqual([b]);
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

  test('reads the primers of its folder `primers`', () => {
    const folder = writePack(temporaryFolder());
    mkdirSync(join(folder, 'primers'));
    writeFileSync(join(folder, 'primers', 'counting.md'), '---\n---\nOne, two.');
    writeFileSync(join(folder, 'primers', 'notes.txt'), 'notes');
    const paths = readPackFolder(folder).files.map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('primers'))).toEqual(['primers/counting.md']);
  });

  test('reads pictures, and makes an issue of what is none', () => {
    const folder = writePack(temporaryFolder());
    mkdirSync(join(folder, 'pictures'));
    writeFileSync(join(folder, 'pictures', 'a.svg'), '<svg width="1"/>');
    writeFileSync(join(folder, 'pictures', 'b.png'), 'no picture');
    writeFileSync(join(folder, 'pictures', 'c.svg'), '<svg>\n<script/></svg>');
    const { pictures, issues } = readPackFolder(folder);
    expect([...pictures.keys()]).toEqual(['pictures/a.svg']);
    expect(issues.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['pictures/b.png', 1, 1],
      ['pictures/c.svg', 2, 1],
    ]);
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

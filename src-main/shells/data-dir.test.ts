import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PLACE_FILE, writePlace } from '../backend/folder/place-file.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { defaultDataDir, openDataDir } from './data-dir.ts';

const isRoot = process.getuid?.() === 0;

describe('defaultDataDir', () => {
  test('is where each system keeps the data of its programs', () => {
    expect(defaultDataDir('linux', {}, '/h')).toBe(join('/h', '.local/share/chainrule'));
    expect(defaultDataDir('linux', { XDG_DATA_HOME: '/x' }, '/h')).toBe(join('/x', 'chainrule'));
    expect(defaultDataDir('darwin', {}, '/h')).toBe(
      join('/h', 'Library/Application Support/Chainrule'),
    );
    expect(defaultDataDir('win32', { APPDATA: '/a' }, '/h')).toBe(join('/a', 'Chainrule'));
  });
});

describe('openDataDir', () => {
  test('makes the folder in a parent that exists, and takes one that is there', () => {
    const folder = join(temporaryFolder(), 'data');
    expect(openDataDir(folder)).toBe(folder);
    expect(existsSync(folder)).toBe(true);
    expect(openDataDir(folder)).toBe(folder);
  });

  test('makes no tree of folders that a slip of the pen names', () => {
    const parent = join(temporaryFolder(), 'missing');
    expect(() => openDataDir(join(parent, 'data'))).toThrow(`there is no folder ${parent}.`);
    expect(existsSync(parent)).toBe(false);
  });

  test('says in a sentence that a file is in its place, or among its parents', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openDataDir(file)).toThrow(`${file} is a file, not a folder.`);
    expect(() => openDataDir(join(file, 'data'))).toThrow(`there is no folder ${file}.`);
    expect(() => openDataDir(join(file, 'deeper', 'data'))).toThrow(/there is no folder/);
  });

  test('follows data that were moved, and says so when their disk is away', () => {
    const [start, stick] = [temporaryFolder(), join(temporaryFolder(), 'chainrule')];
    writePlace(start, stick);
    const sentence = /moved to .*, which is not there now\. Plug its disk in.*remove/;
    expect(() => openDataDir(start)).toThrow(sentence);
    mkdirSync(stick);
    expect(openDataDir(start)).toBe(stick);
    writeFileSync(join(start, PLACE_FILE), 'nonsense');
    expect(() => openDataDir(start)).toThrow(/does not tell where/);
  });

  // Nothing is read-only to root.
  test.skipIf(isRoot)('says in a sentence that the folder cannot be written to, or made', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(() => openDataDir(folder)).toThrow(`${folder} cannot be written to.`);
    expect(() => openDataDir(join(folder, 'data'))).toThrow(/cannot be made\. Choose another/);
    chmodSync(folder, 0o700);
  });

  // The system's own folder of processes takes no folders, not even from root.
  test.runIf(existsSync('/proc/self'))('says in a sentence that the folder cannot be made', () => {
    expect(() => openDataDir('/proc/chainrule')).toThrow('/proc/chainrule cannot be made.');
  });
});

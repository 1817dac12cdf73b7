import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { TEST_PACK } from '../testing/test-pack.ts';
import { loadPack, type LoadedPack } from './loaded-pack.ts';
import { packVersion } from './testing/pack-version.ts';

/** A pack file on the disk, loaded. */
function load(): { path: string; loaded: LoadedPack } {
  const path = join(temporaryFolder(), 'a.chainpack');
  writeFileSync(path, packVersion('1.0.0'));
  const { loaded, issues } = loadPack({ path });
  expect(issues).toEqual([]);
  return { path, loaded: loaded as LoadedPack };
}

describe('loadPack', () => {
  test('gives the same hash, outline, sums and exercises for a folder and its file', () => {
    const { loaded: file } = load();
    const { loaded: folder } = loadPack({ files: TEST_PACK, pictures: new Map() });
    expect([folder?.hash, folder?.outline, folder?.sums]).toEqual([
      file.hash,
      file.outline,
      file.sums,
    ]);
    expect(folder?.exercise('one')).toEqual(file.exercise('one'));
    expect([folder?.exercise('nine'), file.exercise('nine')]).toEqual([undefined, undefined]);
  });

  test('reads an exercise of a file when it is first asked for, and keeps it', () => {
    const { path, loaded } = load();
    const one = loaded.exercise('one');
    rmSync(path);
    expect(loaded.exercise('one')).toBe(one);
    expect(() => loaded.exercise('two')).toThrow();
  });

  test('holds what it reads later to what it read first', () => {
    const { path, loaded } = load();
    const bytes = readFileSync(path);
    bytes[bytes.indexOf('exercises/two.json') + 40] = 0;
    writeFileSync(path, bytes);
    expect(loaded.exercise('one')?.id).toBe('one');
    expect(() => loaded.exercise('two')).toThrow(
      /^This exercise cannot be read: exercises\/two\.json: .+\.$/,
    );
  });

  test('tells why a file is no pack, or is not there', () => {
    const path = join(temporaryFolder(), 'b.chainpack');
    expect(loadPack({ path }).issues[0]?.message).toMatch(/^it cannot be read \(ENOENT/);
    writeFileSync(path, 'nothing');
    expect(loadPack({ path }).issues).toEqual([
      {
        ...{ file: 'b.chainpack', line: 1, column: 1 },
        message: 'the file does not end like a pack: it is cut off, or no pack',
      },
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

const pack = {
  packId: 'demo',
  version: '1.0.0',
  fileHash: 'a'.repeat(64),
  contentHash: 'b'.repeat(64),
  installedAt: 1,
};

describe('installedPacks', () => {
  test('keeps one row per pack, the one put last', () => {
    const { database } = testDatabase();
    const newer = { ...pack, version: '1.1.0', fileHash: 'c'.repeat(64), installedAt: 2 };
    database.transact(() => database.installedPacks.put(pack));
    database.transact(() => database.installedPacks.put(newer));
    database.transact(() => database.installedPacks.put({ ...pack, packId: 'a' }));
    expect(database.installedPacks.all()).toEqual([{ ...pack, packId: 'a' }, newer]);
    database.transact(() => database.installedPacks.remove('demo'));
    expect(database.installedPacks.all().map(({ packId }) => packId)).toEqual(['a']);
  });

  test('refuses what is no hash', () => {
    const { database } = testDatabase();
    const put = () =>
      database.transact(() => database.installedPacks.put({ ...pack, fileHash: 'a' }));
    expect(put).toThrow();
    expect(database.installedPacks.all()).toEqual([]);
  });
});

describe('packKeys', () => {
  test('remembers the highest version of each key, and which was accepted last', () => {
    const { database } = testDatabase();
    const accept = (key: string, version: string, at: number) =>
      database.transact(() => database.packKeys.accept('demo', key, version, at));
    expect(database.packKeys.of('demo')).toEqual([]);
    accept('first', '1.9.0', 1);
    accept('second', '3.0.0', 2);
    accept('first', '1.10.0', 3);
    accept('first', '1.2.0', 4);
    expect(database.packKeys.of('demo')).toEqual([
      { publicKey: 'first', highestVersion: '1.10.0' },
      { publicKey: 'second', highestVersion: '3.0.0' },
    ]);
    expect(database.packKeys.of('other')).toEqual([]);
  });
});

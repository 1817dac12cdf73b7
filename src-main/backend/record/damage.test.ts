import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DamageKind } from '#core/contract/record.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { tamper } from '../../database/testing/test-database.ts';
import { answer, dataFolder, fingerprint, openKeeper } from './testing/test-record.ts';

/** Turns one bit over. */
function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

/** Also where a page lies that is no longer used. */
function putEverywhere(file: string, text: string, other: string): void {
  const bytes = readFileSync(file, 'latin1');
  writeFileSync(file, bytes.replaceAll(text, other), 'latin1');
}

const atText = (file: string, text: string): number => readFileSync(file).indexOf(text);
const cut = (share: number) => (file: string) =>
  truncateSync(file, Math.floor(readFileSync(file).length * share));

/** A folder as a crash leaves it: the newest answers in the WAL alone. */
async function crashed(): Promise<string> {
  const keeper = openKeeper(await dataFolder(5, 2));
  answer(keeper, 3);
  const copy = temporaryFolder();
  for (const name of readdirSync(keeper.dataDir)) {
    if (name.startsWith('chainrule.db') && !name.endsWith('-shm')) {
      copyFileSync(join(keeper.dataDir, name), join(copy, name));
    }
  }
  return copy;
}

type Case = [what: string, kind: DamageKind, damage: (file: string) => void];

const CASES: Case[] = [
  ...[1, 100, 4095, 4096, 8192].map((bytes): Case => [
    `cut to ${bytes} bytes`,
    bytes < 100 ? 'foreign' : 'truncated',
    (file) => truncateSync(file, bytes),
  ]),
  ...[0.3, 0.6, 0.99].map((share): Case => [`cut to ${share}`, 'truncated', cut(share)]),
  ['of another program', 'foreign', (file) => tamper(file, 'PRAGMA application_id = 7')],
  ['that is a text', 'foreign', (file) => writeFileSync(file, 'x'.repeat(5000))],
  ['with a bit of its first bytes turned', 'foreign', (file) => flip(file, 3)],
  ['with a bit of an answer turned', 'history', (file) => flip(file, atText(file, 'answer 3') + 7)],
  ['with a bit of a page head turned', 'corrupt', (file) => flip(file, 4096)],
  [
    'with a bit of its schema turned',
    'corrupt',
    (file) => putEverywhere(file, 'coalesce(newest.status', 'coalesce(newest.statur'),
  ],
  ['of a later version', 'newer', (file) => tamper(file, 'PRAGMA user_version = 999')],
  ['that is gone', 'absent', (file) => rmSync(file)],
  ['that is empty', 'absent', (file) => truncateSync(file, 0)],
];

describe('a database', () => {
  test.each(CASES)(
    '%s is left byte for byte, and a backup takes its place',
    async (_, kind, damage) => {
      const dataDir = await dataFolder(5, 2);
      damage(join(dataDir, 'chainrule.db'));
      const before = fingerprint(dataDir);
      const keeper = openKeeper(dataDir);
      expect(keeper.record.damage?.kind).toBe(kind);
      expect(keeper.record.damage?.sentence).toMatch(/\.$/);
      expect(fingerprint(dataDir)).toEqual(before);
      expect(() => keeper.record.database.profiles.list()).toThrow(keeper.record.damage?.sentence);

      const [newest] = keeper.record.backups();
      expect(newest).toMatchObject({ attempts: 5, reason: 'asked' });
      await keeper.record.restore(newest?.id ?? '');
      expect(keeper.record.damage).toBeUndefined();
      expect(keeper.record.database.attempts.count()).toBe(5);
      const aside = join(dataDir, 'set-aside');
      if (kind !== 'absent') expect(fingerprint(join(aside, '0001'))).toEqual(before);
      keeper.close();
      // What was decided is not asked again.
      const next = openKeeper(dataDir);
      expect(next.record.damage).toBeUndefined();
      expect(next.record.database.attempts.count()).toBe(5);
    },
  );

  test.each(['truncated', 'history', 'behind', 'wal-missing'])(
    'says how many answers it has when it is %s, so that the loss is a number',
    async (kind) => {
      const dataDir = kind === 'wal-missing' ? await crashed() : await dataFolder(5, 2);
      const file = join(dataDir, 'chainrule.db');
      if (kind === 'truncated') truncateSync(file, readFileSync(file).length - 100);
      if (kind === 'history') flip(file, atText(file, 'answer 3') + 7);
      if (kind === 'wal-missing') rmSync(`${file}-wal`);
      if (kind === 'behind') {
        const old = openKeeper();
        answer(old, 4);
        old.close();
        copyFileSync(old.file, file);
      }
      const { damage } = openKeeper(dataDir).record;
      expect(damage?.kind).toBe(kind);
      expect(damage?.attempts).toBe(kind === 'behind' ? 4 : 7);
    },
  );

  test('is read with what waits in its WAL after a crash', async () => {
    const { record } = openKeeper(await crashed());
    expect(record.damage).toBeUndefined();
    expect(record.database.attempts.count()).toBe(10);
  });

  test('of a later version that waits in the WAL is left byte for byte with it', () => {
    const dataDir = temporaryFolder();
    const other = openKeeper();
    answer(other, 1);
    tamper(other.file, 'PRAGMA user_version = 999');
    for (const end of ['', '-wal'])
      copyFileSync(other.file + end, join(dataDir, `chainrule.db${end}`));
    const before = fingerprint(dataDir);
    expect(Object.keys(before)).toHaveLength(2);
    expect(openKeeper(dataDir).record.damage?.kind).toBe('newer');
    expect(fingerprint(dataDir)).toEqual(before);
  });
});

describe('a decision', () => {
  test('to go on with changed answers holds until others are changed', async () => {
    const dataDir = await dataFolder(5, 2);
    const file = join(dataDir, 'chainrule.db');
    flip(file, atText(file, 'answer 3') + 7);
    const first = openKeeper(dataDir);
    await first.record.leave('as-is');
    expect(first.record.database.attempts.count()).toBe(7);
    first.close();
    const second = openKeeper(dataDir);
    expect(second.record.damage).toBeUndefined();
    second.close();
    flip(file, atText(file, 'answer 6') + 7);
    expect(openKeeper(dataDir).record.damage).toMatchObject({ kind: 'history', broken: [6] });
  });

  test('to begin anew sets the old one aside and begins with nothing, the backups staying', async () => {
    const dataDir = await dataFolder(5, 2);
    truncateSync(join(dataDir, 'chainrule.db'), 5000);
    const before = fingerprint(dataDir);
    const { record, close } = openKeeper(dataDir);
    await record.leave('anew');
    expect(record.database.attempts.count()).toBe(0);
    expect(fingerprint(join(dataDir, 'set-aside/0001'))).toEqual(before);
    expect(record.backups().map(({ attempts }) => attempts)).toEqual([0, 5]);
    close();
    expect(openKeeper(dataDir).record.damage).toBeUndefined();
  });

  test('that is not offered is refused', async () => {
    const dataDir = await dataFolder(1, 1);
    truncateSync(join(dataDir, 'chainrule.db'), 5000);
    await expect(openKeeper(dataDir).record.leave('as-is')).rejects.toThrow('cannot be left');
    await expect(openKeeper().record.leave('anew')).rejects.toThrow('cannot be left');
  });
});

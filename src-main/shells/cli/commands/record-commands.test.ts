import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer, dataFolder, openKeeper } from '../../../backend/record/testing/test-record.ts';
import { lockFolder } from '../../../database/instance-lock.ts';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { testPlaces } from '../../testing/test-places.ts';
import { runCommand } from '../run-command.ts';

/** Runs a command on a data folder and keeps what it says. */
async function run(dataDir: string, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand({
    places: testPlaces(),
    args: [...args, '--data-dir', dataDir],
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('chainrule backup', () => {
  test('takes a backup and names it', async () => {
    const dataDir = await dataFolder(3, 1);
    const { code, out } = await run(dataDir, 'backup');
    expect(code).toBe(0);
    expect(out).toMatch(/^000002_\S+_4_asked\.db: 4 answers, \d+ bytes$/);
    expect(JSON.parse((await run(dataDir, 'backup', '--json')).out)).toMatchObject({ attempts: 4 });
  });

  test('refuses a folder without answers, and one that is in use', async () => {
    await expect(run(temporaryFolder(), 'backup')).rejects.toThrow('holds no database of answers');
    const dataDir = await dataFolder(1, 0);
    const lock = lockFolder(dataDir);
    await expect(run(dataDir, 'backup')).rejects.toThrow('already running');
    lock.release();
  });
});

describe('chainrule check', () => {
  test('says what is in order', async () => {
    const { code, out } = await run(await dataFolder(3, 1), 'check');
    expect(code).toBe(0);
    expect(out).toMatch(/^chainrule\.db: 4 answers, in order\n000001_\S+: 3 answers, in order$/);
  });

  test('names what is damaged on stderr, exits 1, and changes nothing', async () => {
    const dataDir = await dataFolder(3, 1);
    const file = join(dataDir, 'chainrule.db');
    truncateSync(file, 9000);
    const before = readFileSync(file);
    const { code, err } = await run(dataDir, 'check');
    expect(code).toBe(1);
    expect(err).toMatch(/^chainrule\.db: The database of your answers was cut off: 9000 of/);
    expect(readFileSync(file)).toEqual(before);
    const [first] = JSON.parse((await run(dataDir, 'check', '--json')).out) as object[];
    expect(first).toMatchObject({ state: 'damaged', damage: { kind: 'truncated' } });
  });
});

describe('chainrule restore', () => {
  test('puts the newest backup in place and tells the loss as a number', async () => {
    const dataDir = await dataFolder(3, 4);
    const { code, out } = await run(dataDir, 'restore', 'newest');
    expect(code).toBe(0);
    expect(out).toContain('3 answers are back, 4 given after it are lost');
    const keeper = openKeeper(dataDir);
    answer(keeper, 1);
    expect(keeper.record.database.attempts.count()).toBe(4);
  });

  test('mends a damaged database', async () => {
    const dataDir = await dataFolder(3, 4);
    truncateSync(join(dataDir, 'chainrule.db'), 50);
    const { out } = await run(dataDir, 'restore', 'newest', '--json');
    expect(JSON.parse(out)).toMatchObject({ attempts: 3 });
    expect((await run(dataDir, 'check')).code).toBe(0);
  });

  test('names what there is when a backup is not', async () => {
    const dataDir = await dataFolder(3, 0);
    await expect(run(dataDir, 'restore', 'x')).rejects.toThrow(
      /^x: no such backup; there are 000001_/,
    );
    await expect(run(dataDir, 'restore')).rejects.toThrow('expected BACKUP or newest');
  });
});

describe('chainrule record', () => {
  test('exports a learner as a file, and takes it in beside those who are there', async () => {
    const file = join(temporaryFolder(), 'ada.chainlearner');
    const from = await dataFolder(3, 1);
    expect((await run(from, 'record', 'export', 'learner', file)).out).toBe(`${file}: 4 answers`);
    const to = await dataFolder(1, 0);
    const { out } = await run(to, 'record', 'import', file);
    expect(out).toBe('Ada is here as learner 2, with 4 answers');
    expect((await run(to, 'check')).out).toMatch(/^chainrule\.db: 5 answers, in order/);
  });

  test('exports the answers as a table, and the database as it is', async () => {
    const dataDir = await dataFolder(2, 0);
    const [table, database] = ['a.csv', 'a.db'].map((name) => join(temporaryFolder(), name));
    await run(dataDir, 'record', 'export', 'csv', table ?? '');
    expect(
      readFileSync(table ?? '', 'utf8')
        .trim()
        .split('\r\n'),
    ).toHaveLength(3);
    const { out } = await run(dataDir, 'record', 'export', 'database', database ?? '');
    expect(out).toBe(`${database}: 2 answers`);
    expect(readFileSync(database ?? '').toString('latin1', 0, 15)).toBe('SQLite format 3');
  });

  test('refuses an unknown kind, and a file that is none of ours', async () => {
    const dataDir = await dataFolder(1, 0);
    await expect(run(dataDir, 'record', 'export', 'xml', 'x')).rejects.toThrow('got xml');
    await expect(run(dataDir, 'record', 'import', '/nowhere')).rejects.toThrow('cannot be read');
  });
});

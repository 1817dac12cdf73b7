import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { assertDurable, connect, transact } from './connection.ts';

function table() {
  const connection = connect(join(temporaryFolder(), 'chainrule.db'));
  connection.exec('CREATE TABLE numbers (number INTEGER NOT NULL) STRICT');
  const add = connection.prepare<[number]>('INSERT INTO numbers VALUES (?)');
  const all = connection.prepare<[], number>('SELECT number FROM numbers').pluck();
  return { connection, add: (number: number) => add.run(number), all: () => all.all() };
}

describe('connect', () => {
  test('still syncs every commit after the first write', () => {
    const { connection, add } = table();
    add(1);
    expect(connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

describe('assertDurable', () => {
  test('passes for a connection of ours', () => {
    expect(() => assertDurable(table().connection)).not.toThrow();
  });

  test('throws when commits are not synced', () => {
    const { connection } = table();
    connection.pragma('synchronous = NORMAL');
    expect(() => assertDurable(connection)).toThrow(/expected journal wal and synchronous 2/);
  });
});

describe('transact', () => {
  test('keeps all that was written and returns the value', () => {
    const { connection, add, all } = table();
    expect(transact(connection, () => (add(1), add(2), 'done'))).toBe('done');
    expect(all()).toEqual([1, 2]);
  });

  test('keeps nothing when the action throws', () => {
    const { connection, add, all } = table();
    const failing = () => {
      add(1);
      throw new Error('no');
    };
    expect(() => transact(connection, failing)).toThrow('no');
    expect(all()).toEqual([]);
  });

  test('refuses to stand inside another', () => {
    const { connection, add, all } = table();
    const nested = () => transact(connection, () => transact(connection, () => add(1)));
    expect(nested).toThrow('expected no open transaction');
    expect(all()).toEqual([]);
  });

  test('says in a sentence that the disk is full, and works again when there is room', () => {
    const { connection, all } = table();
    connection.pragma(
      `max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`,
    );
    const fill = (count: number) =>
      transact(connection, () => {
        for (let i = 0; i < count; i++) connection.exec(`INSERT INTO numbers VALUES (${i})`);
      });
    expect(() => fill(5000)).toThrow(/the disk is full\. Make room and try again\.$/);
    expect(all()).toEqual([]);
    connection.pragma('max_page_count = 1000000');
    fill(3);
    expect(all()).toEqual([0, 1, 2]);
  });
});

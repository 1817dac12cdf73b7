import { expect, test } from 'vitest';
import { backupName, readBackupName } from './backup-name.ts';

const facts = {
  number: 12,
  at: Date.UTC(2026, 2, 1, 10, 20, 30, 456),
  attempts: 34,
  reason: 'schedule',
} as const;

test('backupName writes what readBackupName reads', () => {
  const id = backupName(facts);
  expect(id).toBe('000012_2026-03-01T10-20-30.456Z_34_schedule.db');
  expect(readBackupName(id)).toEqual({ id, ...facts });
});

test('backupName keeps a clock that is far ahead', () => {
  const far = { ...facts, at: Date.UTC(9999, 11, 31) };
  expect(readBackupName(backupName(far))?.at).toBe(far.at);
});

test.each([
  'chainrule.db',
  '000012_2026-03-01T10-20-30.456Z_34_whim.db',
  '000012_2026-13-41T10-20-30.456Z_34_schedule.db',
  '000012_2026-03-01T10-20-30.456Z_34_schedule.db-journal',
  '../000012_2026-03-01T10-20-30.456Z_34_schedule.db',
])('readBackupName passes over %s', (name) => {
  expect(readBackupName(name)).toBeUndefined();
});

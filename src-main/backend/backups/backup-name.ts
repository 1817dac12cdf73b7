import { BACKUP_REASONS, type Backup, type BackupReason } from '#core/contract/record.ts';

/** What the name of a backup says of it. */
export interface BackupFacts extends Omit<Backup, 'bytes'> {
  /** Counts up from 1: the order of backups, whatever the clock says. */
  number: number;
}

/** `000012_2026-03-01T10-20-30.456Z_1234_schedule.db`: its number, time, answers and reason. */
export function backupName(facts: Omit<BackupFacts, 'id'>): string {
  const time = new Date(facts.at).toISOString().replaceAll(':', '-');
  return `${String(facts.number).padStart(6, '0')}_${time}_${facts.attempts}_${facts.reason}.db`;
}

const NAME =
  /^(\d{6,9})_(\+?\d{4,6}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)_(\d{1,12})_([a-z]+)\.db$/;

/** None for a file that is no backup of ours. */
export function readBackupName(name: string): BackupFacts | undefined {
  const found = NAME.exec(name);
  if (!found) return undefined;
  const [, number, date, hour, minute, second, attempts, word] = found;
  const at = Date.parse(`${date}T${hour}:${minute}:${second}`);
  const reason = BACKUP_REASONS.find((one): one is BackupReason => one === word);
  if (Number.isNaN(at) || !reason) return undefined;
  return { id: name, number: Number(number), at, attempts: Number(attempts), reason };
}

/** Why the database of the learner's answers was not opened. */
export type DamageKind =
  /** It is gone, though backups or its WAL are there. */
  | 'absent'
  /** It holds fewer answers than its newest backup. */
  | 'behind'
  /** Pages of it are damaged. */
  | 'corrupt'
  /** Another program's, or damaged in its first bytes. */
  | 'foreign'
  /** Answers in it are not as they were recorded. */
  | 'history'
  /** Written by a later version of the app. */
  | 'newer'
  /** Another program holds it, the disk fails, or it could not be brought up to date. */
  | 'not-opened'
  /** Its end is missing. */
  | 'truncated'
  /** The file with its newest commits is missing. */
  | 'wal-missing';

export const BACKUP_REASONS = [
  /** The learner asked for it. */
  'asked',
  /** Half an hour of use has passed. */
  'schedule',
  /** Before the format of the database changes. */
  'migration',
  /** Before packs or results come in. */
  'import',
  /** Before a backup takes the database's place. */
  'restore',
  /** After a decision about a damaged database, so that it stands as the newest. */
  'decision',
] as const;

export type BackupReason = (typeof BACKUP_REASONS)[number];

/** A checked copy of the database. */
export interface Backup {
  id: string;
  reason: BackupReason;
  /** Unix time, ms. */
  at: number;
  /** Answers in it. */
  attempts: number;
  bytes: number;
}

/** How to go on where the database was not opened. */
export type WayOut =
  /** With the database as it is. */
  | 'as-is'
  /** With an empty one; the old one is set aside. */
  | 'anew'
  /** Look at it once more. */
  | 'again';

/** Whether what the learner does is kept. */
export interface RecordState {
  damage?: {
    kind: DamageKind;
    sentence: string;
    /** Answers in the damaged database; none when they cannot be counted. */
    attempts?: number;
    waysOut: WayOut[];
  };
  /** Answers in the open database. */
  attempts?: number;
  /** What waits in memory because it cannot be written. */
  unsaved: { answers: number; drafts: number; reason: string };
}

import type { Backup, BackupReason, RecordState } from '#core/contract/record.ts';

/** Why a backup was taken. */
export const REASON_WORDS: Record<BackupReason, string> = {
  asked: 'because you asked for it',
  schedule: 'after half an hour of work',
  migration: 'before an update of Chainrule',
  import: 'before an import',
  restore: 'before another backup took its place',
  decision: 'after a damage was dealt with',
};

/** "1 answer", "12 answers". */
export const answersInWords = (count: number): string =>
  count === 1 ? '1 answer' : `${count.toLocaleString('en')} answers`;

/** What going back to a backup costs, as a sentence; `attempts` are the answers there are now. */
export function lossInWords(attempts: number | undefined, backup: Backup): string {
  if (attempts === undefined) {
    return `Answers given after ${dateInWords(backup.at)} are lost; how many cannot be read.`;
  }
  const lost = Math.max(0, attempts - backup.attempts);
  if (lost === 0) return 'No answer is lost.';
  return `${answersInWords(lost)} given after it ${lost === 1 ? 'is' : 'are'} lost.`;
}

/** What waits to be written, and why, as sentences; none when nothing does. */
export function unsavedInWords(state: RecordState | undefined): string | undefined {
  const { answers = 0, drafts = 0, reason = '' } = state?.unsaved ?? {};
  if (answers + drafts === 0) return undefined;
  const what = [
    ...(answers > 0 ? [answersInWords(answers)] : []),
    ...(drafts > 0 ? [drafts === 1 ? '1 draft' : `${drafts} drafts`] : []),
  ].join(' and ');
  return `Not saved yet: ${what}. ${reason} Leave Chainrule open: what you did is kept in memory and saved as soon as that is possible.`;
}

/** Day and time, as a person says them. */
export const dateInWords = (at: number): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** "3.4 MB". */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

import { messageOf } from '#core/errors.ts';
import { examine, type Damage, type Finding } from '../../database/examine.ts';
import { newestVersion, readMigrations } from '../../database/migrate.ts';
import { openDatabase, type Database } from '../../database/open-database.ts';
import type { RecordOptions } from './record.ts';

/**
 * Opens the database when it is in order, after a backup if its format is about to change; else says
 * what is wrong, its files as they were. With `isDecided` it may hold less than its backups do. `looked` is what a look
 * at it just now has found; without, it is looked at here.
 */
export function openRecord(
  { file, migrationsDir, backups }: RecordOptions,
  isDecided: boolean,
  looked?: Finding,
): { database?: Database; damage?: Damage } {
  const newest = newestVersion(readMigrations(migrationsDir));
  const found = looked ?? examine(file, newest);
  if (found.state === 'damaged' && !(isDecided && found.damage.kind === 'history')) {
    return { damage: found.damage };
  }
  const [last] = backups.list();
  if (!isDecided && last && last.attempts > 0) {
    if (found.state === 'new') return { damage: GONE };
    if (found.state === 'good' && found.attempts < last.attempts) {
      return { damage: behind(found.attempts, last.attempts) };
    }
  }
  try {
    const isOld = found.state === 'good' && found.version > 0 && found.version < newest;
    // A start that failed half-way has left its backup: another one would push out the others.
    const isKept = last?.reason === 'migration' && isOld && last.attempts === found.attempts;
    if (isOld && !isKept) backups.takeAtRest(file, found.attempts, 'migration');
    return { database: openDatabase(file, migrationsDir) };
  } catch (thrown) {
    return { damage: { kind: 'not-opened', sentence: messageOf(thrown), broken: [] } };
  }
}

const GONE: Damage = {
  kind: 'absent',
  sentence: 'The database of your answers is gone, but there are backups of it.',
  broken: [],
};

const behind = (attempts: number, expected: number): Damage => ({
  kind: 'behind',
  sentence: `The database holds ${attempts} answers, but its newest backup ${expected}: an older copy was put in its place, or the file with the newest answers was lost.`,
  attempts,
  broken: [],
});

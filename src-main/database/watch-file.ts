import { statSync } from 'node:fs';
import { DatabaseError } from './database-error.ts';

/**
 * Yields a check that a file is still the one that is there now. A system lets a program write on to
 * a file that somebody removed, and throws it all away when the program ends.
 *
 * Errors: the check throws DatabaseError `database-gone`.
 */
export function watchFile(file: string): () => void {
  const atFirst = identityOf(file);
  return () => {
    if (identityOf(file) === atFirst) return;
    throw new DatabaseError(
      'database-gone',
      `${file} is not there any more. Put it back, or plug its disk in again.`,
    );
  };
}

function identityOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    // A folder that cannot be looked into is as good as gone.
    return 'gone';
  }
}

import { AppError } from '#core/errors.ts';

/** The database cannot be used as asked; nothing of it was changed. */
export class DatabaseError extends AppError {}

/** The database was written by a later version of the app. */
export class DatabaseVersionError extends DatabaseError {
  constructor(file: string, version: number, newest: number) {
    super(
      'database-version',
      `${file} was written by a newer Chainrule (format ${version}, this one knows up to ${newest}). ` +
        'It was left as it is. Please update Chainrule.',
    );
  }
}

/** The file belongs to another program. */
export class DatabaseForeignError extends DatabaseError {
  constructor(file: string) {
    super(
      'database-foreign',
      `${file} is not a Chainrule database, or its first bytes are damaged. It was left as it is.`,
    );
  }
}

const SENTENCES: [code: RegExp, appCode: string, sentence: string][] = [
  [/^SQLITE_FULL/, 'disk-full', 'the disk is full. Make room and try again'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM)/, 'data-folder', 'it cannot be written to'],
  [/^SQLITE_(BUSY|LOCKED)/, 'database-busy', 'another program is using it. Try again'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'database-damaged', 'it is damaged. It was left as it is'],
  [/^SQLITE_IOERR/, 'disk', 'the disk reports an error'],
];

/** What SQLite reported, as an error with a sentence; anything else comes back as it is. */
export function explain(file: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const code = String(thrown.code);
  const found = SENTENCES.find(([pattern]) => pattern.test(code));
  if (!found) return thrown;
  return new DatabaseError(found[1], `${file}: ${found[2]}.`);
}

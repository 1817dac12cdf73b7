import { AppError, messageOf } from '#core/errors.ts';

/** The command line says something that no command understands: exit 2. */
export class UsageError extends AppError {
  constructor(message: string) {
    super('usage', message);
  }
}

/**
 * Runs an entry and sets the exit code it gives: 1 after an error, 2 after misuse. Errors become one
 * line on stderr, never a stack trace.
 */
export async function runShell(work: () => Promise<number>): Promise<void> {
  // A reader that closes early, such as head, is no error.
  process.stdout.on('error', () => process.exit(0));
  try {
    process.exitCode = await work();
  } catch (thrown) {
    process.stderr.write(`${messageOf(thrown)}\n`);
    process.exitCode = thrown instanceof UsageError ? 2 : 1;
  }
}

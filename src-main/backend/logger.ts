import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '#core/errors.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Says what happened, for whoever looks for the cause of something later. */
export interface Logger {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
}

export interface LoggerOptions {
  file: string;
  clock: () => number;
  /** A file that reaches this size is set aside as `file.1`. Units: bytes. */
  maxBytes?: number;
  /** How many files set aside are kept. */
  keep?: number;
}

/**
 * Writes one line of JSON per event: `{ at, level, event, … }`, `at` in ISO 8601.
 *
 * A log that cannot be written is said once on stderr and never stops the app.
 */
export function createLogger(options: LoggerOptions): Logger {
  const { file, clock, maxBytes = 1_000_000, keep = 3 } = options;
  let isBroken = false;

  function write(level: keyof Logger, event: string, fields: Fields = {}): void {
    const at = new Date(clock()).toISOString();
    const line = `${JSON.stringify({ at, level, event, ...fields })}\n`;
    try {
      mkdirSync(dirname(file), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > 0 && size + line.length > maxBytes) rotate(file, keep);
      appendFileSync(file, line);
    } catch (thrown) {
      if (!isBroken) process.stderr.write(`The log cannot be written: ${messageOf(thrown)}\n`);
      isBroken = true;
    }
  }

  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

/** file.2 becomes file.3, file.1 becomes file.2, file becomes file.1. */
function rotate(file: string, keep: number): void {
  rmSync(`${file}.${keep}`, { force: true });
  for (let number = keep - 1; number >= 1; number--) {
    if (existsSync(`${file}.${number}`)) renameSync(`${file}.${number}`, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}

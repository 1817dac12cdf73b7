import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import {
  LEARNER_FORMAT,
  learnerHead,
  learnerLine,
  type LearnerHead,
  type LearnerLine,
} from './learner-line.ts';

const MOST_BYTES = 1_000_000_000;
const NEW_LINE = 10;

const anyHead = z.looseObject({ kind: z.literal('chainrule-learner'), format: z.int() });

/** A learner as one file: gzip of JSON, a line each. */
export const packLines = (
  head: Omit<LearnerHead, 'lines'>,
  lines: readonly LearnerLine[],
): Uint8Array => {
  const all = [{ ...head, lines: lines.length }, ...lines];
  return gzipSync(Buffer.concat(all.map((one) => Buffer.from(`${JSON.stringify(one)}\n`))));
};

/** The lines of such a file. Errors: AppError `learner-file` naming the line. */
export function readLines(bytes: Uint8Array): { head: LearnerHead; lines: LearnerLine[] } {
  const [first = '', ...texts] = linesOf(inflate(bytes));
  assertNotNewer(first);
  const head = readLine(first, learnerHead, 1);
  const lines = texts.map((text, at) => readLine(text, learnerLine, at + 2));
  if (lines.length !== head.lines) throw refuse(`${lines.length} of ${head.lines} lines are there`);
  return { head, lines };
}

/** Without what stands after the last end of a line. They can be more than one text holds. */
function* linesOf(bytes: Buffer): Generator<string, void, undefined> {
  let from = 0;
  for (let to; (to = bytes.indexOf(NEW_LINE, from)) >= 0; from = to + 1)
    yield bytes.toString('utf8', from, to);
}

function inflate(bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    throw refuse('it cannot be unpacked');
  }
}

function assertNotNewer(first: string): void {
  const { format } = readLine(first, anyHead, 1);
  if (format > LEARNER_FORMAT)
    throw new AppError(
      'learner-file',
      `This file was written by a newer Chainrule (form ${format}; this one reads up to ${LEARNER_FORMAT}). ` +
        'Update Chainrule here, then take it in. Nothing was taken in.',
    );
}

function readLine<T>(text: string, form: z.ZodType<T>, number: number): T {
  try {
    return form.parse(JSON.parse(text));
  } catch {
    throw refuse(`line ${number} cannot be read`);
  }
}

/** The refusal of a file. */
export const refuse = (reason: string): AppError =>
  new AppError(
    'learner-file',
    `This is not a whole file of a learner: ${reason}. Nothing was taken in.`,
  );

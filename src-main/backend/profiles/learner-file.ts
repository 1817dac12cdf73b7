import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** What one line of a learner's file holds. */
const line = z.union([
  z.strictObject({
    kind: z.literal('chainrule-learner'),
    format: z.literal(1),
    name: z.string().min(1).max(80),
    createdAt: z.int().min(0),
    /** How many lines follow: a file that was cut off is noticed. */
    lines: z.int().min(0),
  }),
  /** The values of a row in the order in which they are hashed, then its hash. */
  z.strictObject({ attempt: z.array(z.union([z.string(), z.number()])).length(15) }),
  z.strictObject({
    draft: z.strictObject({
      packId: z.string(),
      exerciseId: z.string(),
      seed: z.int().min(0),
      answers: z.string(),
      savedAt: z.int().min(0),
    }),
  }),
  z.strictObject({
    reveal: z.strictObject({
      packId: z.string(),
      exerciseId: z.string(),
      seed: z.int().min(0),
      kind: z.enum(['hint', 'solution']),
      number: z.int().min(0),
      at: z.int().min(0),
    }),
  }),
  z.strictObject({
    annotation: z.strictObject({
      packId: z.string(),
      exerciseId: z.string(),
      note: z.string().max(20_000),
      isBookmarked: z.boolean(),
    }),
  }),
  z.strictObject({ rhythm: z.unknown() }),
]);

export type LearnerLine = z.infer<typeof line>;
export type LearnerHead = Extract<LearnerLine, { kind: string }>;

const MOST_BYTES = 1_000_000_000;

/** A learner as one file: gzip of JSON, a line each. */
export const packLines = (lines: readonly LearnerLine[]): Uint8Array =>
  gzipSync(lines.map((one) => `${JSON.stringify(one)}\n`).join(''));

/** The lines of such a file. Errors: AppError `learner-file` naming the line. */
export function readLines(bytes: Uint8Array): { head: LearnerHead; lines: LearnerLine[] } {
  const texts = inflate(bytes).split('\n').slice(0, -1);
  const lines = texts.map((text, at) => readLine(text, at + 1));
  const [head, ...rest] = lines;
  if (!head || !('kind' in head)) throw refuse('it does not begin as one');
  if (rest.length !== head.lines) throw refuse(`${rest.length} of ${head.lines} lines are there`);
  return { head, lines: rest };
}

function inflate(bytes: Uint8Array): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    throw refuse('it cannot be unpacked');
  }
}

function readLine(text: string, number: number): LearnerLine {
  try {
    return line.parse(JSON.parse(text));
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

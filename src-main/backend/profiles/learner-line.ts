import { z } from 'zod';
import { labRunLine } from './lab-run-line.ts';

/**
 * The newest form of a learner's file. Form 1 held answers, drafts, hints seen, notes and rhythm; form 2 also regrades,
 * series, runs of labs and the workbench.
 */
export const LEARNER_FORMAT = 2;

const whole = z.int().min(0);
/** Unix time, ms. */
const time = z.int().min(0).max(8.64e15);
const seed = whole.max(0x7fffffff);
const exercise = { packId: z.string().min(1), exerciseId: z.string().min(1) };

/** What is read of a verdict that is kept as it is. */
const counted = z.looseObject({
  status: z.enum(['correct', 'partly', 'wrong', 'right-in-another-convention']),
  score: z.number().min(0).max(1),
  parts: z.array(z.unknown()),
});

export const learnerHead = z.strictObject({
  kind: z.literal('chainrule-learner'),
  format: z.int().min(1).max(LEARNER_FORMAT),
  name: z.string().min(1).max(80),
  createdAt: whole,
  /** How many lines follow: a file that was cut off is noticed. */
  lines: whole,
});

/** What one line of a learner's file holds after the first. */
export const learnerLine = z.union([
  /** The values of a row in the order in which they are hashed, then its hash. */
  z.strictObject({ attempt: z.array(z.union([z.string(), z.number()])).length(15) }),
  z.strictObject({
    regrade: z.strictObject({
      /** Which answer of this file, from 1. */
      attempt: z.int().min(1),
      packHash: z.string().length(64),
      /** JSON, as it was stored. */
      verdict: z.string().refine((text) => counted.safeParse(JSON.parse(text)).success),
      at: time,
    }),
  }),
  z.strictObject({
    draft: z.strictObject({
      ...exercise,
      seed,
      answers: z.string(),
      savedAt: whole,
      /** How many answers of this file it was saved after; form 1 does not tell. */
      after: whole.optional(),
    }),
  }),
  z.strictObject({
    reveal: z.strictObject({
      ...exercise,
      seed,
      kind: z.enum(['hint', 'solution']),
      number: whole,
      at: whole,
    }),
  }),
  z.strictObject({
    annotation: z.strictObject({
      ...exercise,
      note: z.string().max(20_000),
      isBookmarked: z.boolean(),
      /** Form 1 does not tell. */
      changedAt: time.optional(),
    }),
  }),
  z.strictObject({
    series: z.strictObject({
      kind: z.enum(['placement', 'drill']),
      subject: z.string(),
      steps: z.array(
        z.strictObject({
          ...exercise,
          seed,
          topicId: z.string().optional(),
          isSkipped: z.literal(true).optional(),
        }),
      ),
      isOver: z.boolean(),
      startedAt: time,
    }),
  }),
  labRunLine,
  z.strictObject({ rhythm: z.unknown() }),
  /** What lies on the workbench. */
  z.strictObject({ bench: z.string() }),
]);

export type LearnerHead = z.infer<typeof learnerHead>;
export type LearnerLine = z.infer<typeof learnerLine>;

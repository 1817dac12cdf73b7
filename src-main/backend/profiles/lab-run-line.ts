import { z } from 'zod';

/** A text that is JSON of a form, kept as it is. */
const jsonOf = (form: z.ZodType) =>
  z.string().refine((text) => form.safeParse(JSON.parse(text)).success);

const settings = z.record(z.string(), z.union([z.number(), z.array(z.number())]));
const whole = z.int().min(0);

/** What a learner brought along. The digest becomes the name of a file. */
const own = z.strictObject({
  images: z
    .strictObject({
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      name: z.string(),
      ...{ count: whole, height: whole, width: whole },
      classes: z.array(z.string()),
    })
    .optional(),
  texts: z.record(z.string(), z.string()).optional(),
});

const origin = z.strictObject({
  runId: whole,
  step: whole,
  seed: whole,
  settings,
  own: own.optional(),
  get forkedFrom() {
    return origin.optional();
  },
});

/** A measure that is no number was written as null. */
const outcome = z.looseObject({
  measures: z.record(z.string(), z.number().nullable()).optional(),
  message: z.string().optional(),
});

/** A run of a lab in a learner's file: what it follows from, where it stands, and all that is needed to go on. */
export const labRunLine = z.strictObject({
  labRun: z.strictObject({
    /** Its number where it comes from, by which forks in the same file name it. */
    number: z.int().min(1),
    labId: z.string().min(1),
    labVersion: z.int().min(1),
    settings: jsonOf(settings),
    seed: whole,
    forkedFrom: jsonOf(origin).nullable(),
    own: jsonOf(own).nullable(),
    prediction: jsonOf(z.array(z.int())).nullable(),
    status: z.enum(['paused', 'ended', 'broken', 'cancelled']),
    step: whole,
    length: z.int().min(1),
    tookMs: whole,
    outcome: jsonOf(outcome).nullable(),
    startedAt: z.int().min(0).max(8.64e15),
    state: z.base64().nullable(),
    curves: z.base64().nullable(),
    /** States that it can go back to. */
    states: z.array(z.strictObject({ step: whole, bytes: z.base64() })),
  }),
});

export type LabRunLine = z.infer<typeof labRunLine>;

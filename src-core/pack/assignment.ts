import { z } from 'zod';
import { exerciseId } from '#core/exercise/parse/front-matter.ts';

/** Largest seed of a draw. */
const LARGEST_SEED = 0x7fffffff;

const dueDate = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'expected a day such as 2027-01-31, or a time such as 2027-01-31T18:00:00+01:00',
});

/** `assignment.yaml` of a pack: what is to be handed in, and what it is worth. */
export const assignmentSchema = z.strictObject({
  format: z.literal(1),
  title: z.string().min(1).max(120),
  exercises: z
    .array(z.strictObject({ id: exerciseId, points: z.number().positive().max(1000) }))
    .min(1)
    .max(200)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
      error: 'each exercise stands in it once',
    }),
  /** `own`: each learner has other numbers, which follow from the learner's key. `same`: this seed for everybody. */
  seeds: z
    .union([z.literal('own'), z.strictObject({ same: z.int().min(0).max(LARGEST_SEED) })], {
      error: 'expected “own”, or a seed for all such as { same: 0 }',
    })
    .default('own'),
  /** How many answers to one exercise count, the first ones; any number of them without it. */
  tries: z.int().min(1).max(100).optional(),
  /** Whether hints may be asked for. */
  hints: z.boolean().default(true),
  /** Advisory: a later result is marked as late, and counts. A day lasts until its end in UTC. */
  due: dueDate.optional(),
  /** The public key of whoever collects the results: then nobody else can read them. */
  sealFor: z
    .base64({ error: 'expected a public key as “chainrule results key” prints it' })
    .length(44, { error: 'expected the 44 characters that “chainrule results key” prints' })
    .optional(),
});

export type Assignment = z.infer<typeof assignmentSchema>;

/** What an assignment is worth as a whole. */
export const pointsOf = ({ exercises }: Pick<Assignment, 'exercises'>): number =>
  exercises.reduce((sum, { points }) => sum + points, 0);

/** Unix time in ms at which the assignment is due; none without a date. */
export function dueAt({ due }: Pick<Assignment, 'due'>): number | undefined {
  if (due === undefined) return undefined;
  return Date.parse(due.length === 10 ? `${due}T23:59:59Z` : due);
}

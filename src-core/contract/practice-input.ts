import { z } from 'zod';

const day = z.int().min(0).max(200_000);

/** How much a learner wants to review. Days as `schedule/day.ts` counts them. */
export const rhythm = z.strictObject({
  minutes: z.int().min(1).max(600),
  /** Share of the minutes, Monday first: 0 is a day off. */
  weekdays: z.array(z.number().min(0).max(1)).length(7),
  pausedUntil: day.optional(),
  examDay: day.optional(),
});

export type RhythmSettings = z.infer<typeof rhythm>;

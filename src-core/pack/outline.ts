import { z } from 'zod';
import type { Exercise, Pack } from '#core/exercise/exercise.ts';
import { exerciseId, type packSchema } from '#core/exercise/parse/front-matter.ts';
import { answerTypeNames } from '#core/exercise/types/index.ts';
import type { Assignment } from './assignment.ts';

/** What lists show of an exercise; a compiled pack holds it, so that nothing else has to be read for a list. */
export const exerciseOutline = z.strictObject({
  id: exerciseId,
  title: z.string(),
  section: z.string(),
  difficulty: z.int().min(1).max(5),
  topics: z.array(z.string()),
  needs: z.array(exerciseId),
  types: z.array(z.enum(answerTypeNames)),
  /** Whether it can be drawn with other numbers. */
  hasVariants: z.boolean(),
});

export type ExerciseOutline = z.infer<typeof exerciseOutline>;

/** What a pack says about itself, exercises and primers left out. */
export type PackHead = Omit<Pack, 'exercises' | 'primers'>;

/** What is known of a pack before any of its exercises is read. */
export interface PackOutline extends PackHead {
  exercises: ExerciseOutline[];
  /** Ids of its primers: `primers/` and the topic's id. */
  primers: string[];
  /** What it asks to be handed in. */
  assignment?: Assignment | undefined;
}

/** What `pack.yaml` says of the pack as a whole. */
export function packHead({
  format: _,
  sections: __,
  ...head
}: z.infer<typeof packSchema>): PackHead {
  return head;
}

/** What a list of packs and exercises shows. */
export function outlineOf({ exercises, primers, ...head }: Pack): PackOutline {
  return {
    ...head,
    exercises: exercises.map(exerciseOutlineOf),
    primers: primers.map(({ id }) => id),
  };
}

export function exerciseOutlineOf(exercise: Exercise): ExerciseOutline {
  const { id, title, section, difficulty, topics, needs, parts } = exercise;
  const types = [...new Set(parts.map(({ type }) => type))];
  const hasVariants = exercise.parameters.size > 0;
  return { id, title, section, difficulty, topics, needs, types, hasVariants };
}

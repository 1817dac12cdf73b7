import type { ExerciseSummary } from '#core/contract/pages.ts';

export interface Section {
  title: string;
  exercises: ExerciseSummary[];
}

/** Exercises under their section, both in the order of the pack. */
export function bySection(exercises: ExerciseSummary[]): Section[] {
  const sections = new Map<string, ExerciseSummary[]>();
  for (const exercise of exercises)
    sections.set(exercise.section, [...(sections.get(exercise.section) ?? []), exercise]);
  return [...sections].map(([title, members]) => ({ title, exercises: members }));
}

/** The exercises with these ids that are not yet solved, by title: what should come first. */
export function titlesOf(ids: string[], exercises: ExerciseSummary[]): string[] {
  return exercises
    .filter((exercise) => ids.includes(exercise.id) && exercise.state !== 'solved')
    .map((exercise) => exercise.title);
}

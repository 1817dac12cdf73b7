import type { ExercisePart } from '../exercise.ts';

/** An earlier part and the name of its answer in formulas. */
export interface FollowedPart {
  name: string;
  part: ExercisePart;
}

/** The parts that this one follows, and those that they follow in turn; the nearest first. */
export function followedParts(part: ExercisePart, parts: readonly ExercisePart[]): FollowedPart[] {
  const found = new Map<string, ExercisePart>();
  const queue = [part];
  for (const one of queue) {
    for (const { name, part: id } of one.spec.follows ?? []) {
      const earlier = parts.find((other) => other.id === id);
      if (!earlier || found.has(name)) continue;
      found.set(name, earlier);
      queue.push(earlier);
    }
  }
  return [...found].map(([name, earlier]) => ({ name, part: earlier }));
}

import type { MapTopic } from './concept-map.ts';

/** What the path asks of an exercise. */
export interface PathExercise {
  packId: string;
  id: string;
  difficulty: number;
  topics: readonly string[];
  /** Ids of exercises of its pack. */
  needs: readonly string[];
}

/** A topic, and the exercises for which it was the last one missing. */
export interface PathStep<E> {
  topic: MapTopic;
  exercises: E[];
}

/**
 * A way through all topics for one who begins: topics in the order of the map; each exercise once,
 * when the last of its topics and all exercises that it needs have been met, and among these the
 * easier before the harder, else in the order given. Exercises without a topic of the map are on no
 * step.
 */
export function beginnerPath<E extends PathExercise>(
  topics: readonly MapTopic[],
  exercises: readonly E[],
): PathStep<E>[] {
  const stepOf = earliestSteps(topics, exercises);
  const met = new Set<string>();
  return topics.map((topic, step) => {
    const open = exercises
      .filter((exercise) => stepOf.get(keyOf(exercise)) === step)
      .sort((a, b) => a.difficulty - b.difficulty);
    const inOrder: E[] = [];
    while (open.length > 0) {
      const ready = open.findIndex((one) =>
        needKeys(one).every((key) => met.has(key) || !stepOf.has(key)),
      );
      // Needs that go in a circle hold nobody back.
      const [next] = open.splice(Math.max(ready, 0), 1);
      if (!next) break;
      met.add(keyOf(next));
      inOrder.push(next);
    }
    return { topic, exercises: inOrder };
  });
}

/** The step of each exercise: that of its last topic, and not before those of its needs. */
function earliestSteps(
  topics: readonly MapTopic[],
  exercises: readonly PathExercise[],
): Map<string, number> {
  const position = new Map(topics.map(({ id }, step) => [id, step]));
  const steps = new Map<string, number>();
  for (const exercise of exercises) {
    const known = exercise.topics.flatMap((topic) => position.get(topic) ?? []);
    if (known.length > 0) steps.set(keyOf(exercise), Math.max(...known));
  }
  // Steps only grow and never beyond the last topic, so this ends, whatever the needs say.
  for (let changed = true; changed;) {
    changed = false;
    for (const exercise of exercises) {
      const own = steps.get(keyOf(exercise));
      if (own === undefined) continue;
      const latest = Math.max(own, ...needKeys(exercise).map((key) => steps.get(key) ?? 0));
      if (latest > own) {
        steps.set(keyOf(exercise), latest);
        changed = true;
      }
    }
  }
  return steps;
}

const keyOf = ({ packId, id }: PathExercise): string => `${packId}/${id}`;
const needKeys = ({ packId, needs }: PathExercise): string[] =>
  needs.map((need) => `${packId}/${need}`);

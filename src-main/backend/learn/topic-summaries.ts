import type {
  ExerciseState,
  TopicExercise,
  TopicLink,
  TopicSummary,
} from '#core/contract/pages.ts';
import { conceptMap, leadsTo } from '#core/exercise/topics/concept-map.ts';
import type { MapTopic } from '#core/exercise/topics/concept-map.ts';
import type { ProgressOf } from '../exercises/progress.ts';
import type { LibraryPack } from '../packs/pack-library.ts';

/** The concept map of all packs of this machine. */
export const topicsOf = (packs: readonly LibraryPack[]): MapTopic[] =>
  conceptMap(packs.map(({ id, topics }) => ({ packId: id, topics })));

/** Every exercise of every pack, with how far a learner is. */
export const exercisesOf = (packs: readonly LibraryPack[], of: ProgressOf): TopicExercise[] =>
  packs.flatMap((pack) =>
    pack.exercises.map((exercise) => ({
      ...exercise,
      ...of(pack.id, exercise.id),
      packId: pack.id,
      packTitle: pack.title,
    })),
  );

/** The topics of a map as pages show them: what leads to them, and how many of their exercises are solved. */
export function summariesOf(
  topics: readonly MapTopic[],
  exercises: readonly TopicExercise[],
): TopicSummary[] {
  return topics.map(({ id, title, line, needs, layer }) => {
    const states = exercises.filter((one) => one.topics.includes(id)).map(({ state }) => state);
    return {
      ...{ id, title, line, needs, layer },
      leadsTo: leadsTo(topics, id).map((topic) => topic.id),
      state: stateOf(states),
      exerciseCount: states.length,
      solvedCount: states.filter((state) => state === 'solved').length,
    };
  });
}

/** The topics of an exercise that the map has, by title. */
export function linksTo(packs: readonly LibraryPack[], ids: readonly string[]): TopicLink[] {
  const topics = topicsOf(packs);
  return ids.flatMap((id) => {
    const topic = topics.find((one) => one.id === id);
    return topic ? [{ id, title: topic.title }] : [];
  });
}

/** Solved when all exercises are, started when one is begun. */
function stateOf(states: readonly ExerciseState[]): ExerciseState {
  if (states.length > 0 && states.every((state) => state === 'solved')) return 'solved';
  return states.some((state) => state !== 'new') ? 'started' : 'new';
}

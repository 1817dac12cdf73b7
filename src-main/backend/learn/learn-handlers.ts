import type { Handlers } from '#core/contract/contract.ts';
import type { TopicExercise } from '#core/contract/pages.ts';
import { AppError } from '#core/errors.ts';
import { beginnerPath } from '#core/exercise/topics/beginner-path.ts';
import { primerId } from '#core/exercise/topics/topic.ts';
import { progressOf } from '../exercises/progress.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { exercisesOf, summariesOf, topicsOf } from './topic-summaries.ts';

const LARGEST_SEED = 0x7fffffff;

export function learnHandlers({ database, library, core, clock, random }: Services) {
  /** The map, and all exercises with their progress. */
  async function overview() {
    const { packs } = await library();
    const of = progressOf(database, currentProfile(database, clock).profileId);
    const map = topicsOf(packs);
    const exercises = exercisesOf(packs, of);
    const path = beginnerPath(map, exercises);
    return { map, exercises, path, topics: summariesOf(map, exercises) };
  }

  /** Where a topic's primer can be drawn; none where it has none. */
  async function primerOf(topicId: string) {
    const { packs } = await library();
    const topic = topicsOf(packs).find(({ id }) => id === topicId);
    const pack = packs.find(({ id }) => id === topic?.packId);
    const exerciseId = primerId(topicId);
    return pack?.primers.includes(exerciseId) ? { key: pack.hash, exerciseId } : undefined;
  }

  return {
    'learn.open': async () => {
      const { topics, path } = await overview();
      const steps = path.map(({ topic, exercises }) => ({ topicId: topic.id, exercises }));
      const next = firstOpen(steps.flatMap(({ exercises }) => exercises));
      return { topics, path: steps, ...(next && { next }) };
    },
    'topic.open': async ({ topicId, seed = 0 }) => {
      const { map, exercises, topics } = await overview();
      const topic = topics.find(({ id }) => id === topicId);
      if (!topic) throw new AppError('unknown-topic', `There is no topic “${topicId}” here.`);
      const place = await primerOf(topicId);
      const primer = place && (await core.call('draw', { ...place, seed }));
      const own = exercises.filter((one) => one.topics.includes(topicId));
      const alone = map.filter(({ id }) => id === topicId);
      const inOrder = beginnerPath(alone, own).flatMap((step) => step.exercises);
      const next = firstOpen(inOrder);
      return {
        topic,
        needs: topics.filter(({ id }) => topic.needs.includes(id)),
        leadsTo: topics.filter(({ id }) => topic.leadsTo.includes(id)),
        exercises: inOrder,
        ...(primer && { primer }),
        ...(next && { next }),
      };
    },
    'topic.another': async ({ topicId, seed }) => {
      const place = await primerOf(topicId);
      if (!place) throw new AppError('no-primer', `The topic “${topicId}” has no primer.`);
      const source = Math.floor(random() * LARGEST_SEED);
      const fresh = await core.call('fresh', { ...place, used: [seed], source });
      return core.call('draw', { ...place, seed: fresh });
    },
  } satisfies Partial<Handlers>;
}

/** The first exercise that is not solved. */
function firstOpen(exercises: readonly TopicExercise[]) {
  const found = exercises.find(({ state }) => state !== 'solved');
  return found && { packId: found.packId, exerciseId: found.id, title: found.title };
}

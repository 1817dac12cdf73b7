import type { Handlers } from '#core/contract/contract.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

export function noteHandlers({ database, library, clock }: Services) {
  const profile = (): number => currentProfile(database, clock).profileId;
  return {
    'annotation.find': ({ packId, exerciseId }) =>
      database.annotations.find(profile(), packId, exerciseId),
    'annotation.list': async () => {
      const packs = await library();
      return database.annotations.all(profile()).map(({ changedAt: _, ...annotation }) => {
        const { packId, exerciseId } = annotation;
        const exercise = packs.find(packId)?.exercises.find(({ id }) => id === exerciseId);
        return { ...annotation, title: exercise?.title ?? exerciseId };
      });
    },
    'annotation.set': (annotation) => {
      const profileId = profile();
      database.transact(() => database.annotations.set(profileId, annotation, clock()));
      return database.annotations.find(profileId, annotation.packId, annotation.exerciseId);
    },
  } satisfies Partial<Handlers>;
}

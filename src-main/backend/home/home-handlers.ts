import type { Handlers } from '#core/contract/contract.ts';
import { progressOf } from '../exercises/progress.ts';
import { isForLists, summaryOf } from '../packs/pack-handlers.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import { learnerState } from '../practice/learner-state.ts';
import { rhythmOf } from '../practice/rhythm.ts';
import { todayOf } from '../practice/today.ts';
import type { Services } from '../services.ts';
import { nextStep } from './next-step.ts';
import { recentWork } from './recent-work.ts';

const RECENT = 8;

export function homeHandlers(services: Services) {
  const { database, library, clock, app } = services;
  return {
    'app.info': () => ({ ...app, profile: currentProfile(database, clock) }),
    'home.open': async () => {
      const packs = await library();
      const { profileId } = currentProfile(database, clock);
      const of = progressOf(database, profileId);
      const recent = recentWork(database, profileId, packs, of, RECENT);
      return {
        next: nextStep(packs.packs, recent, of),
        today: todayOf(await learnerState(services), rhythmOf(database, profileId)),
        recent,
        packs: packs.packs.filter(isForLists).map((pack) => summaryOf(pack, of)),
      };
    },
  } satisfies Partial<Handlers>;
}

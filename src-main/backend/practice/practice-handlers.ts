import type { Handlers } from '#core/contract/contract.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';
import { learnerState } from './learner-state.ts';
import { attemptLine, progressOfLearner } from './progress-page.ts';
import { rhythmOf, setRhythm } from './rhythm.ts';

/** Attempts of one page of the list. */
const PAGE = 50;

export function practiceHandlers(services: Services) {
  const { database, library, clock } = services;

  async function open() {
    const state = await learnerState(services);
    const { packs } = await library();
    const rhythm = rhythmOf(database, state.profileId);
    const rows = database.practiceRows.before(state.profileId, Number.MAX_SAFE_INTEGER, PAGE);
    return {
      ...progressOfLearner(state, packs, rhythm),
      attempts: rows.map((row) => attemptLine(state, row)),
      attemptCount: state.fold.count,
    };
  }

  return {
    'progress.open': open,
    'attempt.list': async ({ before }) => {
      const state = await learnerState(services);
      const rows = database.practiceRows.before(state.profileId, before, PAGE);
      return rows.map((row) => attemptLine(state, row));
    },
    'rhythm.set': (rhythm) => {
      setRhythm(database, currentProfile(database, clock).profileId, rhythm);
      return open();
    },
  } satisfies Partial<Handlers>;
}

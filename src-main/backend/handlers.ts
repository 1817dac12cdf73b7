import type { Handlers } from '#core/contract/contract.ts';
import { attemptHandlers } from './attempts/check-answers.ts';
import { draftHandlers } from './drafts/draft-handlers.ts';
import { exerciseHandlers } from './exercises/exercise-handlers.ts';
import { homeHandlers } from './home/home-handlers.ts';
import { learnHandlers } from './learn/learn-handlers.ts';
import { intakeHandlers } from './packs/intake-handlers.ts';
import { packHandlers } from './packs/pack-handlers.ts';
import { practiceHandlers } from './practice/practice-handlers.ts';
import { profileHandlers } from './profiles/profile-handlers.ts';
import { recordHandlers } from './record/record-handlers.ts';
import type { Services } from './services.ts';
import { settingsHandlers } from './settings/settings-handlers.ts';

/** The answers to every call of the contract, area by area. */
export const createHandlers = (services: Services): Handlers => ({
  ...attemptHandlers(services),
  ...draftHandlers(services),
  ...exerciseHandlers(services),
  ...homeHandlers(services),
  ...learnHandlers(services),
  ...intakeHandlers(services),
  ...packHandlers(services),
  ...practiceHandlers(services),
  ...profileHandlers(services),
  ...recordHandlers(services),
  ...settingsHandlers(services),
});

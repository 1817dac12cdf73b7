import type { Handlers } from '#core/contract/contract.ts';
import { attemptHandlers } from './attempts/check-answers.ts';
import { draftHandlers } from './drafts/draft-handlers.ts';
import { exerciseHandlers } from './exercises/exercise-handlers.ts';
import { homeHandlers } from './home/home-handlers.ts';
import { packHandlers } from './packs/pack-handlers.ts';
import { profileHandlers } from './profiles/profile-handlers.ts';
import type { Services } from './services.ts';
import { settingsHandlers } from './settings/settings-handlers.ts';

/** The answers to every call of the contract, area by area. */
export const createHandlers = (services: Services): Handlers => ({
  ...attemptHandlers(services),
  ...draftHandlers(services),
  ...exerciseHandlers(services),
  ...homeHandlers(services),
  ...packHandlers(services),
  ...profileHandlers(services),
  ...settingsHandlers(services),
});

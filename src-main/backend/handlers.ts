import type { Handlers } from '#core/contract/contract.ts';
import { attemptHandlers } from './attempts/check-answers.ts';
import { authorHandlers } from './author/author-handlers.ts';
import { draftHandlers } from './drafts/draft-handlers.ts';
import { exerciseHandlers } from './exercises/exercise-handlers.ts';
import { folderHandlers } from './folder/folder-handlers.ts';
import { homeHandlers } from './home/home-handlers.ts';
import { labHandlers } from './labs/lab-handlers.ts';
import { learnHandlers } from './learn/learn-handlers.ts';
import { intakeHandlers } from './packs/intake-handlers.ts';
import { packHandlers } from './packs/pack-handlers.ts';
import { practiceHandlers } from './practice/practice-handlers.ts';
import { profileHandlers } from './profiles/profile-handlers.ts';
import { recordHandlers } from './record/record-handlers.ts';
import { assignmentHandlers } from './results/assignment-handlers.ts';
import { resultHandlers } from './results/result-handlers.ts';
import { exportHandlers } from './exports/export-handlers.ts';
import { noteHandlers } from './notes/note-handlers.ts';
import { searchHandlers } from './search/search-handlers.ts';
import { seriesHandlers } from './series/series-handlers.ts';
import type { Services } from './services.ts';
import { settingsHandlers } from './settings/settings-handlers.ts';
import { workbenchHandlers } from './workbench/workbench-handlers.ts';

/** The answers to every call of the contract, area by area. */
export const createHandlers = (services: Services): Handlers => ({
  ...attemptHandlers(services),
  ...authorHandlers(services),
  ...draftHandlers(services),
  ...exerciseHandlers(services),
  ...folderHandlers(services),
  ...homeHandlers(services),
  ...labHandlers(services),
  ...learnHandlers(services),
  ...intakeHandlers(services),
  ...packHandlers(services),
  ...practiceHandlers(services),
  ...profileHandlers(services),
  ...recordHandlers(services),
  ...assignmentHandlers(services),
  ...resultHandlers(services),
  ...exportHandlers(services),
  ...noteHandlers(services),
  ...searchHandlers(services),
  ...seriesHandlers(services),
  ...settingsHandlers(services),
  ...workbenchHandlers(services),
});

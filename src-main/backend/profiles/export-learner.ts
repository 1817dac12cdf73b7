import { AppError } from '#core/errors.ts';
import type { Database } from '../../database/open-database.ts';
import { rhythmOf } from '../practice/rhythm.ts';
import { packLines, type LearnerLine } from './learner-file.ts';

/** One learner with all answers, drafts, hints seen, notes and rhythm as a file that `importLearner` reads back. */
export function exportLearner(database: Database, profileId: number): Uint8Array {
  const profile = database.profiles.find(profileId);
  if (!profile) throw new AppError('unknown-profile', `There is no learner number ${profileId}.`);
  const lines: LearnerLine[] = [
    ...[...database.attempts.valuesOf(profileId)].map((attempt) => ({ attempt })),
    ...database.drafts.all(profileId).map((draft) => ({ draft })),
    ...database.reveals.all(profileId).map((reveal) => ({ reveal })),
    ...database.annotations.all(profileId).map((annotation) => ({ annotation })),
    { rhythm: rhythmOf(database, profileId) },
  ];
  const { name, createdAt } = profile;
  const head = { kind: 'chainrule-learner', format: 1, name, createdAt } as const;
  return packLines([{ ...head, lines: lines.length }, ...lines]);
}

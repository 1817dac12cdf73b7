import { AppError } from '#core/errors.ts';
import type { Database } from '../../database/open-database.ts';
import { rhythmOf } from '../practice/rhythm.ts';
import { benchDraftOf } from '../workbench/workbench-handlers.ts';
import { labRunLines } from './carry-lab-runs.ts';
import { packLines } from './learner-file.ts';
import { LEARNER_FORMAT, type LearnerLine } from './learner-line.ts';

/**
 * One learner as a file that `importLearner` reads back: everything in the database that is theirs. Pictures of their own
 * for labs and the key that signs their results are files of the data folder, and stay there.
 *
 * Errors: AppError `unknown-profile`.
 */
export function exportLearner(database: Database, profileId: number): Uint8Array {
  const profile = database.profiles.find(profileId);
  if (!profile) throw new AppError('unknown-profile', `There is no learner number ${profileId}.`);
  const { attempts, regrades, drafts, reveals, annotations, series } = database;
  const answers = [...attempts.valuesOf(profileId)];
  const placeOf = placesOf(answers.map(([attemptId]) => Number(attemptId)));
  const bench = benchDraftOf(database, profileId);
  const lines: LearnerLine[] = [
    ...answers.map((attempt) => ({ attempt })),
    ...regrades.all(profileId).map(({ attemptId, packHash, verdict, at }) => {
      return { regrade: { attempt: placeOf(attemptId), packHash, verdict, at } };
    }),
    ...drafts.all(profileId).map(({ afterAttempt, ...draft }) => {
      return { draft: { ...draft, after: placeOf(afterAttempt) } };
    }),
    ...reveals.all(profileId).map((reveal) => ({ reveal })),
    ...annotations.all(profileId).map((annotation) => ({ annotation })),
    ...series.all(profileId).map(({ seriesId: _, ...one }) => ({ series: one })),
    ...labRunLines(database, profileId),
    { rhythm: rhythmOf(database, profileId) },
    ...(bench === null ? [] : [{ bench }]),
  ];
  const { name, createdAt } = profile;
  return packLines({ kind: 'chainrule-learner', format: LEARNER_FORMAT, name, createdAt }, lines);
}

/** Answers get other numbers elsewhere: they are named by how many there are up to them. The numbers rise. */
const placesOf =
  (numbers: readonly number[]) =>
  (number: number): number => {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[middle] ?? 0) <= number) low = middle + 1;
      else high = middle;
    }
    return low;
  };

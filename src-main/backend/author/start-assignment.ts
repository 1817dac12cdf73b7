import { AppError } from '#core/errors.ts';
import { readPack } from '#core/exercise/engine.ts';
import { ASSIGNMENT_FILE } from '#core/pack/entry-names.ts';
import { readPackFolder } from '../packs/read-pack-folder.ts';
import type { AuthorFolder } from './author-folder.ts';

/** `assignment.yaml` of these exercises with every rule that there is, to be changed. */
const firstAssignment = (exerciseIds: readonly string[]): string => `format: 1
title: Assignment
exercises:
${exerciseIds.map((id) => `  - { id: ${id}, points: 10 }\n`).join('')}seeds: own # each learner has other numbers; { same: 0 } gives everybody the original ones
hints: true
# tries: 3 # so many answers to an exercise count; any number without this line
# due: 2030-01-31 # what comes later counts, and is marked as late
# sealFor: … # the page Results has this line, with which nobody but you reads the results
`;

/**
 * Adds an assignment that asks for every exercise of the pack; yields its file.
 *
 * Errors: AppError with a sentence, also when there is an assignment already.
 */
export function startAssignment(folder: AuthorFolder): string {
  const { pack } = readPack(readPackFolder(folder.path).files);
  const ids = pack?.exercises.map(({ id }) => id) ?? [];
  if (ids.length === 0) {
    const message = 'There is no exercise yet that could be handed in: mend the errors first.';
    throw new AppError('author', message);
  }
  if ('conflict' in folder.save(ASSIGNMENT_FILE, firstAssignment(ids), ''))
    throw new AppError('author', `There is an ${ASSIGNMENT_FILE} already.`);
  return ASSIGNMENT_FILE;
}

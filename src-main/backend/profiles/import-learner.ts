import type { Profile } from '#core/contract/pages.ts';
import { FIRST_HASH, hashOfValues } from '../../database/attempt-row.ts';
import type { Database } from '../../database/open-database.ts';
import { Arrival } from './arrival.ts';
import { readLines, refuse } from './learner-file.ts';

/**
 * Takes in a learner from a file, as a learner of their own whoever is here already; all of it or nothing. Their answers
 * have to follow one another as they were recorded.
 *
 * Errors: AppError `learner-file`; DatabaseError.
 */
export function importLearner(database: Database, bytes: Uint8Array): Profile {
  const { head, lines } = readLines(bytes);
  assertChain(lines.flatMap((line) => ('attempt' in line ? [line.attempt] : [])));
  return database.transact(() => {
    const profile = database.profiles.create(head.name, head.createdAt);
    const arrival = new Arrival(database, profile.profileId);
    for (const line of lines) arrival.add(line);
    return profile;
  });
}

function assertChain(attempts: readonly (readonly (string | number)[])[]): void {
  let before: string | number = FIRST_HASH;
  for (const [at, values] of attempts.entries()) {
    const hash: string | number = values.at(-1) ?? '';
    const own = values.slice(0, -1);
    if (own.at(-1) !== before || hashOfValues(own) !== hash)
      throw refuse(`answer ${at + 1} is not as it was recorded`);
    before = hash;
  }
}

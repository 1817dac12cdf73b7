import { rhythm as rhythmSchema } from '#core/contract/practice-input.ts';
import type { Profile } from '#core/contract/pages.ts';
import type { Answers } from '#core/exercise/answers.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import { FIRST_HASH, hashOfValues } from '../../database/attempt-row.ts';
import type { Database } from '../../database/open-database.ts';
import { setRhythmWithin } from '../practice/rhythm.ts';
import { readLines, refuse, type LearnerLine } from './learner-file.ts';

type Values = readonly (string | number)[];

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
    for (const line of lines) addLine(database, profile.profileId, line);
    return profile;
  });
}

function assertChain(attempts: readonly Values[]): void {
  let before: string | number = FIRST_HASH;
  for (const [at, values] of attempts.entries()) {
    const hash: string | number = values.at(-1) ?? '';
    const own = values.slice(0, -1);
    if (own.at(-1) !== before || hashOfValues(own) !== hash)
      throw refuse(`answer ${at + 1} is not as it was recorded`);
    before = hash;
  }
}

function addLine(database: Database, profileId: number, line: LearnerLine): void {
  if ('attempt' in line) addAttempt(database, profileId, line.attempt);
  else if ('draft' in line) {
    const { answers, savedAt, ...place } = line.draft;
    database.drafts.save({ profileId, ...place }, JSON.parse(answers) as Answers, savedAt);
  } else if ('reveal' in line) {
    const { kind, number, at, ...place } = line.reveal;
    if (kind === 'hint') database.reveals.addHint({ profileId, ...place }, number, at);
    else database.reveals.addSolution({ profileId, ...place }, at);
  } else if ('annotation' in line) database.annotations.set(profileId, line.annotation, Date.now());
  else if ('rhythm' in line) {
    const rhythm = rhythmSchema.safeParse(line.rhythm);
    if (rhythm.success) setRhythmWithin(database, profileId, rhythm.data);
  }
}

/** With a number and a chain of this database; what it says stays as it was. */
function addAttempt(database: Database, profileId: number, values: Values): void {
  const [
    ,
    ,
    packId,
    packHash,
    exerciseId,
    seed,
    answers,
    verdict,
    ,
    ,
    hintsSeen,
    solutionSeen,
    at,
  ] = values;
  database.attempts.record({
    profileId,
    packId: String(packId),
    packHash: String(packHash),
    exerciseId: String(exerciseId),
    seed: Number(seed),
    answers: JSON.parse(String(answers)) as Answers,
    verdict: JSON.parse(String(verdict)) as Verdict,
    hintsSeen: Number(hintsSeen),
    solutionSeen: solutionSeen === 1,
    at: Number(at),
  });
}

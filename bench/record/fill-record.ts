import { join } from 'node:path';
import type { Verdict } from '#core/exercise/verdict.ts';
import { Random } from '#core/random.ts';
import { openDatabase, type Database } from '../../src-main/database/open-database.ts';
import { MIGRATIONS } from '../../scripts/rigs/record-places.ts';
import { idOf, PACK_COUNT, PER_PACK, packIdOf } from './many-packs.ts';

const ATTEMPTS = 200_000;
const PROFILES = 5;
const PER_TRANSACTION = 5000;
const DAYS = 700;
const DAY_MS = 86_400_000;

/**
 * Makes a database of 200,000 attempts on 2,000 exercises by 5 learners over the last two years, half of them by the
 * first. Every fourth answer is wrong, and every eighth has a cause with a name.
 */
export function fillRecord(dataDir: string): void {
  const database = openDatabase(join(dataDir, 'chainrule.db'), MIGRATIONS);
  const random = new Random(1);
  database.transact(() => {
    for (let at = 1; at <= PROFILES; at++) database.profiles.create(`Learner ${at}`, at);
  });
  const from = Date.now() - DAYS * DAY_MS;
  for (let done = 0; done < ATTEMPTS; done += PER_TRANSACTION) {
    database.transact(() => {
      for (let number = done; number < done + PER_TRANSACTION; number++)
        addAttempt(database, number, from + (number / ATTEMPTS) * DAYS * DAY_MS, random);
    });
  }
  database.close();
}

function addAttempt(database: Database, number: number, at: number, random: Random): void {
  const exercise = random.integer(0, PACK_COUNT * PER_PACK - 1);
  const isRight = random.integer(0, 3) > 0;
  database.attempts.record({
    profileId: number % 2 === 0 ? 1 : 2 + (((number - 1) / 2) % (PROFILES - 1)),
    packId: packIdOf(Math.floor(exercise / PER_PACK)),
    packHash: 'a'.repeat(64),
    exerciseId: idOf(exercise % PER_PACK),
    seed: random.integer(0, 1_000_000),
    answers: { a: `${random.integer(0, 99)}`, b: [`${random.integer(0, 99)}`, '4', '5'] },
    verdict: verdictOf(isRight, random),
    hintsSeen: random.integer(0, 1),
    solutionSeen: false,
    at: Math.floor(at),
  });
}

function verdictOf(isRight: boolean, random: Random): Verdict {
  const [status, score] = isRight ? (['correct', 1] as const) : (['wrong', 0] as const);
  const id = `mistake-${random.integer(0, 39)}`;
  const cause = { id, title: `Mistake ${id}`, say: 'The kernel was turned by 180° first.' };
  const diagnosis = !isRight && random.integer(0, 1) === 0 ? [cause] : [];
  const message = isRight ? 'Right.' : 'Not yet: 3 of 4 entries. Look at the first row once more.';
  const cells = { '0,0': isRight ? 'right' : 'wrong', '0,1': 'right', '1,0': 'right' } as const;
  const part = { part: 'a', status, score, message, diagnosis, cells };
  return { status, score, parts: [part, { ...part, part: 'b' }], countsAsTry: true };
}

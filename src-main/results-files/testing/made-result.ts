import type { Verdict } from '#core/exercise/verdict.ts';
import { assignedSeeds } from '#core/results/assigned-seed.ts';
import type { ResultAttempt, ResultBody } from '#core/results/result-form.ts';
import { FIRST_HASH, hashOf } from '../../database/attempt-row.ts';
import type { SigningKey } from '../../pack-files/signing-keys.ts';
import type { GradingPack } from '../judge.ts';

/** An answer as a made result holds it. */
export interface MadeAnswer {
  exerciseId: string;
  answers: object;
  verdict: Pick<Verdict, 'status' | 'score'>;
}

const MADE_AT = Date.UTC(2026, 9, 1, 12);

/** A sound result of these answers, one a minute, as the app of a learner hands it in. */
export function madeResult(
  pack: GradingPack,
  key: Pick<SigningKey, 'publicKey'>,
  given: readonly MadeAnswer[],
  name = 'Ada',
): ResultBody {
  const { id: packId, version, hash: packHash, assignment, exercises } = pack;
  if (!assignment) throw new Error(`${packId} has no assignment`);
  const seeds = assignedSeeds(packId, assignment, exercises, key.publicKey);
  let previousHash = FIRST_HASH;
  const chain = given.map(({ exerciseId, answers, verdict }, at): ResultAttempt => {
    const row = {
      ...{ attemptId: at + 1, profileId: 1, packId, packHash, exerciseId },
      seed: seeds[exerciseId] ?? 0,
      answers: JSON.stringify(answers),
      verdict: JSON.stringify(verdict),
      ...{ status: verdict.status, score: verdict.score, hintsSeen: 0, solutionSeen: 0 },
      attemptedAt: MADE_AT + 60_000 * at,
      previousHash,
    };
    previousHash = hashOf(row);
    return { ...row, hash: previousHash };
  });
  const handedInAt = MADE_AT + 60_000 * given.length;
  const named = { id: packId, version, hash: packHash };
  return { pack: named, learner: { name }, handedInAt, seeds, chain };
}

import { AppError } from '#core/errors.ts';
import { RESULT_FILE, RESULT_LIMITS, type ResultBody } from '#core/results/result-form.ts';
import type { AttemptRow } from '../../database/attempt-row.ts';
import type { AssignedPack } from './assigned-pack.ts';

/**
 * What a learner hands in: the record from the first answer that belongs to the assignment to the last. Of answers in
 * between that belong to something else it holds the hash alone.
 *
 * Errors: AppError when there is more than a result can hold.
 */
export function handIn(
  { pack, seeds }: AssignedPack,
  rows: Iterable<AttemptRow & { hash: string }>,
  name: string,
  at: number,
): ResultBody {
  const chain: ResultBody['chain'] = [];
  let end = 0;
  let attempts = 0;
  for (const row of rows) {
    const isAssigned = row.packId === pack.id && seeds[row.exerciseId] === row.seed;
    if (!isAssigned && attempts === 0) continue;
    chain.push(isAssigned ? row : row.hash);
    if (!isAssigned) continue;
    attempts++;
    end = chain.length;
  }
  if (attempts > RESULT_LIMITS.attempts || end > RESULT_LIMITS.links) {
    const message = `A result holds at most ${RESULT_LIMITS.attempts} answers; there are ${attempts}.`;
    throw new AppError('hand-in', message);
  }
  const { id, version, hash } = pack;
  return {
    pack: { id, version, hash },
    learner: { name },
    handedInAt: at,
    seeds,
    chain: chain.slice(0, end),
  };
}

/** A name for the file that any system takes: of the pack, the learner and the day. */
export function resultFileName({ pack, learner, handedInAt }: ResultBody): string {
  const words = learner.name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const day = new Date(handedInAt).toISOString().slice(0, 10);
  return `${[pack.id, words, day].filter((part) => part !== '').join('-')}${RESULT_FILE}`;
}

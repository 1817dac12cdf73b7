import type { ExplainInput } from '#core/contract/contract.ts';
import { AppError } from '#core/errors.ts';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import type { Revealed } from '../../database/reveals.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import type { Services } from '../services.ts';

/**
 * How a number on the page came about. What would tell an answer waits until this variant is solved
 * or its solution was seen.
 *
 * Errors: AppError `not-shown` for a number in a text that the learner has not asked for yet;
 * `address` when there is no such number.
 */
export async function explainNumber(
  { database, library, core, clock }: Services,
  { packId, exerciseId, seed, address, answers = {} }: ExplainInput,
): Promise<Derivation> {
  const { pack } = (await library()).exercise(packId, exerciseId);
  const { profileId } = currentProfile(database, clock);
  const variant = { profileId, packId, exerciseId, seed };
  const seen = database.reveals.on(variant);
  const isOpen = seen.solution || database.attempts.isSolvedOn(variant);
  if (!isShown(address, seen, isOpen))
    throw new AppError('not-shown', 'This number stands in a text that is not shown yet.');
  return core.call('explain', { key: pack.hash, exerciseId, seed, address, answers, isOpen });
}

function isShown(address: string, seen: Revealed, isOpen: boolean): boolean {
  const place = address.slice(0, address.indexOf(':'));
  if (place === 'solution') return seen.solution;
  if (place === 'erratum') return isOpen;
  return !place.startsWith('hints.') || seen.hints.includes(Number(place.slice('hints.'.length)));
}

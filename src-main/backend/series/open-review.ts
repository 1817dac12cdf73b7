import type { ReviewPlace } from '#core/contract/series.ts';
import type { Answers } from '#core/exercise/answers.ts';
import { freshVariant } from '../exercises/fresh-variant.ts';
import { keyOf } from '../exercises/progress.ts';
import { learnerState } from '../practice/learner-state.ts';
import type { Services } from '../services.ts';
import { isCoreFault } from './core-fault.ts';

/**
 * A fresh variant of an exercise for its review. Where the last one failed at a part, the parts before it are filled in
 * with right answers, as a draft: the review begins where it failed.
 */
export async function openReview(
  services: Services,
  place: { packId: string; exerciseId: string },
): Promise<ReviewPlace> {
  const { packId, exerciseId } = place;
  const { pack, exercise } = (await services.library()).exercise(packId, exerciseId);
  const { profileId, fold } = await learnerState(services);
  if (!exercise.hasVariants) return { seed: 0, filledIn: 0 };
  const { seed } = await freshVariant(services, place);
  const part = fold.skills.get(keyOf(packId, exerciseId))?.failedPart;
  if (part === undefined) return { seed, filledIn: 0 };
  const draw = { key: pack.hash, exerciseId, seed, part };
  const answers = await services.core.call('before', draw).catch((thrown: unknown): Answers => {
    // What takes too long to fill in is left to the learner.
    if (!isCoreFault(thrown)) throw thrown;
    return {};
  });
  const filledIn = Object.keys(answers).length;
  if (filledIn === 0) return { seed, filledIn };
  services.unsaved.saveDraft({ profileId, packId, exerciseId, seed }, answers, services.clock());
  return { seed, part, filledIn };
}

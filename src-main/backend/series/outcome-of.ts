import type { StepOutcome } from '#core/contract/series.ts';
import { isRight } from '#core/schedule/practice.ts';
import type { Database } from '../../database/open-database.ts';
import type { StoredStep } from '../../database/series.ts';

/** What became of a step, by the first attempt at its variant; none while it is open. `mistake` is that of a drill. */
export function outcomeOf(
  { attempts }: Pick<Database, 'attempts'>,
  profileId: number,
  { packId, exerciseId, seed, isSkipped }: StoredStep,
  mistake: string,
): StepOutcome | undefined {
  const first = attempts.firstOn({ profileId, packId, exerciseId, seed });
  if (!first) return isSkipped ? 'skipped' : undefined;
  // With help it is not known yet; a drill only asks whether the mistake is made.
  if (isRight(first)) return first.isHelped && mistake === '' ? 'wrong' : 'right';
  const causes = first.parts.flatMap(({ diagnosis }) => diagnosis);
  return causes.some(({ id }) => id === mistake) ? 'made' : 'wrong';
}

import type { StoredSeries, StoredStep } from '../../database/series.ts';
import { freshVariant } from '../exercises/fresh-variant.ts';
import { keyOf } from '../exercises/progress.ts';
import { drillKeys } from '../practice/drill-keys.ts';
import type { Skill } from '../practice/skills.ts';
import type { Services } from '../services.ts';
import { placementOf } from './series-page.ts';
import type { SeriesView } from './series-page.ts';
import { isCoreFault } from './core-fault.ts';
import { questionOn } from './question.ts';

/** The exercise that comes next in a series, its numbers drawn; none when the series is over. */
export async function nextStepOf(
  series: StoredSeries,
  view: SeriesView,
  services: Services,
): Promise<StoredStep | undefined> {
  const { kind, steps, subject } = series;
  const { skills } = view.state;
  const already = (skill: Skill): number[] =>
    steps
      .filter((step) => keyOf(step.packId, step.exerciseId) === skill.key)
      .map(({ seed }) => seed);
  if (kind === 'drill') {
    const key = drillKeys(view.state, subject)[steps.length];
    const skill = key === undefined ? undefined : skills.get(key);
    return skill && draw(skill, { services, already: already(skill), showing: subject });
  }
  const asked = new Set(steps.map(({ packId, exerciseId }) => keyOf(packId, exerciseId)));
  const topicId = placementOf(series, view).next;
  const skill = topicId === undefined ? undefined : questionOn(topicId, skills.values(), asked);
  if (!skill || topicId === undefined) return undefined;
  return { ...(await draw(skill, { services, already: [] })), topicId };
}

interface Drawing {
  services: Services;
  /** Seeds that this series had already. */
  already: number[];
  /** A mistake that the numbers have to show. */
  showing?: string;
}

async function draw(
  { pack, exercise }: Skill,
  { services, already, showing }: Drawing,
): Promise<StoredStep> {
  const place = { packId: pack.id, exerciseId: exercise.id };
  if (!exercise.hasVariants) return { ...place, seed: 0 };
  const wish = { already, ...(showing && { showing }) };
  const { seed } = await freshVariant(services, place, wish).catch((thrown: unknown) => {
    // Where trying the mistake out takes too long, any fresh numbers will do.
    if (showing === undefined || !isCoreFault(thrown)) throw thrown;
    return freshVariant(services, place, { already });
  });
  return { ...place, seed };
}

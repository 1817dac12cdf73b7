import type { SeriesPage } from '#core/contract/series.ts';
import type { TopicLink } from '#core/contract/pages.ts';
import { MOST_QUESTIONS, placement } from '#core/schedule/placement.ts';
import type { Placement } from '#core/schedule/placement.ts';
import type { Database } from '../../database/open-database.ts';
import type { StoredSeries } from '../../database/series.ts';
import { keyOf } from '../exercises/progress.ts';
import { topicsOf } from '../learn/topic-summaries.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import type { LearnerState } from '../practice/learner-state.ts';
import { linkOf } from '../practice/skills.ts';
import { outcomeOf } from './outcome-of.ts';
import { askableTopics, questionOn } from './question.ts';

/** What a series is seen with. */
export interface SeriesView {
  database: Database;
  packs: readonly LibraryPack[];
  state: LearnerState;
  /** How many exercises a drill has. */
  drillLength: number;
}

/** A chance from here on counts as known. */
const KNOWN = 0.5;

/** A series as pages show it; exercises that are gone keep their ids as titles. */
export function seriesPage(series: StoredSeries, view: SeriesView): SeriesPage {
  const { database, packs, state, drillLength } = view;
  const { profileId, skills, titles } = state;
  const topics = new Map(topicsOf(packs).map(({ id, title }) => [id, { id, title }]));
  const { seriesId, kind, subject, isOver } = series;
  const steps = series.steps.map((step) => {
    const { packId, exerciseId, seed, topicId = '' } = step;
    const skill = skills.get(keyOf(packId, exerciseId));
    const topic = topics.get(topicId);
    const outcome = outcomeOf(database, profileId, step, subject);
    const link = skill ? linkOf(skill) : { packId, exerciseId, title: exerciseId };
    return { ...link, seed, ...(topic && { topic }), ...(outcome && { outcome }) };
  });
  const found = kind === 'placement' && foundBy(placementOf(series, view), view, topics);
  return {
    ...{ seriesId, kind, steps, isOver },
    ...(kind === 'drill' && { mistake: titles.get(subject) ?? subject }),
    most: kind === 'drill' ? Math.max(drillLength, steps.length) : MOST_QUESTIONS,
    ...(found && { found }),
  };
}

/** Where the answers of a placement so far lead; one that was passed over counts as not known. */
export function placementOf(
  { steps }: StoredSeries,
  { database, packs, state }: SeriesView,
): Placement {
  const answers = steps.flatMap((step) => {
    const outcome = outcomeOf(database, state.profileId, step, '');
    if (step.topicId === undefined || outcome === undefined) return [];
    return [{ topic: step.topicId, isRight: outcome === 'right' }];
  });
  return placement(askableTopics(topicsOf(packs), state.skills.values()), answers);
}

function foundBy(
  { known, start }: Placement,
  { state }: SeriesView,
  topics: ReadonlyMap<string, TopicLink>,
): NonNullable<SeriesPage['found']> {
  const linkTo = (id: string): TopicLink[] => {
    const topic = topics.get(id);
    return topic ? [topic] : [];
  };
  return {
    known: [...known].flatMap(([id, chance]) => (chance > KNOWN ? linkTo(id) : [])),
    start: start.flatMap(linkTo).map((topic) => {
      const skill = questionOn(topic.id, state.skills.values(), new Set());
      return { topic, ...(skill && { exercise: linkOf(skill) }) };
    }),
  };
}

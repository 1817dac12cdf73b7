import type { Handlers } from '#core/contract/contract.ts';
import type { SeriesPage } from '#core/contract/series.ts';
import { AppError } from '#core/errors.ts';
import type { StoredSeries } from '../../database/series.ts';
import { currentProfile } from '../profiles/current-profile.ts';
import { drillKeys } from '../practice/drill-keys.ts';
import { learnerState } from '../practice/learner-state.ts';
import type { Services } from '../services.ts';
import { nextStepOf } from './next-step-of.ts';
import { openReview } from './open-review.ts';
import { outcomeOf } from './outcome-of.ts';
import { seriesPage } from './series-page.ts';
import type { SeriesView } from './series-page.ts';

export function seriesHandlers(services: Services) {
  const { database, library, clock } = services;

  async function viewOf(subject: string): Promise<SeriesView> {
    const state = await learnerState(services);
    const { packs } = await library();
    return { database, packs, state, drillLength: drillKeys(state, subject).length };
  }

  /** Errors: AppError `unknown-series`. */
  function find(seriesId: number): StoredSeries {
    const { profileId } = currentProfile(database, clock);
    const series = database.series.last(profileId);
    if (series?.seriesId === seriesId) return series;
    throw new AppError('unknown-series', 'This series is no longer under way.');
  }

  const keep = (series: StoredSeries): void =>
    database.transact(() => database.series.keep(series));

  /** Adds the next exercise, or ends the series. */
  async function goOn(series: StoredSeries): Promise<SeriesPage> {
    const view = await viewOf(series.subject);
    const next = await nextStepOf(series, view, services);
    if (next) series.steps.push(next);
    else series.isOver = true;
    keep(series);
    return seriesPage(series, view);
  }

  async function open(): Promise<SeriesPage | null> {
    const { profileId } = currentProfile(database, clock);
    const series = database.series.last(profileId);
    return series ? seriesPage(series, await viewOf(series.subject)) : null;
  }

  return {
    'series.open': open,
    'series.start': async ({ kind, mistake = '' }) => {
      const view = await viewOf(mistake);
      if (kind === 'drill' && view.drillLength === 0)
        throw new AppError('no-drill', 'There is no exercise here on which this mistake was made.');
      const { profileId } = view.state;
      const subject = kind === 'drill' ? mistake : '';
      return goOn(
        database.transact(() => database.series.start(profileId, kind, subject, clock())),
      );
    },
    'series.next': async ({ seriesId }) => {
      const series = find(seriesId);
      const { profileId } = currentProfile(database, clock);
      const last = series.steps.at(-1);
      const isOpen = last && !outcomeOf(database, profileId, last, series.subject);
      if (isOpen) last.isSkipped = true;
      return series.isOver ? seriesPage(series, await viewOf(series.subject)) : goOn(series);
    },
    'series.end': async ({ seriesId }) => {
      const series = { ...find(seriesId), isOver: true };
      keep(series);
      return seriesPage(series, await viewOf(series.subject));
    },
    'series.resume': async ({ seriesId }) => {
      const series = { ...find(seriesId), isOver: false };
      keep(series);
      return seriesPage(series, await viewOf(series.subject));
    },
    'series.takeBack': ({ seriesId }) => {
      find(seriesId);
      database.transact(() => database.series.remove(seriesId));
      return open();
    },
    'review.open': (place) => openReview(services, place),
  } satisfies Partial<Handlers>;
}

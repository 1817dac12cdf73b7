import { hash } from 'node:crypto';
import { parse, stringify } from 'devalue';
import { AppError } from '#core/errors.ts';
import { addPractice, emptyFold } from '#core/schedule/learner-fold.ts';
import type { LearnerFold } from '#core/schedule/learner-fold.ts';
import type { Database } from '../../database/open-database.ts';
import { practiceOf } from './practice-of.ts';

/** Where a learner stands, with what their mistakes are called as told last. */
export interface CarriedState {
  fold: LearnerFold;
  titles: Map<string, string>;
  /** The last attempt in it. */
  lastId: number;
}

export interface CarryOptions {
  /** Unix time, ms. */
  now: number;
  /** Minutes east of UTC. */
  utcOffset: number;
  /** Exercises, as `pack/exercise`, that cannot be drawn anew. */
  fixed: ReadonlySet<string>;
}

interface Place {
  state?: CarriedState;
  madeFor?: string;
  /** Answers in it when it was stored. */
  stored: number;
  /** One at a time: both would carry on the same state. */
  work: Promise<unknown>;
}

/** Goes up whenever the form or the meaning of `LearnerFold` changes. */
const FORM = 1;
/** Rows between two pauses: a few milliseconds of work. */
const ROWS_PER_STEP = 500;
const STORED_EVERY = 200;

const places = new WeakMap<Database['practiceRows'], Map<number, Place>>();

/**
 * Where a learner stands: what was known at the last call, or stored by an earlier start, carried on by the answers
 * since. Where that fits no more (another time zone, other exercises, answers that count otherwise, a clock set back), all answers are gone through
 * once, with pauses for other work.
 */
export function carriedState(
  database: Database,
  profileId: number,
  options: CarryOptions,
): Promise<CarriedState> {
  const { practiceRows } = database;
  const byProfile = places.get(practiceRows) ?? new Map<number, Place>();
  places.set(practiceRows, byProfile);
  const place = byProfile.get(profileId) ?? { stored: 0, work: Promise.resolve() };
  byProfile.set(profileId, place);
  const work = place.work.then(() => carryOn(place, database, profileId, options));
  place.work = work.catch(() => undefined);
  return work;
}

async function carryOn(
  place: Place,
  database: Database,
  profileId: number,
  options: CarryOptions,
): Promise<CarriedState> {
  const { now, utcOffset, fixed } = options;
  const regrade = database.regrades.newest(profileId);
  const form = JSON.stringify([FORM, utcOffset, regrade, [...fixed].sort()]);
  const madeFor = hash('sha256', form, 'hex');
  if (place.madeFor !== madeFor || (place.state?.fold.latest ?? 0) > now) {
    const stored = storedState(database, profileId, madeFor);
    place.state = stored && stored.fold.latest <= now ? stored : undefined;
    place.stored = place.state?.fold.count ?? 0;
    place.madeFor = madeFor;
  }
  place.state ??= { fold: emptyFold(), titles: new Map(), lastId: 0 };
  const { state } = place;
  for (;;) {
    const rows = database.practiceRows.after(profileId, state.lastId, ROWS_PER_STEP);
    for (const row of rows) {
      const { practice, titles } = practiceOf(row);
      for (const [id, title] of titles) state.titles.set(id, title);
      const hasVariants = !fixed.has(practice.skill);
      const isFirst = row.isFirst === 1;
      addPractice(state.fold, practice, { now, utcOffset, hasVariants, isFirst });
      state.lastId = row.attemptId;
    }
    if (rows.length < ROWS_PER_STEP) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (state.fold.count - place.stored >= STORED_EVERY) store(place, state, database, profileId);
  return state;
}

function store(place: Place, state: CarriedState, database: Database, profileId: number): void {
  try {
    const kept = { afterAttempt: state.lastId, state: stringify(state) };
    database.transact(() => database.learnerStates.keep(profileId, place.madeFor ?? '', kept));
    place.stored = state.fold.count;
  } catch (thrown) {
    // A full disk: everything here follows from the answers, and is stored another time.
    if (!(thrown instanceof AppError)) throw thrown;
  }
}

function storedState(
  { learnerStates }: Database,
  profileId: number,
  madeFor: string,
): CarriedState | undefined {
  const kept = learnerStates.find(profileId, madeFor);
  // Its form is that of this version: `madeFor` holds FORM, and its sum was right.
  return kept && (parse(kept.state) as CarriedState);
}

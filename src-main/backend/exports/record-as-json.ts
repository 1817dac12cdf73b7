import { AppError } from '#core/errors.ts';
import type { Database } from '../../database/open-database.ts';
import { rhythmOf } from '../practice/rhythm.ts';

/**
 * Everything of one learner as one JSON text for other programs, in pieces: `{"format": "chainrule-record", "version":
 * 1, "learner": …, "attempts": [ … ], …}`, each list an element a line, times in ISO 8601.
 *
 * Errors: AppError `unknown-profile`.
 */
export function* recordAsJson(
  database: Database,
  profileId: number,
  at: number,
): Generator<string, void, undefined> {
  const profile = database.profiles.find(profileId);
  if (!profile) throw new AppError('unknown-profile', `There is no learner number ${profileId}.`);
  const head = {
    ...{ format: 'chainrule-record', version: 1, exportedAt: timeOf(at) },
    learner: { name: profile.name, createdAt: timeOf(profile.createdAt) },
    rhythm: rhythmOf(database, profileId),
  };
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, rows] of Object.entries(listsOf(database, profileId))) {
    yield `,\n"${name}": [`;
    let before = '\n';
    for (const row of rows) {
      yield before + JSON.stringify(row);
      before = ',\n';
    }
    yield ']';
  }
  yield '}\n';
}

function listsOf(database: Database, profileId: number): Record<string, Iterable<unknown>> {
  const { attempts, regrades, drafts, reveals, annotations, series, labRuns } = database;
  return {
    attempts: attemptsOf(attempts.ofLearner(profileId)),
    regrades: regrades
      .all(profileId)
      .map((one) => ({ ...one, verdict: parse(one.verdict), at: timeOf(one.at) })),
    drafts: drafts.all(profileId).map(({ savedAt, afterAttempt: _, ...one }) => {
      return { ...one, answers: parse(one.answers), savedAt: timeOf(savedAt) };
    }),
    reveals: reveals.all(profileId).map((one) => ({ ...one, at: timeOf(one.at) })),
    annotations: annotations
      .all(profileId)
      .map(({ changedAt, ...one }) => ({ ...one, changedAt: timeOf(changedAt) })),
    series: series
      .all(profileId)
      .map(({ startedAt, ...one }) => ({ ...one, startedAt: timeOf(startedAt) })),
    labRuns: labRuns.list(profileId).map(({ startedAt, ...one }) => ({
      ...one,
      settings: parse(one.settings),
      ...(one.outcome !== null && { outcome: parse(one.outcome) }),
      startedAt: timeOf(startedAt),
    })),
  };
}

/** One at a time: there can be hundreds of thousands. */
function* attemptsOf(
  rows: ReturnType<Database['attempts']['ofLearner']>,
): Generator<unknown, void, undefined> {
  for (const { profileId: _, attemptedAt, solutionSeen, ...row } of rows)
    yield {
      ...row,
      answers: parse(row.answers),
      verdict: parse(row.verdict),
      solutionSeen: solutionSeen === 1,
      attemptedAt: timeOf(attemptedAt),
    };
}

const parse = (text: string): unknown => JSON.parse(text);

const timeOf = (at: number): string => new Date(at).toISOString();

import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '#core/exercise/verdict.ts';
import type { NewLabRun } from '../../database/lab-runs.ts';
import { attempt, testDatabase } from '../../database/testing/test-database.ts';
import { exportLearner } from './export-learner.ts';
import { importLearner } from './import-learner.ts';

type Tested = ReturnType<typeof testDatabase>;
type Row = Record<string, unknown>;

/** Tables that hold nothing of one learner, or only what follows from the others. */
const OTHERS = ['installed_packs', 'pack_keys', 'learner_states'];

const FROM: Record<string, string> = {
  regrades: 'attempts JOIN regrades USING (attempt_id)',
  lab_states: 'lab_runs JOIN lab_states USING (lab_run_id)',
};

const ORDER: Record<string, string> = { regrades: 'regrade_id', drafts: 'sequence' };

/** Every row of a learner, with places in the learner's own order instead of numbers of this database. */
function rowsOf({ raw }: Tested, profileId: number): Record<string, Row[]> {
  const list = (sql: string): Row[] => raw.prepare<[], Row>(sql).all();
  const mine = `profile_id = ${profileId}`;
  const placesIn = (table: string, id: string) => {
    const ids = list(`SELECT ${id} AS id FROM ${table} WHERE ${mine}`).map(({ id }) => Number(id));
    return (number: unknown) => ids.filter((one) => one <= Number(number)).length;
  };
  const answer = placesIn('attempts', 'attempt_id');
  const run = placesIn('lab_runs', 'lab_run_id');
  const fork = (text: unknown) =>
    String(text).replace(/"runId":(\d+)/g, (_, id: string) => `"runId":${run(id)}`);
  const places: Record<string, (value: unknown) => unknown> = {
    ...{ attempt_id: answer, last_attempt: answer, after_attempt: answer },
    ...{ lab_run_id: run, forked_from: fork },
  };
  const left = /^(profile|reveal|regrade|series)_id$|hash$|^sequence$/;
  const shown = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        left.test(name) && name !== 'pack_hash' ? [] : [[name, places[name]?.(value) ?? value]],
      ),
    );
  const all = list(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
  );
  const names = all.map(({ name }) => String(name)).filter((name) => !OTHERS.includes(name));
  return Object.fromEntries(
    names.map((name) => {
      if (name === 'settings')
        return [
          name,
          list(`SELECT value FROM settings WHERE name LIKE '%${profileId}' ORDER BY name`),
        ];
      const order = ORDER[name] ? `ORDER BY ${ORDER[name]}` : '';
      const rows = list(`SELECT ${name}.* FROM ${FROM[name] ?? name} WHERE ${mine} ${order}`);
      return [name, rows.map(shown)];
    }),
  );
}

const judged = (status: Verdict['status'], score: number): Verdict => ({
  ...{ status, score },
  parts: [],
  countsAsTry: true,
});

const RUN: NewLabRun = {
  ...{ profileId: 1, labId: 'bowl', labVersion: 1, settings: '{"rate":0.5}', seed: 4 },
  ...{ forkedFrom: null, own: null, prediction: '[1]', status: 'ended', step: 9, length: 9 },
  startedAt: 50,
};

/** Ada with something in every table, beside Bo, who answers in between. */
function withEverything(): Tested {
  const tested = testDatabase();
  const { database } = tested;
  const { attempts, regrades, drafts, reveals, annotations, series, labRuns, labStates } = database;
  const place = { packId: 'pack', exerciseId: 'one' };
  database.transact(() => {
    const bo = database.profiles.create('Bo', 2).profileId;
    drafts.save({ profileId: 1, ...place, seed: 8 }, { a: 'first' }, 90);
    attempts.record(attempt({ profileId: bo }));
    reveals.addHint({ profileId: 1, ...place, seed: 0 }, 0, 40);
    reveals.addSolution({ profileId: 1, ...place, seed: 0 }, 41);
    const wrong = attempts.record(attempt({ verdict: judged('wrong', 0), hintsSeen: 1 }));
    drafts.save({ profileId: 1, ...place, seed: 9 }, { a: 'half' }, 80);
    attempts.record(attempt({ profileId: bo }));
    const right = attempts.record(attempt({ verdict: judged('correct', 1), exerciseId: 'two' }));
    const packHash = 'f'.repeat(64);
    regrades.add({ attemptId: right, packHash, verdict: judged('partly', 0.5), at: 60 });
    regrades.add({ attemptId: wrong, packHash, verdict: judged('correct', 1), at: 61 });
    annotations.set(1, { ...place, note: 'mine', isBookmarked: true }, 70);
    const steps = [
      { ...place, seed: 0, topicId: 'sums' },
      { ...place, seed: 1, isSkipped: true as const },
    ];
    series.keep({ ...series.start(1, 'placement', '', 71), steps, isOver: true });
    series.keep({ ...series.start(1, 'drill', 'forgot', 72), steps, isOver: false });
    labRuns.add({ ...RUN, profileId: bo });
    const first = labRuns.add(RUN);
    labRuns.change({ ...RUN, runId: first, tookMs: 7, outcome: '{"measures":{"loss":null}}' });
    labRuns.fill(first, { state: Buffer.from([1, 2]), curves: Buffer.from([0, 255]) });
    labStates.add(first, [{ step: 3, bytes: Buffer.from([3]) }], [3]);
    const origin = { runId: first, step: 3, settings: { rate: 0.5 }, seed: 4 };
    const forkedFrom = JSON.stringify({ ...origin, forkedFrom: origin });
    const own = '{"texts":{"f":"x^2"}}';
    labRuns.add({ ...RUN, forkedFrom, own, status: 'paused', startedAt: 51 });
    database.settings.set('rhythm.1', { minutes: 30, weekdays: [1, 1, 1, 1, 1, 0, 0] });
    database.settings.set('bench-1', 'x = ones(2, 2)');
  });
  return tested;
}

const OUTSIDE = {
  ...{ digest: '../../x', name: 'x', classes: [] },
  ...{ count: 1, height: 1, width: 1 },
};

/** Somebody with an answer and a run. */
function elsewhere(): Tested {
  const tested = testDatabase();
  const { database } = tested;
  database.transact(() => {
    for (let count = 0; count < 3; count++) database.attempts.record(attempt());
    database.labRuns.add(RUN);
  });
  return tested;
}

const linesOf = (bytes: Uint8Array): Row[] =>
  gunzipSync(bytes)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

const fileOf = (head: Row, lines: readonly Row[]): Uint8Array =>
  gzipSync(
    [{ ...head, lines: lines.length }, ...lines].map((one) => `${JSON.stringify(one)}\n`).join(''),
  );

describe('the file of a learner', () => {
  test.each([
    ['an empty data folder', testDatabase],
    ['one where somebody is at work', elsewhere],
  ])('carries every row of theirs, from every table, to %s', (_where, there) => {
    const from = withEverything();
    const before = rowsOf(from, 1);
    for (const rows of Object.values(before)) expect(rows).not.toEqual([]);
    const to = there();
    const { profileId } = importLearner(to.database, exportLearner(from.database, 1));
    expect(rowsOf(to, profileId)).toEqual(before);
    expect(to.database.attempts.summaries(profileId)).toEqual(from.database.attempts.summaries(1));
  });

  test('pauses a run that was at work, and names no other run where the one it came from was removed', () => {
    const from = withEverything();
    const [second, first] = from.database.labRuns.list(1);
    if (!first || !second) throw new Error('no runs');
    from.database.transact(() => {
      from.database.labRuns.change({ ...second, status: 'going' });
      from.database.labRuns.remove(first.runId, 5);
    });
    const { database } = elsewhere();
    const { profileId } = importLearner(database, exportLearner(from.database, 1));
    const runs = database.labRuns.list(profileId);
    expect(runs.map(({ status }) => status)).toEqual(['paused']);
    expect(JSON.parse(runs[0]?.forkedFrom ?? '')).toMatchObject({ runId: 0, step: 3 });
  });

  test('comes in from form 1, which held no regrades, series and runs', () => {
    const [head = {}, ...lines] = linesOf(exportLearner(withEverything().database, 1));
    const old = lines.flatMap((line): Row[] => {
      const { draft, annotation } = line as Record<string, Row>;
      if (draft) return [{ draft: { ...draft, after: undefined } }];
      if (annotation) return [{ annotation: { ...annotation, changedAt: undefined } }];
      return 'attempt' in line || 'reveal' in line || 'rhythm' in line ? [line] : [];
    });
    const { database } = testDatabase();
    const { profileId } = importLearner(database, fileOf({ ...head, format: 1 }, old));
    expect(database.attempts.countOf(profileId)).toBe(2);
    expect(database.drafts.all(profileId).map(({ answers }) => answers)).toEqual([
      '{"a":"first"}',
      '{"a":"half"}',
    ]);
    expect(database.annotations.all(profileId)).toMatchObject([{ note: 'mine' }]);
  });

  test.each([
    [
      'a newer form',
      (head: Row, lines: Row[]) => [{ ...head, format: 3 }, lines],
      /newer Chainrule/,
    ],
    [
      'a regrade of an answer that is not there',
      (head: Row, [...lines]: Row[]) => [
        head,
        lines.map(({ regrade, ...line }) =>
          regrade ? { regrade: { ...(regrade as Row), attempt: 3 } } : line,
        ),
      ],
      /answer 3 is spoken of/,
    ],
    [
      'a run whose pictures would lie outside their folder',
      (head: Row, lines: Row[]) => [
        head,
        lines.map(({ labRun, ...line }) =>
          labRun
            ? { labRun: { ...(labRun as Row), own: JSON.stringify({ images: OUTSIDE }) } }
            : line,
        ),
      ],
      /line \d+ cannot be read/,
    ],
  ] as [string, (head: Row, lines: Row[]) => [Row, Row[]], RegExp][])(
    'is refused with %s, and nothing of it is kept',
    (_what, change, message) => {
      const [head = {}, ...lines] = linesOf(exportLearner(withEverything().database, 1));
      const { database } = testDatabase();
      expect(() => importLearner(database, fileOf(...change(head, lines)))).toThrow(message);
      expect(database.profiles.list()).toHaveLength(1);
      expect(database.attempts.count()).toBe(0);
    },
  );
});

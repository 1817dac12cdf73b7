import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { connect } from './connection.ts';
import { readMigrations } from './migrate.ts';
import { databaseOn } from './open-database.ts';
import { MIGRATIONS } from './testing/test-database.ts';

/** Tables that grow with every answer, and the view that reads them. */
const LARGE = 'attempts|counted_attempts|exercise_tallies|drafts|reveals|regrades|earlier|counted';

/** What goes through a large table, since it is about all of it, or about few rows at most. */
const WALKS: [about: string, part: RegExp][] = [
  ['every row of a test or a check', /FROM attempts ORDER BY attempt_id$/],
  ['the newest row of all', /FROM attempts ORDER BY attempt_id DESC LIMIT 1\)/],
  [
    'regrades, from the newest back to the first of the learner',
    /FROM regrades CROSS JOIN attempts/,
  ],
];

/** Every statement that the tables of this folder prepare, with a number in the place of each value. */
function statements() {
  const connection = connect(join(temporaryFolder(), 'chainrule.db'));
  const prepare = connection.prepare.bind(connection);
  const seen: string[] = [];
  connection.prepare = (sql: string) => {
    seen.push(sql);
    return prepare(sql);
  };
  const database = databaseOn(connection, readMigrations(MIGRATIONS));
  const plans = [...new Set(seen)].map((sql) => {
    const asked = sql.replace(/[$:]\w+|\?/g, '1');
    const rows = prepare(`EXPLAIN QUERY PLAN ${asked}`).all() as { detail: string }[];
    return { sql: sql.replace(/\s+/g, ' '), plan: rows.map(({ detail }) => detail) };
  });
  database.close();
  return plans;
}

test('every statement finds rows of tables that grow through an index', () => {
  const plans = statements();
  expect(plans.length).toBeGreaterThan(50);
  const scan = new RegExp(`^SCAN (${LARGE})\\b`);
  const slow = plans
    .filter(({ sql }) => !WALKS.some(([, part]) => part.test(sql)))
    .filter(({ plan }) => plan.some((step) => scan.test(step)));
  expect(slow).toEqual([]);
});

test('no answer, no page of a list and no draft is found by sorting', () => {
  const sorting = statements()
    .filter(({ plan }) => plan.some((step) => step.includes('TEMP B-TREE')))
    .map(({ sql }) => sql);
  expect(sorting.filter((sql) => /attempts|exercise_tallies/.test(sql))).toEqual([]);
});

test('the exceptions are those that are needed', () => {
  const plans = statements();
  for (const [about, part] of WALKS)
    expect(
      plans.some(({ sql }) => part.test(sql)),
      about,
    ).toBe(true);
});

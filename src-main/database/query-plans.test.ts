import { expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

/** What pages ask again and again, as the tables of this folder ask it. */
const HOT: [what: string, sql: string][] = [
  ['progress by exercise', 'SELECT attempts FROM exercise_tallies WHERE profile_id = 1'],
  [
    'the last attempt at each exercise',
    `SELECT status FROM exercise_tallies JOIN attempts ON attempt_id = last_attempt
     WHERE exercise_tallies.profile_id = 1`,
  ],
  [
    'answers since the last look, and whether each was the first to its variant',
    `SELECT verdict, NOT EXISTS (
       SELECT 1 FROM attempts AS earlier WHERE earlier.profile_id = attempts.profile_id
         AND earlier.pack_id = attempts.pack_id AND earlier.exercise_id = attempts.exercise_id
         AND earlier.seed = attempts.seed AND earlier.attempt_id < attempts.attempt_id)
     FROM attempts WHERE profile_id = 1 AND attempt_id > 5 ORDER BY attempt_id LIMIT 500`,
  ],
  [
    'older attempts',
    'SELECT status FROM attempts WHERE profile_id = 1 AND attempt_id < 9 ORDER BY attempt_id DESC LIMIT 50',
  ],
  [
    'the first attempt at a variant',
    `SELECT verdict FROM attempts WHERE profile_id = 1 AND pack_id = 'p' AND exercise_id = 'e'
       AND seed = 0 ORDER BY attempt_id LIMIT 1`,
  ],
  [
    'the stored state of a learner',
    `SELECT state FROM learner_states JOIN attempts ON attempt_id = after_attempt AND hash = attempt_hash
     WHERE learner_states.profile_id = 1 AND made_for = ''`,
  ],
  [
    'the series under way',
    'SELECT steps FROM series WHERE profile_id = 1 ORDER BY series_id DESC LIMIT 1',
  ],
  [
    'the note on an exercise',
    `SELECT note FROM annotations WHERE profile_id = 1 AND pack_id = 'p' AND exercise_id = 'e'`,
  ],
];

test.each(HOT)(
  'finds %s through an index, without sorting or going through a table',
  (_what, sql) => {
    const { raw } = testDatabase();
    const plan = raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
    const details = plan.map(({ detail }) => detail).join('; ');
    expect(details).toContain('SEARCH');
    expect(details).not.toMatch(/SCAN (?!CONSTANT)|TEMP B-TREE/);
  },
);

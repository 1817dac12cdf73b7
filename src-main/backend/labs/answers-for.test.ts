import { expect, test } from 'vitest';
import { attempt } from '../../database/testing/attempt.ts';
import { testDatabase } from '../../database/testing/test-database.ts';
import { answersFor } from './answers-for.ts';

const TEXTS = {
  slope: {
    kind: 'formula',
    docs: 'A slope.',
    fallback: '-y',
    answers: [
      { exerciseId: 'one', part: 'a', title: 'First' },
      { exerciseId: 'one', part: 'b', title: 'Second' },
      { exerciseId: 'two', part: 'a', title: 'Third' },
      { exerciseId: 'three', part: 'a', title: 'Fourth' },
    ],
  },
} as const;

test('answersFor yields the newest answer to each part, without what is blank or no text', () => {
  const { database, profileId } = testDatabase();
  database.transact(() => {
    const record = (change: Parameters<typeof attempt>[0]) =>
      database.attempts.record(attempt({ profileId, ...change }));
    record({ seed: 3, answers: { a: '-y*z', b: 'z' } });
    record({ seed: 5, answers: { a: '-y', b: ' ' } });
    record({ exerciseId: 'two', answers: { a: [['1']] } });
  });
  const found = [{ text: 'slope', title: 'First', answer: '-y' }];
  expect(answersFor(database, profileId, TEXTS)).toEqual(found);
  expect(answersFor(database, profileId + 1, TEXTS)).toEqual([]);
});

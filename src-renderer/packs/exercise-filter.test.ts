import { expect, test } from 'vitest';
import type { ExerciseSummary } from '#core/contract/pages.ts';
import { EVERYTHING, filtered, type ExerciseFilter } from './exercise-filter.ts';

const exercise = (id: string, change: Partial<ExerciseSummary>): ExerciseSummary => ({
  ...{ id, title: id, section: 'All', difficulty: 1, topics: [], needs: [], types: [] },
  ...{ hasVariants: true, state: 'new', bestScore: 0, attemptCount: 0 },
  ...change,
});

const all = [
  exercise('a', { title: 'Convolution as a matrix', topics: ['stride'], difficulty: 3 }),
  exercise('b', { title: 'AND and OR', topics: ['perceptrons'], state: 'solved' }),
  exercise('c', { title: 'Padding', topics: ['convolution-sizes'], state: 'started' }),
];

test.each<[string, Partial<ExerciseFilter>, string[]]>([
  ['nothing', {}, ['a', 'b', 'c']],
  ['words of the title, begun', { words: 'MAT conv' }, ['a']],
  ['words of the topics', { words: 'convol' }, ['a', 'c']],
  ['no words but signs', { words: ' -- ' }, ['a', 'b', 'c']],
  ['a state', { state: 'solved' }, ['b']],
  ['a difficulty', { difficulty: 3 }, ['a']],
  ['bookmarks', { onlyBookmarked: true }, ['b', 'c']],
  ['several at once', { onlyBookmarked: true, state: 'started', words: 'pad' }, ['c']],
  ['what there is not', { words: 'zebra' }, []],
])('filtered by %s', (_what, change, ids) => {
  const found = filtered(all, { ...EVERYTHING, ...change }, ['b', 'c']);
  expect(found.map(({ id }) => id)).toEqual(ids);
});

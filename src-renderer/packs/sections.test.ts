import { expect, test } from 'vitest';
import type { ExerciseSummary } from '#core/contract/pages.ts';
import { bySection, titlesOf } from './sections.ts';

const exercise = (id: string, section: string, state: ExerciseSummary['state'] = 'new') => ({
  id,
  section,
  state,
  title: `Title of ${id}`,
  difficulty: 1,
  topics: [],
  needs: [],
  types: [],
  hasVariants: true,
  bestScore: 0,
  attemptCount: 0,
});

test('bySection keeps the order of sections and of exercises', () => {
  const sections = bySection([exercise('a', 'One'), exercise('b', 'Two'), exercise('c', 'One')]);
  expect(sections.map(({ title, exercises }) => [title, exercises.map(({ id }) => id)])).toEqual([
    ['One', ['a', 'c']],
    ['Two', ['b']],
  ]);
});

test('titlesOf leaves out what is solved or not in the pack', () => {
  const all = [exercise('a', 'One', 'solved'), exercise('b', 'One')];
  expect(titlesOf(['a', 'b', 'elsewhere'], all)).toEqual(['Title of b']);
});

import { describe, expect, test } from 'vitest';
import type { PathExercise } from './beginner-path.ts';
import { beginnerPath } from './beginner-path.ts';
import { conceptMap } from './concept-map.ts';
import { topicsOf } from './testing/topics-of.ts';

const map = conceptMap([
  { packId: 'p', topics: topicsOf({ sizes: [], stride: ['sizes'], matrix: ['stride'] }) },
]);

const exercise = (id: string, difficulty: number, topics: string[], needs: string[] = []) => ({
  ...{ packId: 'p', id, difficulty, topics, needs },
});

const pathOf = (...exercises: PathExercise[]): Record<string, string[]> =>
  Object.fromEntries(
    beginnerPath(map, exercises).map((step) => [step.topic.id, step.exercises.map(({ id }) => id)]),
  );

describe('beginnerPath', () => {
  test('has the topics in the order of the map, and in each the easy before the hard', () => {
    const path = pathOf(
      exercise('hard', 4, ['sizes']),
      exercise('easy', 1, ['sizes']),
      exercise('also-easy', 1, ['sizes']),
      exercise('far', 1, ['matrix']),
    );
    expect(path).toEqual({ sizes: ['easy', 'also-easy', 'hard'], stride: [], matrix: ['far'] });
  });

  test('has an exercise with several topics once, at the last of them', () => {
    expect(pathOf(exercise('both', 1, ['stride', 'sizes']))['stride']).toEqual(['both']);
  });

  test('has an exercise after those that it needs, even if they belong to later topics', () => {
    const path = pathOf(
      exercise('last', 1, ['sizes'], ['late', 'first']),
      exercise('late', 3, ['stride'], ['first']),
      exercise('first', 5, ['stride']),
    );
    expect(path).toEqual({ sizes: [], stride: ['first', 'late', 'last'], matrix: [] });
  });

  test('takes needs from the same pack alone, and is not held back by lost or circular ones', () => {
    const other = { ...exercise('a', 1, ['matrix']), packId: 'q' };
    const path = pathOf(
      exercise('a', 2, ['sizes'], ['b']),
      exercise('b', 1, ['sizes'], ['a', 'lost']),
      other,
    );
    expect(path).toEqual({ sizes: ['b', 'a'], stride: [], matrix: ['a'] });
  });

  test('leaves out what has no topic of the map', () => {
    expect(Object.values(pathOf(exercise('stray', 1, ['elsewhere']))).flat()).toEqual([]);
  });
});

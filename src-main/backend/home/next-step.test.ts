import { describe, expect, test } from 'vitest';
import type { ExerciseState, RecentWork } from '#core/contract/pages.ts';
import type { LibraryPack } from '../packs/pack-library.ts';
import { nextStep } from './next-step.ts';

/** A pack of exercises by id, each with what it needs. */
function packOf(id: string, exercises: Record<string, string[]>): LibraryPack {
  return {
    id,
    title: id.toUpperCase(),
    version: '1.0.0',
    description: '',
    conventions: [],
    topics: [],
    primers: [],
    hash: '',
    path: '',
    sums: {},
    isInstalled: false,
    issues: [],
    exercises: Object.entries(exercises).map(([exerciseId, needs]) => ({
      id: exerciseId,
      title: exerciseId,
      section: 'All',
      difficulty: 1,
      topics: [],
      needs,
      types: ['integer'],
      hasVariants: true,
    })),
  };
}

/** Progress from the ids of what is solved. */
const solved =
  (...ids: string[]) =>
  (_packId: string, exerciseId: string) => ({
    state: (ids.includes(exerciseId) ? 'solved' : 'new') as ExerciseState,
    bestScore: 0,
    attemptCount: 0,
  });

const work = (exerciseId: string, state: ExerciseState): RecentWork => ({
  packId: 'p',
  exerciseId,
  title: exerciseId,
  packTitle: 'P',
  seed: 0,
  state,
  at: 1,
});

describe('nextStep', () => {
  const pack = packOf('p', { c: ['b'], a: [], b: ['a'] });

  test('is the first exercise whose needs are solved, whatever the order in the pack', () => {
    expect(nextStep([pack], [], solved())?.exerciseId).toBe('a');
    expect(nextStep([pack], [], solved('a'))?.exerciseId).toBe('b');
    expect(nextStep([pack], [], solved('a', 'b'))?.exerciseId).toBe('c');
  });

  test('is the first on the path through all topics for one who begins', () => {
    const [c, a, b] = pack.exercises;
    const topics = [
      { id: 'early', title: '', line: '', needs: [], primer: false },
      { id: 'late', title: '', line: '', needs: ['early'], primer: false },
    ];
    const exercises = [c, a, b].flatMap((one) =>
      one ? [{ ...one, needs: [], topics: [one.id === 'b' ? 'early' : 'late'] }] : [],
    );
    expect(nextStep([{ ...pack, topics, exercises }], [], solved())?.exerciseId).toBe('b');
  });

  test('is what was worked on last while that is not solved', () => {
    expect(nextStep([pack], [work('c', 'started')], solved())).toMatchObject({
      exerciseId: 'c',
      reason: 'Continue where you left off',
    });
    expect(nextStep([pack], [work('a', 'solved')], solved('a'))?.exerciseId).toBe('b');
  });

  test('goes on in the next pack, and ends when everything is solved', () => {
    const other = packOf('q', { d: [] });
    const all = solved('a', 'b', 'c');
    expect(nextStep([pack, other], [], all)).toMatchObject({ packId: 'q', exerciseId: 'd' });
    expect(nextStep([pack], [], all)).toBeUndefined();
  });

  test('is not held back by a need that did not load, or by needs that go in a circle', () => {
    expect(nextStep([packOf('p', { a: ['lost'] })], [], solved())?.exerciseId).toBe('a');
    expect(nextStep([packOf('p', { a: ['b'], b: ['a'] })], [], solved())?.exerciseId).toBe('a');
  });
});

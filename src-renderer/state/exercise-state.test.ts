import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Client, MethodName } from '#core/contract/contract.ts';
import type { ExercisePage } from '#core/contract/pages.ts';
import { ClientError } from './client-error.ts';
import { ExerciseState } from './exercise-state.svelte.ts';

const page = (seed: number): ExercisePage => ({
  problem: {
    packId: 'p',
    exerciseId: 'e',
    seed,
    title: 'E',
    difficulty: 1,
    topics: [],
    statement: '',
    parts: [{ id: 'a', type: 'integer', prompt: '', view: {} }],
    hintCount: 2,
    hasSolution: true,
    hasVariants: true,
  },
  packTitle: 'P',
  topics: [],
  conventions: [],
  answers: seed === 0 ? { a: '1' } : {},
  tries: 0,
  hints: [],
});

const verdict = {
  status: 'wrong',
  score: 0,
  parts: [{ part: 'a', status: 'wrong', score: 0, message: '', diagnosis: [] }],
  countsAsTry: true,
};

/** A backend that answers at once and remembers what it was asked. */
function backend(answers: Partial<Record<MethodName, (input: never) => unknown>> = {}) {
  const calls: [MethodName, unknown][] = [];
  const client = ((name: MethodName, input: never) => {
    calls.push([name, input]);
    const standard: Partial<Record<MethodName, (input: never) => unknown>> = {
      'exercise.open': ({ seed }: { seed?: number }) => page(seed ?? 0),
      'exercise.another': () => page(77),
      'exercise.check': () => ({ verdict, tries: 1 }),
      'exercise.hint': ({ index }: { index: number }) => `hint ${index}`,
      'draft.save': () => null,
      ...answers,
    };
    return Promise.resolve(standard[name]?.(input));
  }) as Client;
  return { client, calls, of: (name: MethodName) => calls.filter(([called]) => called === name) };
}

async function opened(server = backend()) {
  const exercise = new ExerciseState(server.client, 'p', 'e');
  await exercise.open();
  return { exercise, server };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('ExerciseState', () => {
  test('shows the variant with the answers left there', async () => {
    const { exercise } = await opened();
    expect(exercise.seed).toBe(0);
    expect(exercise.answers).toEqual({ a: '1' });
  });

  test('saves a draft of what is typed within a second', async () => {
    const { exercise, server } = await opened();
    exercise.answer('a', '12');
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.of('draft.save')).toEqual([
      ['draft.save', { packId: 'p', exerciseId: 'e', seed: 0, answers: { a: '12' } }],
    ]);
  });

  test('saves the draft of the old variant before it shows a new one', async () => {
    const { exercise, server } = await opened();
    exercise.answer('a', '12');
    await exercise.another();
    expect(server.calls.map(([name]) => name)).toEqual([
      'exercise.open',
      'draft.save',
      'exercise.another',
    ]);
    expect(server.of('draft.save')[0]?.[1]).toMatchObject({ seed: 0 });
    expect(exercise.seed).toBe(77);
    expect(exercise.answers).toEqual({});
  });

  test('holds a verdict on a part only while the part says what was judged', async () => {
    const { exercise } = await opened();
    exercise.answer('a', '2');
    await exercise.check();
    expect(exercise.verdictOn('a')?.status).toBe('wrong');
    exercise.answer('a', '3');
    expect(exercise.verdictOn('a')).toBeUndefined();
    exercise.answer('a', '2');
    expect(exercise.verdictOn('a')?.status).toBe('wrong');
    expect(exercise.tries).toBe(1);
  });

  test('keeps what was typed as a draft when a check fails, and says why', async () => {
    const failing = () =>
      Promise.reject(new ClientError('core-timeout', 'The core was restarted.'));
    const { exercise, server } = await opened(backend({ 'exercise.check': failing }));
    exercise.answer('a', '2');
    await exercise.check();
    expect(exercise.error).toBe('The core was restarted.');
    expect(exercise.verdict).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.of('draft.save')).toHaveLength(1);
  });

  test('asks for one hint after the other', async () => {
    const { exercise } = await opened();
    await exercise.showHint();
    await exercise.showHint();
    expect(exercise.hints).toEqual(['hint 0', 'hint 1']);
  });

  test('opens the variant that was gone back to, even while a check is under way', async () => {
    const { exercise } = await opened();
    await Promise.all([exercise.check(), exercise.open(5)]);
    expect(exercise.seed).toBe(5);
    expect(exercise.verdict).toBeUndefined();
  });

  test('ignores a second press while the first is under way', async () => {
    const { exercise, server } = await opened();
    await Promise.all([exercise.check(), exercise.check()]);
    expect(server.of('exercise.check')).toHaveLength(1);
  });

  test('grades what has changed when Check is pressed again during a check', async () => {
    const { exercise, server } = await opened();
    exercise.answer('a', '2');
    const first = exercise.check();
    await Promise.resolve();
    exercise.answer('a', '3');
    await Promise.all([first, exercise.check(), exercise.check()]);
    const given = server.of('exercise.check').map(([, input]) => input);
    expect(given).toMatchObject([{ answers: { a: '2' } }, { answers: { a: '3' } }]);
    expect(exercise.verdictOn('a')?.status).toBe('wrong');
  });

  test('shows a hint that is asked for during a check once the verdict is there', async () => {
    const { exercise, server } = await opened();
    await Promise.all([exercise.check(), exercise.showHint()]);
    expect(server.calls.map(([name]) => name).slice(1)).toEqual([
      'exercise.check',
      'exercise.hint',
    ]);
    expect(exercise.hints).toEqual(['hint 0']);
  });
});

import { expect, test } from 'vitest';
import type { Client, MethodName } from '#core/contract/contract.ts';
import type { ProfileList } from '#core/contract/learner.ts';
import { AppState } from './app-state.svelte.ts';
import { LearnersState } from './learners.svelte.ts';

const ada = { profileId: 1, name: 'Ada', createdAt: 0, answers: 2 };
const bo = { profileId: 2, name: 'Bo', createdAt: 0, answers: 0 };

/** A backend with Ada, to which Bo comes from a file. */
function withFile() {
  const calls: [MethodName, unknown][] = [];
  let list: ProfileList = { current: 1, profiles: [ada], deleted: [] };
  const client = ((name: MethodName, input: unknown) => {
    calls.push([name, input]);
    if (name === 'profile.import') list = { ...list, current: 2, profiles: [ada, bo] };
    if (name === 'profile.delete') list = { ...list, profiles: [ada] };
    if (name === 'profile.select') list = { ...list, current: 1 };
    return Promise.resolve(name === 'series.open' ? null : list);
  }) as Client;
  const app = new AppState(client);
  return { app, calls, learners: new LearnersState(app) };
}

test('a learner who was taken in can be taken back; who was at work before is so again', async () => {
  const { app, calls, learners } = withFile();
  await learners.load();
  await learners.takeIn(new File(['x'], 'bo.chainlearner'));
  expect(app.undo.last?.done).toBe('Bo was taken in.');
  expect(learners.list?.current).toBe(2);
  await app.undo.take();
  expect(calls).toContainEqual(['profile.delete', { profileId: 2 }]);
  expect(learners.list).toMatchObject({ current: 1, profiles: [ada] });
});

test('a learner who could not be taken in leaves nothing to take back', async () => {
  const { app, learners } = withFile();
  await learners.takeIn({
    size: 1,
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }),
  } as unknown as File);
  expect(app.undo.last).toBeUndefined();
  expect(learners.error).toBeDefined();
});

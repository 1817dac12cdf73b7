import { describe, expect, test } from 'vitest';
import { testDatabase } from './testing/test-database.ts';

const run = {
  labId: 'bowl',
  labVersion: 1,
  settings: '{"rate":0.1}',
  seed: 4,
  forkedFrom: null,
  own: null,
  prediction: null,
  status: 'paused',
  step: 0,
  length: 10,
  startedAt: 5,
} as const;

function testRuns() {
  const { database, profileId } = testDatabase();
  const add = () => database.transact(() => database.labRuns.add({ ...run, profileId }));
  const states = (runId: number, steps: number[], kept: number[], size = 1) =>
    database.transact(() =>
      database.labStates.add(
        runId,
        steps.map((step) => ({ step, bytes: new Uint8Array(size).fill(step) })),
        kept,
      ),
    );
  return { database, profileId, add, states };
}

describe('labRuns', () => {
  test('keeps what a run is made of and what comes about', () => {
    const { database, profileId, add } = testRuns();
    const runId = add();
    const change = {
      runId,
      status: 'ended',
      step: 10,
      length: 10,
      tookMs: 7,
      outcome: '{}',
    } as const;
    database.transact(() => {
      database.labRuns.change(change);
      database.labRuns.fill(runId, { state: Uint8Array.of(1), curves: Uint8Array.of(2, 3) });
    });
    expect(database.labRuns.find(profileId, runId)).toEqual({ ...run, ...change });
    expect({ ...database.labRuns.blobs(runId) }).toEqual({
      state: Buffer.of(1),
      curves: Buffer.of(2, 3),
    });
  });

  test('lists the runs of one learner, the newest first', () => {
    const { database, profileId, add } = testRuns();
    const [first, second] = [add(), add()];
    expect(database.labRuns.list(profileId).map(({ runId }) => runId)).toEqual([second, first]);
    expect(database.labRuns.list(profileId + 1)).toEqual([]);
    expect(database.labRuns.find(profileId + 1, first)).toBeUndefined();
  });

  test('hides a run that was removed until it is brought back', () => {
    const { database, profileId, add, states } = testRuns();
    const runId = add();
    states(runId, [0, 1], [0, 1]);
    database.transact(() => database.labRuns.remove(runId, 50));
    expect(database.labRuns.list(profileId)).toEqual([]);
    expect(database.labRuns.find(profileId, runId)).toBeUndefined();
    const restore = (who: number) => database.transact(() => database.labRuns.restore(who, runId));
    expect([restore(profileId + 1), restore(profileId)]).toEqual([false, true]);
    expect(database.labRuns.find(profileId, runId)).toMatchObject({ runId });
    expect(database.labStates.steps(runId)).toEqual([0, 1]);
  });

  test('takes away for good what was removed long ago, with its states', () => {
    const { database, profileId, add, states } = testRuns();
    const [old, young, kept] = [add(), add(), add()];
    states(old, [0, 1], [0, 1]);
    database.transact(() => {
      database.labRuns.remove(old, 50);
      database.labRuns.remove(young, 70);
      database.labRuns.purge(60);
    });
    expect(database.labStates.steps(old)).toEqual([]);
    const back = (runId: number) =>
      database.transact(() => database.labRuns.restore(profileId, runId));
    expect([back(old), back(young)]).toEqual([false, true]);
    expect(database.labRuns.find(profileId, kept)).toBeDefined();
  });
});

describe('labStates', () => {
  test('keeps the states that are to stay', () => {
    const { database, add, states } = testRuns();
    const runId = add();
    states(runId, [0, 1, 2], [0, 1, 2]);
    states(runId, [3, 4], [0, 2, 4]);
    expect(database.labStates.steps(runId)).toEqual([0, 2, 4]);
    expect([...(database.labStates.find(runId, 4) ?? [])]).toEqual([4]);
    expect(database.labStates.find(runId, 3)).toBeUndefined();
  });

  test('of old runs keeps the ends once all together are too large', () => {
    const { database, add, states } = testRuns();
    const [old, young] = [add(), add()];
    // 33 MB each, of which 60 MB may stay.
    for (const runId of [old, young]) states(runId, [0, 5, 9], [0, 5, 9], 11_000_000);
    database.transact(() => database.labStates.shrinkOld());
    expect(database.labStates.steps(old)).toEqual([0, 9]);
    expect(database.labStates.steps(young)).toEqual([0, 5, 9]);
  });
});
